"""PL010: the text is in a Chinese national encoding; it was read all the same."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL010",
    name="wrong-encoding",
    title="编码不是 UTF-8",
    severity=Severity.WARNING,
    why="按 GBK（记事本的 ANSI）读出来了，可以发布；换一台电脑打开却可能全是乱码。",
    bad="""\
=== content/submissions/示例学校/认识时间/index.md [gbk]
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
    fix="请用记事本“另存为”，编码选 UTF-8",
)


def message(_fault: Fault) -> str:
    """Read, but not as it should be."""
    return "文件编码不是 UTF-8，已按 GBK 读出"


RULE = FaultRule(DOC, message)
