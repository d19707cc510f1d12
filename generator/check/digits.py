"""Where a document has rows of digits long enough for a telephone. Pure.

Found once for a document: the rules on personal numbers then look only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.document import Document, Node

_HALF = str.maketrans("０１２３４５６７８９－Ｘ（）", "0123456789-X()")
_FULL = re.compile("[０-９]")
_ROW = re.compile("[0-9][-0-9 ()—–]{6}")


class Digits(Struct, frozen=True):
    """A text that has such a row, full-width digits made half-width."""

    text: str
    line: int
    """Of its first character, in the file."""
    column: int


def rows(document: Document) -> tuple[Digits, ...]:
    """The fields, the names of public files and the body, as far as they have such rows."""
    return tuple(one for one in _texts(document) if _ROW.search(one.text))


def only(text: str) -> str:
    """The digits of a number, and the X of an identity card."""
    return "".join(c for c in text.upper() if c.isdigit() or c == "X")


def _texts(document: Document) -> Iterator[Digits]:
    for name, node in document.front.fields.items():
        # Names of files are judged below, where it is known which of them are public.
        for one in _scalars(node) if name != "attachments" else ():
            yield Digits(one.text.translate(_HALF), one.line, one.column)
    for file in document.attachments:
        if not file.internal:
            yield Digits(file.name.translate(_HALF), max(1, document.front.end_line), 1)
    body = document.body
    yield Digits(body.translate(_HALF) if _FULL.search(body) else body, document.body_line, 1)


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for one in node.items:
        yield from _scalars(one)
    for _, value in node.entries:
        yield from _scalars(value)
