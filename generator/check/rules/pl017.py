"""PL017: files beside several texts belong to none of them."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL017",
    name="stray-files",
    title="文件不知归哪份稿件",
    severity=Severity.WARNING,
    why="一个文件夹里有几份稿件时，旁边的图片和附件不知道属于哪一份，所以都没有发布。",
    bad="""\
=== content/submissions/示例学校/一.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/二.md
---
标题: 认识钟面
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/图.png [picture 80x60]
""",
    good="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
![钟面上是三时整](图.png)

## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识时间/图.png [picture 80x60]
""",
    fix="请给每份稿件建一个文件夹，把它的图片和附件放在一起，稿件命名为 index.md",
)


def message(fault: Fault) -> str:
    """The first few files."""
    return f"这里有几份稿件，这些文件不知归谁：{clean(fault.detail)}"


RULE = FaultRule(DOC, message)
