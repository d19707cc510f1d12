"""PL007: anchors, aliases and tags are refused."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL007",
    name="yaml-anchor",
    title="文头有特殊记号",
    severity=Severity.ERROR,
    why="值以“&”“*”“!”开头时，YAML 会当成引用或类型记号，读出来的不是写的字。",
    bad="""\
---
标题: &shijian 认识时间
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
标题: "&shijian 认识时间"
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请给整个值加上英文双引号，或去掉开头的“&”“*”“!”",
)


def message(fault: Fault) -> str:
    """The mark's name."""
    return f"文头的值不能用“&”“*”“!”开头：{clean(fault.detail)}"


RULE = FaultRule(DOC, message)
