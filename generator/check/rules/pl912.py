"""PL912: a campaign file names what nobody has declared."""

from __future__ import annotations

from generator.check.rule import FaultRule
from generator.check.words import clean
from generator.model.diagnostic import Fault, Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL912",
    name="unknown-campaign-word",
    title="活动里的词不认得",
    severity=Severity.ERROR,
    why="类别、层级、单位、阶段写错了就对不上，这一条要求没有读进来，谁该交、交没交都不会统计。",
    bad="""\
=== content/campaigns/2024-spring.yml
title: 春季示例活动
from: 2024-04-10
to: 2024-05-15
obligations:
  - id: plan
    title: 示例材料
    who: 学校
    what: 示列课
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
    fix="请改成站点配置或名册里的写法；可用的类别和词表见“yanxiu export schema”和投稿指南",
)


def message(fault: Fault) -> str:
    """Which part and which word."""
    return f"活动文件里的词不认得：{clean(fault.detail, 160)}"


RULE = FaultRule(DOC, message)
