"""Where a document has rows of digits long enough for a telephone. Pure.

Found once for a document: the rules on personal numbers then look only there.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.model.document import Document, Node

_HALF = str.maketrans("０１２３４５６７８９－Ｘ（）", "0123456789-X()")
_FULL = re.compile("[０-９]")
_ROW = re.compile("[0-9０-９][-0-9 ()—–０-９－（）]{6}")


class Digits(Struct, frozen=True):
    """A text that has such a row, full-width digits made half-width."""

    text: str
    line: int
    """Of its first character, in the file."""
    column: int


def rows(document: Document) -> tuple[Digits, ...]:
    """The fields, the names of public files and the body, as far as they have such rows."""
    front, body = document.front, document.body
    # Names of files are judged by themselves, where it is known which of them are public.
    nodes = [one for name, node in front.fields.items() if name != "attachments" for one in _scalars(node)]
    found = [
        Digits(one.text.translate(_HALF), one.line, one.column) for one in nodes if _ROW.search(one.text)
    ]
    found += [
        Digits(one.name.translate(_HALF), max(1, front.end_line), 1)
        for one in document.attachments
        if not one.internal and _ROW.search(one.name)
    ]
    if _ROW.search(body):
        found.append(Digits(body.translate(_HALF) if _FULL.search(body) else body, document.body_line, 1))
    return tuple(found)


def only(text: str) -> str:
    """The digits of a number, and the X of an identity card."""
    return "".join(c for c in text.upper() if c.isdigit() or c == "X")


def _scalars(node: Node) -> tuple[Node, ...]:
    if node.kind == "scalar":
        return (node,)
    values = (*node.items, *(value for _, value in node.entries))
    return tuple(one for value in values for one in _scalars(value))
