"""PL910: a campaign file cannot be read, or has a key or value that it may not have."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL910",
    name="wrong-campaign",
    title="活动文件有错",
    severity=Severity.ERROR,
    why="写错的那一条没有读进来：活动页会不完整，谁该交什么也不会统计。",
    bad="""\
=== content/campaigns/2024-spring.yml
from: 2024-04-10
to: 2024-05-15
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
    fix="请改正这一处：日期写成 2024-04-10，键名照“yanxiu new 活动”生成的模板写",
)


def message(fault: Fault) -> str:
    """What is wrong with it."""
    return f"活动文件有错：{clean(fault.detail, 160)}"


RULE = FaultRule(DOC, message)
