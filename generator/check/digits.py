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
_ROW = re.compile("[0-9０-９][-0-9 ()—–０-９－（）]{6}")


class Digits(Struct, frozen=True):
    """A text that has such a row, full-width digits made half-width."""

    text: str
    line: int
    """Of its first character, in the file."""
    column: int


def rows(document: Document) -> tuple[Digits, ...]:
    """The fields, the names of public files and the body, as far as they have such rows."""
    found = [
        Digits(text.translate(_HALF), line, column)
        for text, line, column in _short_texts(document)
        if _ROW.search(text)
    ]
    body = document.body
    if _ROW.search(body):
        found.append(Digits(body.translate(_HALF) if _FULL.search(body) else body, document.body_line, 1))
    return tuple(found)


def only(text: str) -> str:
    """The digits of a number, and the X of an identity card."""
    return "".join(c for c in text.upper() if c.isdigit() or c == "X")


def _short_texts(document: Document) -> Iterator[tuple[str, int, int]]:
    for name, node in document.front.fields.items():
        # Names of files are judged below, where it is known which of them are public.
        for one in _scalars(node) if name != "attachments" else ():
            yield one.text, one.line, one.column
    for file in document.attachments:
        if not file.internal:
            yield file.name, max(1, document.front.end_line), 1


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for one in node.items:
        yield from _scalars(one)
    for _, value in node.entries:
        yield from _scalars(value)
