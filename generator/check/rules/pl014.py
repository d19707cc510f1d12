"""PL014: the front matter is no mapping."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL014",
    name="front-matter-shape",
    title="文头不是一项一项",
    severity=Severity.ERROR,
    why="文头要一行一项，写成“名称: 值”；写成列表或一段话，程序分不出各项。",
    bad="""\
---
- 认识时间
- 示例课
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
    fix="请写成一行一项，例如“标题: 认识时间”，冒号用英文，后面留一个空格",
)


def message(fault: Fault) -> str:
    """What stands there instead."""
    return f"文头写成了{clean(fault.detail) or '别的样子'}，要写成一行一项的“名称: 值”"


RULE = FaultRule(DOC, message)
