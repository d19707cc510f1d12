"""PL913: an obligation that cannot be met, whatever is handed in."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL913",
    name="impossible-obligation",
    title="没有人能做到的要求",
    severity=Severity.ERROR,
    why="这样的要求谁也交不齐，台账上会全是缺交，所以没有读进来。",
    bad="""\
=== content/campaigns/2024-spring.yml
title: 春季示例活动
from: 2024-04-10
to: 2024-05-15
obligations:
  - id: plan
    title: 示例材料
    who: 学校
    what: 示例课
    count: {min: 3, max: 2}
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
=== content/campaigns/2024-spring.yml
title: 春季示例活动
from: 2024-04-10
to: 2024-05-15
obligations:
  - id: plan
    title: 示例材料
    who: 学校
    what: 示例课
    count: {min: 2, max: 3}
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
    fix="请核对份数、日期和条件：最多不少于最少，截止不早于开始，日期在活动期间里",
)


def message(fault: Fault) -> str:
    """Which part and why."""
    return f"活动文件里的要求没有人能做到：{clean(fault.detail, 160)}"


RULE = FaultRule(DOC, message)
