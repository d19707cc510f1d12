"""PL907: a table of the registry cannot be read, or a row of it."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL907",
    name="wrong-table",
    title="登记表有错",
    severity=Severity.ERROR,
    why="读不懂的行没有读进来，名册和认定就不完整。",
    bad="""\
=== content/registry/organisations.csv
编号,名称
yi,示例学校
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
""",
    good="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学校,
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
""",
    fix="请对照示例改正表头和这一行；用 Excel 的可以直接交 .xlsx，存成 CSV 的请选“CSV UTF-8”",
)


def message(fault: Fault) -> str:
    """What is wrong with it."""
    return f"登记表有错：{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
