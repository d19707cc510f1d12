"""PL906: an organisation or a teacher that the roster does not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL906",
    name="wrong-parent",
    title="名册里对不上",
    severity=Severity.ERROR,
    why="上级、所属单位或认定的单位和教师对不上，成果和认定就算不到该算的单位和教师名下。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学校,
er,第二学校,学校,xian
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
er,第二学校,学校,yi
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
    fix="请写名册里有的单位编号，或先把那个单位加进 organisations.csv",
)


def message(fault: Fault) -> str:
    """Which row, and what it names."""
    return f"名册对不上：{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
