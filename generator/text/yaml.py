"""YAML with places: every value knows its line and column, scalars stay as written.

In: YAML text and the line on which it stands in its file. Out: a `Node` tree and
faults. Never raises on bad input. Anchors, aliases and tags are refused: no
submission needs them, and each is a way to surprise the reader.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.model.diagnostic import Fault
from generator.model.document import Node

_LOADER: Any = type(
    "Untyped",
    (getattr(yaml, "CSafeLoader", yaml.SafeLoader),),
    {
        "resolve": lambda *_: None,
        "descend_resolver": lambda *_: None,
        "ascend_resolver": lambda _: None,
    },
)
"""Scalars stay as written: to guess what type each might be would cost a third of the reading."""
_FULL_COLON = re.compile(r"^(\s*(?:- )?[^\s:#'\"{\[：][^:：]*?)：", re.MULTILINE)
_REFUSED = re.compile(r"(?:^|[\s\[{,])(?:[&*][^\s,\]}]+|!{1,2}[^\s]*)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEPTH = 32
"""Deepest nesting read; a front matter has three levels, `limits` none deeper than six."""

SYNTAX, FULL_COLON, DUPLICATE, REFUSED, SHAPE = "PL004", "PL005", "PL006", "PL007", "PL014"


def compose(text: str, first_line: int = 1) -> tuple[Node | None, list[Fault]]:
    """The mapping at the top of `text`, None when it cannot be read.

    `first_line` is the 1-based line of the file on which `text` begins.
    """
    faults: list[Fault] = []
    try:
        if refused := _refused(text, first_line):
            return None, [refused]
        top = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return None, [_full_colon(text, first_line) or _syntax(error, text, first_line)]
    except (RecursionError, ValueError) as error:
        return None, [Fault(SYNTAX, first_line, 0, type(error).__name__)]
    if top is None:
        return Node("map", first_line, 1), faults
    node = _convert(top, first_line, faults, 0)
    if node.kind != "map":
        shape = {"list": "列表", "scalar": "一段文字", "null": "空值"}[node.kind]
        return None, [_full_colon(text, first_line) or Fault(SHAPE, node.line, node.column, shape)]
    return node, faults


def _full_colon(text: str, first_line: int) -> Fault | None:
    """Why a front matter that does not parse usually fails: `标题：…` typed with a Chinese keyboard."""
    found = _FULL_COLON.search(text)
    if found is None:
        return None
    line = first_line + text.count("\n", 0, found.start(1))
    column = found.end() - (text.rfind("\n", 0, found.end()) + 1)
    return Fault(FULL_COLON, line, column, found[1].strip())


def _refused(text: str, first_line: int) -> Fault | None:
    """The first anchor, alias or tag. The cheap search only decides whether to look closely."""
    if not _REFUSED.search(text):
        return None
    for event in yaml.parse(text, Loader=_LOADER):
        refused = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if refused:
            mark = event.start_mark
            line, column = (mark.line, mark.column + 1) if mark else (0, 0)
            return Fault(REFUSED, first_line + line, column, str(refused))
    return None


def _syntax(error: yaml.YAMLError, text: str, first_line: int) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line if mark else 0
    column = mark.column + 1 if mark else 0
    lines = text.split("\n")
    shown = lines[min(line, len(lines) - 1)].strip()[:60]
    if "\t" in lines[min(line, len(lines) - 1)]:
        shown = "用了制表符（Tab）缩进"
    return Fault(SYNTAX, first_line + min(line, len(lines) - 1), column, shown)


def _convert(node: yaml.Node, first_line: int, faults: list[Fault], depth: int) -> Node:
    line, column = first_line + node.start_mark.line, node.start_mark.column + 1
    if depth > _DEPTH:
        faults.append(Fault(SYNTAX, line, column, "嵌套太深"))
        return Node("null", line, column)
    if isinstance(node, yaml.ScalarNode):
        plain = not node.style and node.value in _NULLS
        return Node("null" if plain else "scalar", line, column, text=node.value)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_convert(one, first_line, faults, depth + 1) for one in node.value)
        return Node("list", line, column, items=items)
    entries: list[tuple[Node, Node]] = []
    seen: set[str] = set()
    for key, value in node.value:
        written = _convert(key, first_line, faults, depth + 1)
        if written.text in seen:
            faults.append(Fault(DUPLICATE, written.line, written.column, written.text))
            continue
        seen.add(written.text)
        entries.append((written, _convert(value, first_line, faults, depth + 1)))
    return Node("map", line, column, entries=tuple(entries))


def plain(node: Node) -> Any:
    """The tree as dict, list and YAML 1.2 core scalars: for configuration, never for submissions."""
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.entries}
    if node.kind == "list":
        return [plain(one) for one in node.items]
    if node.kind == "null":
        return None
    return node.text


def at(node: Node, path: tuple[str | int, ...]) -> Node:
    """The deepest node on `path` that exists; the key's node when the last step is a missing value."""
    here = node
    for step in path:
        if here.kind == "map":
            found = next(((k, v) for k, v in here.entries if k.text == str(step)), None)
            if found is None:
                return here
            here = found[1] if found[1].kind != "null" else found[0]
        elif here.kind == "list" and isinstance(step, int) and step < len(here.items):
            here = here.items[step]
        else:
            return here
    return here


def key_at(node: Node, path: tuple[str | int, ...]) -> Node:
    """The key named by the last step of `path`, for faults about keys."""
    parent = at(node, path[:-1])
    return next((key for key, _ in parent.entries if key.text == str(path[-1])), parent)
