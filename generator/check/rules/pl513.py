"""PL513: a recognition whose last day lies before its first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.registry import FEATURED
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL513",
    name="never-in-force",
    title="认定还没开始就到期了",
    severity=Severity.WARNING,
    why="有效期的最后一天早于认定的日期，这条认定就从来没有生效，首页不会推荐，徽标一直显示为过期。",
    bad="""\
=== content/registry/featured.yml
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, date: 2024-05-20, until: 2023-05-20}
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
=== content/registry/featured.yml
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, date: 2024-05-20, until: 2027-05-20}
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
    fix="请核对 date 和 until 的年份；until 是有效期的最后一天",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each such entry."""
    for one in whole.registry.featured:
        if one.until and one.date and one.until < one.date:
            message = f"{quoted(one.whom, 80)}的认定到 {one.until} 为止，早于认定的日期 {one.date}"
            yield FEATURED, Finding(message, one.line)


RULE = SiteRule(DOC, check)
