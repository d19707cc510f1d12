"""PL206: the submission claims another tier than the roster gives its author."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL206",
    name="tier-differs",
    title="和名册的层次不一样",
    severity=Severity.WARNING,
    why="这一项以名册为准；稿件里写的不一样，会放到别的层次里去。",
    bad="""\
=== site_config.yml
extends: example
taxonomies:
  tier: {label: 层次, terms: [{slug: one, label: 第一层}, {slug: two, label: 第二层}]}
fields:
  tier: {label: 层次, type: term, taxonomy: tier}
=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
=== content/registry/people.csv
编号,姓名,单位,梯级
t1,王示例,yi,第一层
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 王示例
层次: 第二层
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
=== site_config.yml
extends: example
taxonomies:
  tier: {label: 层次, terms: [{slug: one, label: 第一层}, {slug: two, label: 第二层}]}
fields:
  tier: {label: 层次, type: term, taxonomy: tier}
=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
=== content/registry/people.csv
编号,姓名,单位,梯级
t1,王示例,yi,第一层
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
作者: 王示例
层次: 第一层
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请核对后改稿件；名册过时的，请管理员改 registry/people.csv",
)


_TAXONOMY = "tier"


def check(case: Case) -> Iterator[Finding]:
    """One finding when no author is of a tier that the submission names."""
    claimed = case.document.terms.get(_TAXONOMY, ())
    if not claimed or _TAXONOMY not in case.site.taxonomies:
        return
    people = [case.registry.people[one.id] for one in case.document.authors if one.id in case.registry.people]
    graded = [one for one in people if one.tier]
    if not graded or any(one.tier in claimed for one in graded):
        return
    name = next((n for n, field in case.kind.fields.items() if field.taxonomy == _TAXONOMY), _TAXONOMY)
    line, column = case.field_place(name)
    written = listed(case.vocabulary.label(_TAXONOMY, one) for one in claimed)
    known = listed(f"{one.name}是“{case.vocabulary.label(_TAXONOMY, one.tier)}”" for one in graded)
    yield Finding(f"“{values.label(case, name)}”写的是“{written}”，名册里{known}", line, column)


RULE = DocumentRule(DOC, check)
