"""PL110: a visibility that means nothing, which would be published as public."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.check.written import filled
from generator.config import visibility
from generator.model.diagnostic import Severity
from generator.model.document import Node
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL110",
    name="unknown-visibility",
    title="公开范围不认得",
    severity=Severity.ERROR,
    why="公开范围写错，本来只存档的签名、名单就可能公开出去；所以宁可先不发布。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
公开范围: 保密
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
公开范围: 内部
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写“内部”（只存档，不公开）或“公开”",
)


_FIELD = "visibility"


def check(case: Case) -> Iterator[Finding]:
    """The submission's own visibility and that of each attachment."""
    for name, field, node in case.written:
        found: tuple[Node, ...] = ()
        if name == _FIELD:
            found = node.items if node.kind == "list" else (node,)
        elif field.type == "attachments":
            entries = node.items if node.kind == "list" else (node,)
            found = tuple(
                value
                for one in entries
                for key, value in one.entries
                if key.text.strip().lower() in visibility.KEYS and filled(value)
            )
        for one in found:
            if not visibility.is_known(one.text):
                yield Finding(f"公开范围{quoted(one.text)}不认得", one.line, one.column)


RULE = DocumentRule(DOC, check, exemptible=False)
