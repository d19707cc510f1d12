"""PL101: a field that is required says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL101",
    name="missing-field",
    title="缺少必填项",
    severity=Severity.ERROR,
    why="标题、单位这些项是归类、检索和署名的依据；缺了它，读者找不到，也不知道是谁的成果。",
    bad="""\
---
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
    fix="请在文头补上这一项，写成“名称: 值”",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each required field without a value; a misspelt key is named."""
    wanted = values.missing(case)
    misspelt = values.misspelt(case, wanted)
    for name in wanted:
        label = values.label(case, name)
        demand = f"field:{name}"
        hint = case.kind.fields[name].hint
        if key := misspelt.get(name):
            message = f"缺少“{label}”，{quoted(key.text)}是不是写错的“{label}”"
            yield Finding(
                message, key.line, key.column, f"请把{quoted(key.text)}改成“{label}”", demand=demand
            )
        else:
            line, column = case.field_place(name)
            there = name in case.document.front.fields
            message = f"“{label}”后面没有写内容" if there else f"缺少“{label}”"
            written = values.example(case, name)
            fix = f"请在冒号后面写上{label}，例如" if there else "请在文头加一行，例如"
            fix = f"{fix}“{label}: {written}”"
            yield Finding(message, line, column, f"{fix}；{hint}" if hint else fix, demand=demand)


RULE = DocumentRule(DOC, check)
