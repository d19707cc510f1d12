"""Where a text may have section labels, in every form that real submissions use.

In: the lines of a Markdown body. Out: candidates in reading order; whether one is a
section of the kind is decided by the caller's list of labels. Forms (domain: measured
on real documents): `## x`, `x` underlined, `【x】…`, `一、x`, `（一）x`, `1. x`,
`**x**…`, a table's first column or header row, `x：…`, a line that is only the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.document import Form

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*(.+?)[ \t]*#*$")
_BRACKET = re.compile(r"[【〖]([^【】〖〗\n]{1,24})[】〗]")
_BOLD = re.compile(r"^\s*(?:[-*+]\s+)?(?:\*\*|__)(.{1,40}?)(?:\*\*|__)(.*)$")
_NUMBERED = re.compile(
    r"^\s*(?:[-*+]\s+)?(?:第[一二三四五六七八九十\d]{1,3}(?:部分|节|环节)"
    r"|[（(]?[一二三四五六七八九十]{1,3}[)）、.．:：,，]|[（(]?\d{1,2}(?:[.．]\d{1,2})*\\?[)）、.．](?!\d)|\d{1,2}(?:[.．]\d{1,2})+\s|[①-⑳])"
)
_CELL_TAG = re.compile(r"</?t[dh]\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:br|p|div|span|strong|b|u|tr|table|thead|tbody|font|h[1-6]|li|ul|ol)\b[^>]*>", re.IGNORECASE
)
_DELIMITER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PROSE = 40
"""Characters: longer than any label with its numbering, duration and colon."""
_DRESS = frozenset(" \t\u3000>#*_-+(（<〖")
_MAY_HOLD = re.compile("[:：、.．)）①-⑳第<〖*_]")
_LONGEST = 20
"""Characters of a label as written; the longest synonym in use has 12."""


class Candidate(Struct, frozen=True):
    """Text that may be a label."""

    line: int
    """Index of the line, from 0."""
    start: int
    """Character at which the label's dress begins, in the line."""
    end: int
    """Character at which its content begins."""
    label: str
    """As written, marks included."""
    form: Form
    column: int = -1
    """Column of a table's header row; -1 elsewhere."""


def candidates(lines: list[str]) -> Iterator[Candidate]:
    """Candidates of a body, in reading order; code blocks are passed over."""
    fence = ""
    for at, line in enumerate(lines):
        if found := _FENCE.match(line):
            mark = found[1]
            fence = mark if not fence else ("" if mark.startswith(fence) else fence)
            continue
        if fence or not line or line.isspace() or _is_prose(line):
            continue
        yield from _of_line(at, line, lines[at + 1] if at + 1 < len(lines) else "")


def _is_prose(line: str) -> bool:
    """A long line without any dress of a label: most lines are such, and need no closer look."""
    return (
        len(line) > _PROSE
        and line[0] not in _DRESS
        and not _MAY_HOLD.search(line, 0, _PROSE)
        and "【" not in line
        and "|" not in line
    )


def _of_line(at: int, line: str, below: str) -> Iterator[Candidate]:
    if found := _HEADING.match(line):
        yield from _split_off(at, line, found.start(1), found.end(1), "heading")
        return
    if "|" in line or "<t" in line.lower():
        yield from _cells(at, line, bool(_DELIMITER.match(below)))
        return
    brackets = list(_BRACKET.finditer(line))
    if brackets:
        for one in brackets:
            yield Candidate(at, one.start(), one.end(), one[1], "bracket")
        return
    if found := _BOLD.match(line):
        yield from _bold(at, found)
        return
    start = len(line) - len(line.lstrip(" \t\u3000>"))
    if found := _NUMBERED.match(line):
        yield from _split_off(at, line, start, len(line), "numbered")
        return
    underlined = bool(re.match(r"^ {0,3}(?:=+|-{3,})\s*$", below))
    yield from _split_off(at, line, start, len(line.rstrip()), "heading" if underlined else "inline")


def _bold(at: int, found: re.Match[str]) -> Iterator[Candidate]:
    inside, rest = found[1], found[2]
    for mark in "：:":
        if mark in inside:  # **教学目标：能……**
            end = found.start(1) + inside.index(mark) + 1
            yield Candidate(at, found.start(), end, inside.partition(mark)[0], "bold")
            return
    if not rest.strip() or rest.lstrip()[0] in "：:" or rest[0] in " \t\u3000":
        yield Candidate(at, found.start(), found.end(1) + 2, inside, "bold")


def _split_off(at: int, line: str, start: int, end: int, form: Form) -> Iterator[Candidate]:
    """The label before a colon, else the whole text, else what stands before a wide gap."""
    text = _TAG.sub("", line[start:end]) if "<" in line else line[start:end]
    head = text[: _LONGEST + 16]
    found = re.search(r"[:：](?!//)", head[3:])  # a numbering such as `一：` has its own colon
    if found:
        label = head[: 3 + found.start()]
        yield Candidate(at, start, start + len(label) + 1, label, form)
    elif len(text) <= _LONGEST + 8:
        yield Candidate(at, start, end, text, form)
        gap = re.search(r"\S[ \t\u3000]+(?=\S)", text[3:])
        if gap and form == "numbered":
            yield Candidate(at, start, start + 3 + gap.end(), text[: 4 + gap.start()], form)


def _cells(at: int, line: str, header: bool) -> Iterator[Candidate]:
    """Each cell's text, or the label that begins it."""
    separated = _CELL_TAG.sub(lambda tag: "|" + " " * (len(tag[0]) - 1), line) if "<" in line else line
    position = 0
    for column, cell in enumerate(separated.split("|")):
        plain = _TAG.sub(lambda tag: " " * len(tag[0]), cell) if "<" in cell else cell
        stripped = plain.strip()
        if stripped:
            start = position + len(plain) - len(plain.lstrip())
            if len(stripped) <= _LONGEST:
                yield Candidate(at, start, start + len(stripped), stripped, "cell", column if header else -1)
            colon = re.search("[:：]", stripped[:_LONGEST])
            if colon:
                yield Candidate(at, start, start + colon.end(), stripped[: colon.start()], "cell")
            for one in _BRACKET.finditer(stripped):
                yield Candidate(at, start + one.start(), start + one.end(), one[1], "bracket")
        position += len(cell) + 1


def column_text(lines: list[str], header: int, column: int) -> str:
    """Text of one column of the table whose header row is `lines[header]`."""
    cells: list[str] = []
    for line in lines[header + 2 :]:
        if "|" not in line:
            break
        parts = line.split("|")
        cells.append(parts[column].strip() if column < len(parts) else "")
    return "\n".join(cells)
