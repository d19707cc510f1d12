"""PL011: a folder with nothing in it."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL011",
    name="empty-folder",
    title="空文件夹",
    severity=Severity.NOTICE,
    why="文件夹里什么也没有，可能是稿件没有传上来。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
=== content/submissions/示例学校/认识钟面 [folder]
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请把稿件放进来，或删去这个文件夹",
)


def message(_fault: Fault) -> str:
    """The path tells which."""
    return "这个文件夹是空的"


RULE = FaultRule(DOC, message)
