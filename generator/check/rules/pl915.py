"""PL915: an obligation that asks nobody of the roster."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL915",
    name="obligation-of-nobody",
    title="没有人要交的要求",
    severity=Severity.WARNING,
    why="名册里没有符合条件的单位或教师，这一条要求在台账上是空的，多半是层级或条件写错了。",
    bad="""\
=== content/registry/organisations.csv
编号,名称,级别,上级
yi,示例学校,学校,
=== content/campaigns/2024-spring.yml
title: 春季示例活动
from: 2024-04-10
to: 2024-05-15
obligations:
  - id: plan
    title: 示例材料
    who: 市
    what: 示例课
    count: 1
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
=== content/campaigns/2024-spring.yml
title: 春季示例活动
from: 2024-04-10
to: 2024-05-15
obligations:
  - id: plan
    title: 示例材料
    who: 学校
    what: 示例课
    count: 1
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
    fix="请核对 who 的层级和条件；这一级的单位还没有登记的，先补进名册",
)


def message(fault: Fault) -> str:
    """Which obligation."""
    return f"活动文件里的要求没有对象：{clean(fault.detail, 160)}"


RULE = FaultRule(DOC, message)
