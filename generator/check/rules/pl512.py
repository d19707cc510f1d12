"""PL512: more submissions recognised in one batch than its quota."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import clean, quoted
from generator.model.diagnostic import Severity
from generator.model.registry import FEATURED, Featured
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL512",
    name="over-quota",
    title="认定超过名额",
    severity=Severity.WARNING,
    why="名额是事先定好的；超过了，推荐的就不再是挑出来的，没有推荐上的学校也会来问。",
    bad="""\
=== site_config.yml
extends: example
taxonomies: {recognition: {label: 认定, terms: [{slug: city, label: 示例级}]}}
quotas: {city: 1}
=== content/registry/featured.yml
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
- {submission: submissions/示例学校/认识分数/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
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
=== content/submissions/示例学校/认识分数/index.md
---
标题: 认识分数
类别: 示例课
单位: 示例学校
---
## 目标
能说出几分之一表示什么意思。

## 过程
先折一折纸，再说一说分数。
""",
    good="""\
=== site_config.yml
extends: example
taxonomies: {recognition: {label: 认定, terms: [{slug: city, label: 示例级}]}}
quotas: {city: 1}
=== content/registry/featured.yml
- {submission: submissions/示例学校/认识时间/index.md, level: 示例级, by: 示例教研室, batch: 第一批}
- {submission: submissions/示例学校/认识分数/index.md, level: 示例级, by: 示例教研室, batch: 第二批}
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
=== content/submissions/示例学校/认识分数/index.md
---
标题: 认识分数
类别: 示例课
单位: 示例学校
---
## 目标
能说出几分之一表示什么意思。

## 过程
先折一折纸，再说一说分数。
""",
    fix="请核对批次（batch）写得对不对；确实要增加的，请改 site_config.yml 的 quotas",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each batch that is too large, at the first entry beyond its quota."""
    taken: dict[tuple[str, str, str], list[Featured]] = {}
    for one in whole.registry.featured:
        if one.submission and one.level in whole.site.quotas:
            taken.setdefault((one.by, one.level, one.round), []).append(one)
    recognition = whole.site.taxonomies["recognition"].terms if taken else ()
    labels = {term.slug: term.label for term in recognition}
    for (by, level, batch), members in taken.items():
        most = whole.site.quotas[level]
        if len(members) > most:
            who = f"{clean(by)}" if by else "没有写认定单位的"
            which = quoted(batch) if batch else "没有写批次和日期的"
            message = f"{who}{which}{labels.get(level, level)}认定有{len(members)}份，名额是{most}份"
            yield FEATURED, Finding(message, members[most].line)


RULE = SiteRule(DOC, check)
