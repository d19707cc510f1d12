"""PL905: two rows of the roster have one id."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL905",
    name="duplicate-id",
    title="编号重复",
    severity=Severity.ERROR,
    why="编号是单位和教师的唯一标识；重复的后一行没有读进来。同一位教师换了单位，可以有几行，起止日期不重叠就行。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学校,
yi,第二学校,学校,
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
er,第二学校,学校,
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
    fix="请给其中一行换一个没有用过的编号",
)


def message(fault: Fault) -> str:
    """The id."""
    return f"名册里编号写了两次：{clean(fault.detail, 120)}"


RULE = FaultRule(DOC, message)
