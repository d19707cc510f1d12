"""PL107: several values where one is allowed, or a map where text is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import clean
from generator.check.written import filled
from generator.model.diagnostic import Severity
from generator.model.document import Node
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL107",
    name="wrong-shape",
    title="这一项的格式不对",
    severity=Severity.ERROR,
    why="只能写一个值的项写了几个，不知道以哪个为准；该写文字的地方写成了别的，读不出来。",
    bad="""\
---
标题: [认识时间, 认识钟面]
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
    fix="请只写一个值，写成“名称: 值”",
)


_OWN_LIST = frozenset({"list", "attachments"})


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for each field."""
    for name, field, node in case.written:
        if node.kind == "scalar":
            continue
        label = values.label(case, name)
        if field.type == "attachments":
            yield from _attachments(label, node)
            continue
        parts = node.items if node.kind == "list" else (node,)
        odd = next((one for one in parts if one.kind in ("list", "map") and filled(one)), None)
        if odd is not None:
            yield Finding(f"“{label}”要写文字，这里写成了{_SHAPES[odd.kind]}", odd.line, odd.column, _FIX)
        elif not field.many and field.type not in _OWN_LIST and len(node.texts()) > 1:
            fix = f"请留下最合适的一个，例如“{label}: {clean(node.texts()[0], 20)}”"
            yield Finding(f"“{label}”只能写一个，这里有 {len(node.texts())} 个", node.line, node.column, fix)


def _attachments(label: str, node: Node) -> Iterator[Finding]:
    """An entry is a file name or a map of texts."""
    for one in node.items if node.kind == "list" else (node,):
        if one.kind == "list" or any(value.kind in ("list", "map") for _, value in one.entries):
            fix = "每个附件写成一条：“- {文件: 文件名, 角色: 用途}”"
            yield Finding(f"“{label}”里这一条的格式不对", one.line, one.column, fix)


_SHAPES = {"list": "套在一起的列表", "map": "“名称: 值”"}
_FIX = "请写成文字；文字里有英文冒号、方括号或花括号时，给整个值加英文双引号"


RULE = DocumentRule(DOC, check)
