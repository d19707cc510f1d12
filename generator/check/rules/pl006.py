"""PL006: a field stands twice."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import quoted
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL006",
    name="duplicate-field",
    title="同一项写了两次",
    severity=Severity.ERROR,
    why="同一项出现两次，不知道以哪个为准；中文名和英文名是同一项。",
    bad="""\
---
标题: 认识时间
标题: 认识钟面
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
    fix="请只留一项，删去另一项；有几个值时写成列表，例如“作者: [王老师, 李老师]”",
)


def message(fault: Fault) -> str:
    """The key, or the two names under which one field stands."""
    first, _, second = fault.detail.partition(" / ")
    if second:
        return f"{quoted(first)}和{quoted(second)}是同一项，写了两次"
    return f"{quoted(first)}写了两次" if first else "同一项写了两次"


RULE = FaultRule(DOC, message)
