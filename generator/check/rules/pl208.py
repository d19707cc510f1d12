"""PL208: the date lies outside the campaign that the submission names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.config.campaigns import TAXONOMY
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc
from generator.text.dates import parse_day

DOC = RuleDoc(
    code="PL208",
    name="date-outside-campaign",
    title="日期不在活动期内",
    severity=Severity.WARNING,
    why="活动只收活动期内的成果；日期对不上，多半是年份写错，或选错了活动，统计时可能不算。",
    bad="""\
=== content/campaigns/spring.yml
title: 春季示例活动
from: 2024-04-01
to: 2024-04-30
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
活动: 春季示例活动
日期: 2023-04-12
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
=== content/campaigns/spring.yml
title: 春季示例活动
from: 2024-04-01
to: 2024-04-30
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
活动: 春季示例活动
日期: 2024-04-12
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请核对年份和活动名称；确实不是这次活动的，请改写别的活动或删去“活动”这一行",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each campaign outside whose days the date lies; a date that is none is PL105's."""
    campaigns = [one for one in case.document.terms.get(TAXONOMY, ()) if one in case.periods]
    node = case.document.front.fields.get("date")
    if not campaigns or node is None or not node.texts():
        return
    try:
        day = parse_day(node.texts()[0][:60]).isoformat()
    except ValueError:
        return
    for one in campaigns:
        start, end = case.periods[one]
        if (start and day < start) or (end and day > end):
            name = quoted(case.vocabulary.label(TAXONOMY, one))
            period = f"{start or '开始'} 至 {end or '今后'}"
            message = f"“{values.label(case, 'date')}”是 {day}，不在活动{name}的时间里（{period}）"
            yield Finding(message, node.line, node.column)


RULE = DocumentRule(DOC, check, requires=("PL105",))
