"""PL916: a teacher whose organisation has been closed, and whose post there has no end."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL916",
    name="post-at-closed-organisation",
    title="任职的单位已经撤并",
    severity=Severity.WARNING,
    why="学校撤并以后，没有改单位的教师仍列在原校名下，材料还向原校要，学时记不到现在的学校。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级,撤并,并入
yi,示例学校,学校,,,
er,第二学校,学校,,2024-08-31,yi
=== content/registry/people.csv
编号,姓名,单位,起始,终止
t1,王示例,er,2010-09-01,
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
编号,名称,级别,上级,撤并,并入
yi,示例学校,学校,,,
er,第二学校,学校,,2024-08-31,yi
=== content/registry/people.csv
编号,姓名,单位,起始,终止
t1,王示例,er,2010-09-01,2024-08-30
t1,王示例,yi,2024-08-31,
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
    fix="请改成现在的单位，或填终止日期",
)


def message(fault: Fault) -> str:
    """Which teacher, which organisation and since when."""
    return f"名册里{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
