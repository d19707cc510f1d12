"""PL202: two terms that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL202",
    name="terms-apart",
    title="两项对不上",
    severity=Severity.ERROR,
    why="两项互相矛盾，总有一项写错了；照这样归类，会放到不该放的地方。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
阶梯: 高阶
课式: 初阶课
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
阶梯: 初阶
课式: 初阶课
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请核对这两项，改正写错的那一项",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each term that another taxonomy's terms exclude."""
    vocabulary, terms = case.vocabulary, case.document.terms
    for taxonomy, keys in terms.items():
        declared = vocabulary.terms(taxonomy)
        for key in keys:
            only_with = declared[key].only_with if key in declared else {}
            for other, allowed in only_with.items():
                present = terms.get(other, ())
                if not present or set(allowed).intersection(present):
                    continue
                here, there = vocabulary.taxonomy(taxonomy).label, vocabulary.taxonomy(other).label
                label = vocabulary.label(taxonomy, key)
                beside = listed(vocabulary.label(other, one) for one in present)
                line, column = _place(case, taxonomy, key)
                fitting = listed(vocabulary.label(other, one) for one in allowed)
                yield Finding(
                    f"{here}“{label}”和{there}“{beside}”对不上",
                    line,
                    column,
                    f"{here}“{label}”只用于{there}：{fitting}；请改正写错的那一项",
                )


def _place(case: Case, taxonomy: str, key: str) -> tuple[int, int]:
    """Where the term was written: in a list, its own place."""
    for _, field, node in values.texts(case, "term"):
        if field.taxonomy != taxonomy:
            continue
        if key in case.vocabulary.term(taxonomy, node.text, case.document.terms).slugs:
            return node.line, node.column
    return case.document.front.end_line, 0


RULE = DocumentRule(DOC, check)
