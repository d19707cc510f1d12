"""PL102: a key that no field answers to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL102",
    name="unknown-field",
    title="不认得的项",
    severity=Severity.WARNING,
    why="认不得的项不会显示，也不能用来检索；多半是名称写错了一个字。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
摘耍: 看懂钟面上的整时。
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
摘要: 看懂钟面上的整时。
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请改成认得的名称，或删去这一行\n各类别可以写哪些项，见投稿指南",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each unknown key; those that PL101 takes for a missing field are left to it."""
    if not case.document.front.unknown:
        return
    left_out = [name for name in case.kind.fields if name not in case.document.front.fields]
    choice = (
        f"请改成认得的项，或删去这一行；还可以写：{listed((values.label(case, one) for one in left_out), 8)}"
    )
    left = set(values.misspelt(case, values.missing(case)).values())
    for key in case.document.front.unknown:
        if key in left:
            continue
        meant = values.meant_field(case, key.text)
        fix = f"是不是“{values.label(case, meant)}”？是就改过来，不是就删去这一行" if meant else choice
        what = quoted(key.text) if key.text.strip() else "这一项"
        yield Finding(f"不认得{what}", key.line, key.column, fix)


RULE = DocumentRule(DOC, check)
