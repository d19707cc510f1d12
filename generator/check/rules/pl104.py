"""PL104: a pattern, a number or its bounds are not met."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.kind import Field
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL104",
    name="wrong-form",
    title="写法不合要求",
    severity=Severity.ERROR,
    why="编号、学时这类项要按统一的写法填，才能核对、排序和求和。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
学时: 两个
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
学时: 2
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请按要求的写法改，数字只写数字，不带单位",
)


_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_LONGEST = 500
"""Characters on which a pattern is tried: patterns come from the site, texts from anyone."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each value that is not what its field asks for."""
    for name, field, node in values.texts(case, "text", "list", "integer", "number", "path"):
        text = node.text.strip()
        problem = _number(field, text) if field.type in ("integer", "number") else _pattern(field, text)
        if problem:
            hint = f"请改写；{field.hint}" if field.hint else _example(case, name, field)
            message = f"“{values.label(case, name)}”{problem}，这里写的是{quoted(text)}"
            yield Finding(message, node.line, node.column, hint)


def _example(case: Case, name: str, field: Field) -> str:
    label = values.label(case, name)
    if field.type in ("integer", "number"):
        return f"请只写数字，不带单位，例如“{label}: {values.example(case, name)}”"
    return f"请照投稿指南里“{label}”的写法改"


def _number(field: Field, text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    if not _NUMBER.fullmatch(plain):
        return "要写数字"
    value = float(plain)
    if field.type == "integer" and not value.is_integer():
        return "要写整数"
    if field.minimum is not None and value < field.minimum:
        return f"不能小于 {field.minimum:g}"
    if field.maximum is not None and value > field.maximum:
        return f"不能大于 {field.maximum:g}"
    return ""


def _pattern(field: Field, text: str) -> str:
    if field.pattern is None:
        return ""
    try:
        fits = len(text) <= _LONGEST and re.fullmatch(field.pattern, text)
    except re.error:  # the configuration's own fault, reported there
        return ""
    return "" if fits else "不合规定的写法"


RULE = DocumentRule(DOC, check)
