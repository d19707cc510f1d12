"""Tables of a body as rows of cells with their places: Markdown's, those of plain text, a word processor's HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_DELIMITER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_TABLE_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|li|ul|ol|h[1-6])\b[^>]*>| / ", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


class Segment(Struct, frozen=True):
    """One paragraph of a cell, without the blanks around it."""

    line: int
    """Index of the line, from 0."""
    start: int
    """Character in the line."""
    text: str

    @property
    def end(self) -> int:
        """Character behind the text, in the line."""
        return self.start + len(self.text)


class Row(Struct, frozen=True):
    """Cells that hold something, from left to right."""

    cells: tuple[tuple[Segment, ...], ...]
    columns: tuple[int, ...]
    """Index of each cell among all of the row, empty ones counted."""
    head: bool
    """The first row of its table."""
    markdown: bool = False
    """A Markdown head row, with its line of dashes below."""


def is_table(line: str) -> bool:
    """Whether a table begins on this line or goes on."""
    return "|" in line or ("<t" in line.lower() and _TABLE_TAG.search(line) is not None)


def last_table_end(lines: list[str]) -> int:
    """Index of the last line that closes an HTML table; -1 without one."""
    return next((at for at in range(len(lines) - 1, -1, -1) if "</table" in lines[at].lower()), -1)


def read_table(lines: list[str], at: int, last_end: int) -> tuple[list[Row], int]:
    """(rows of the table that begins on line `at`, index of the line behind it).

    `last_end` is `last_table_end` of the lines: a table that is never closed is read line by line.
    """
    if _TABLE_TAG.search(lines[at]):
        return _html(lines, at, last_end)
    rows: list[Row] = []
    first = at
    while at < len(lines) and "|" in lines[at] and not _TABLE_TAG.search(lines[at]):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if not _DELIMITER.match(lines[at]):
            dashes = "|" in below and _DELIMITER.match(below) is not None
            rows.append(_piped(at, lines[at], at == first or dashes, dashes))
        at += 1
    return rows, at


def _piped(at: int, line: str, head: bool, markdown: bool) -> Row:
    cells: list[tuple[Segment, ...]] = []
    columns: list[int] = []
    plain = "<" not in line and " / " not in line
    position = 0
    for column, text in enumerate(line.split("|")):
        bare = text.strip()
        if bare:
            start = position + text.index(bare[0])
            cell = (Segment(at, start, bare),) if plain else tuple(_segments([(at, position, text)]))
            if cell:
                cells.append(cell)
                columns.append(column)
        position += len(text) + 1
    return Row(tuple(cells), tuple(columns), head, markdown)


def _html(lines: list[str], at: int, last_end: int) -> tuple[list[Row], int]:
    """Cells may go on over lines; what is nested is flattened into the row."""
    end = at
    while at < last_end and "</table" not in lines[end].lower():
        end += 1
    rows: list[Row] = []
    cells: list[list[tuple[int, int, str]]] = []
    inside = False
    for n in range(at, end + 1):
        position = 0
        for tag in _TABLE_TAG.finditer(lines[n]):
            if inside:
                cells[-1].append((n, position, lines[n][position : tag.start()]))
            position = tag.end()
            inside = not tag[1] and tag[2].lower() in ("td", "th")
            if inside:
                cells.append([])
            elif tag[2].lower() in ("tr", "table") and cells:
                rows.append(_row(iter(cells), not rows, False))
                cells = []
        if inside:
            cells[-1].append((n, position, lines[n][position:]))
    if cells:
        rows.append(_row(iter(cells), not rows, False))
    return rows, end + 1


def _row(cells: Iterator[list[tuple[int, int, str]]], head: bool, markdown: bool) -> Row:
    kept = [(column, found) for column, raw in enumerate(cells) if (found := tuple(_segments(raw)))]
    return Row(tuple(found for _, found in kept), tuple(column for column, _ in kept), head, markdown)


def _segments(raw: list[tuple[int, int, str]]) -> Iterator[Segment]:
    for line, position, text in raw:
        at = 0
        for found in (*_BREAK.finditer(text), None):
            part = text[at : found.start() if found else len(text)]
            plain = _TAG.sub(lambda tag: " " * len(tag[0]), part) if "<" in part else part
            bare = plain.strip()
            if bare:
                start = position + at + len(plain) - len(plain.lstrip())
                yield Segment(line, start, bare)
            at = found.end() if found else at
