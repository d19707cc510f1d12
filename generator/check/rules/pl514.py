"""PL514: one recognition listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.registry import FEATURED
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL514",
    name="recognised-twice",
    title="同一认定登记了两次",
    severity=Severity.WARNING,
    why="同一份登记两次，页面上就有两个一样的徽标，名额也多占一个。",
    bad="""\
=== content/registry/featured.yml
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
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
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
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
    fix="请删去重复的一条；确实是两次认定的，请分别写上批次（batch）或日期",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each entry that says what an earlier one says."""
    first: dict[tuple[str, ...], int] = {}
    for one in whole.registry.featured:
        key = (one.whom, one.level, one.award, one.by, one.round)
        if key in first:
            yield FEATURED, Finding(f"{quoted(one.whom, 80)}的这条认定，第{first[key]}行已经登记过", one.line)
        first.setdefault(key, one.line)


RULE = SiteRule(DOC, check)
