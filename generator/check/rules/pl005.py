"""PL005: a full-width colon behind a key."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import quoted
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL005",
    name="full-width-colon",
    title="文头用了中文冒号",
    severity=Severity.ERROR,
    why="文头靠英文冒号加空格分开名称和值；写成中文冒号“：”，程序就认不出这一项。",
    bad="""\
---
标题：认识时间
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
    fix="请改成英文冒号，后面留一个空格，例如“标题: 认识时间”",
)


def message(fault: Fault) -> str:
    """The key before the colon."""
    return f"{quoted(fault.detail)}后面用了中文冒号"


RULE = FaultRule(DOC, message)
