"""PL109: a text is shorter than its field asks for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL109",
    name="short-text",
    title="写得太短",
    severity=Severity.ERROR,
    why="一两个字说不清是什么材料，读者在列表里没法判断要不要点开。",
    bad="""\
---
标题: 课
类别: 示例课
单位: 示例学校
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
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写具体一些，让没看过正文的人也能明白",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each text under its field's minimum."""
    for name, field, node in values.texts(case, "text", "list"):
        length = len(node.text.strip())
        if field.min_length is not None and length < field.min_length:
            message = f"“{values.label(case, name)}”只有 {length} 个字，至少要 {field.min_length} 个"
            fix = f"请写具体一些；{field.hint}" if field.hint else ""
            yield Finding(message, node.line, node.column, fix)


RULE = DocumentRule(DOC, check)
