"""PL103: the kind is missing or none of the site's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import closest, listed, quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL103",
    name="unknown-kind",
    title="类别缺少或不认得",
    severity=Severity.ERROR,
    why="类别决定要查哪些项和哪些部分，也决定放到哪一栏；没有类别就没法检查和发布。",
    bad="""\
---
标题: 认识时间
类别: 示列课
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
    fix="请在文头写“类别: ……”，写投稿指南里列出的类别名",
)


def check(case: Case) -> Iterator[Finding]:
    """What stands there, what was probably meant, what may stand there."""
    if case.document.kind:
        return
    label = values.label(case, "kind")
    kinds = case.site.kinds
    choice = f"可以写：{listed((kind.label for kind in kinds.values()), 8)}"
    line, column = case.field_place("kind")
    node = case.document.front.fields.get("kind")
    written = node.texts() if node else ()
    if len(written) == 1:
        names = {name: kind for kind in kinds.values() for name in (kind.label, *kind.aliases)}
        meant = closest(written[0], [*names, *kinds])
        kind = (names.get(meant) or kinds[meant]) if meant else None
        fix = f"是不是“{kind.label}”？{choice}" if kind else choice
        yield Finding(f"不认得{label}{quoted(written[0])}", line, column, fix)
    elif written:
        yield Finding(f"“{label}”只能写一个，这里有 {len(written)} 个", line, column, choice)
    else:
        misspelt = values.misspelt(case, ("kind",)).get("kind")
        if misspelt is not None:
            line, column = misspelt.line, misspelt.column
            choice = f"请把{quoted(misspelt.text)}改成“{label}”"
        yield Finding(f"缺少“{label}”", line, column, choice)


RULE = DocumentRule(DOC, check, needs_kind=False, exemptible=False)
