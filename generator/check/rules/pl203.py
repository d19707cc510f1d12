"""PL203: a spelling that several terms share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL203",
    name="ambiguous-term",
    title="一个词有两种意思",
    severity=Severity.ERROR,
    why="同一个叫法在词表里指好几个词，归错了类别人就找不到。",
    bad="""\
=== site_config.yml
extends: example
taxonomies:
  field: {terms: [{slug: a, aliases: [通用]}, {slug: b, aliases: [通用]}]}
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
领域: 通用
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
  field: {terms: [{slug: a, aliases: [通用]}, {slug: b, aliases: [通用]}]}
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
领域: 乙领域
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写其中一个的全名",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each, with what it may mean."""
    for one in case.document.unresolved:
        field = case.kind.fields.get(one.field)
        if field is None or field.type != "term" or not one.candidates:
            continue
        meant = "、".join(f"“{case.vocabulary.label(field.taxonomy or '', slug)}”" for slug in one.candidates)
        message = f"“{values.label(case, one.field)}”写的{quoted(one.written)}可能指{meant}"
        yield Finding(message, one.line, one.column, f"请写清楚是哪一个：{meant}")


RULE = DocumentRule(DOC, check)
