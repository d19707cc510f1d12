"""PL201: a value that its closed list of terms does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.unfilled import is_placeholder
from generator.check.words import clean, closest, listed, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL201",
    name="unknown-term",
    title="词表里没有这个词",
    severity=Severity.ERROR,
    why="学段、年级这类项要用统一的词，别的老师才能按它筛选到这份材料。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
领域: 丙领域
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
领域: 甲领域
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请改成词表里的词；词表里确实缺的，请管理员在 site_config.yml 里补上",
)


_SEPARATORS = re.compile("[、，,;；/ ]+")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each unknown term; several terms in one text are told apart."""
    for one in case.document.unresolved:
        field = case.kind.fields.get(one.field)
        if field is None or field.type != "term" or one.candidates or is_placeholder(one.written):
            continue
        name = field.taxonomy or ""
        taxonomy = case.vocabulary.taxonomy(name)
        known = {name: term for term in taxonomy.terms for name in (term.label, term.slug, *term.aliases)}
        parts = [part for part in _SEPARATORS.split(one.written[:200]) if part]
        resolved = len(parts) > 1 and all(case.vocabulary.term(name, part).slugs for part in parts)
        meant = closest(one.written, known)
        choice = f"可以写：{listed(term.label for term in taxonomy.terms)}" if taxonomy.terms else ""
        if resolved:
            several = f"请写成列表：[{', '.join(clean(part) for part in parts)}]"
            fix = several if field.many else "这一项只能写一个，请留下最合适的"
        elif meant:
            fix = f"是不是“{known[meant].label}”？{choice}"
        else:
            fix = choice
        message = f"“{values.label(case, one.field)}”没有{quoted(one.written)}这个值"
        yield Finding(message, one.line, one.column, fix)


RULE = DocumentRule(DOC, check)
