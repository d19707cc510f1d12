"""Where a label ends and its content begins. Pure.

A colon, the end of the line, a gap, or the first item of a list ends it; numbering with a colon
of its own (`一：`) does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.document import Form

_COLON = re.compile(r"[:：](?!//)")
_ITEM = re.compile(r"(?<=[^\s\d])(?=(?:1[、.．](?!\d)|[（(][1一][)）]|[①⑴]))")
"""Where the first item of a list follows on the label: `教学目标1、…`."""
_COUNTED = re.compile(r"([^\s\d、.．:：，,。]{2,8}(?:[一二三四五六七八九十]|\d))[、.．:： \t\u3000](?=\S)")
"""A label of a counted row with its title: `学习任务一、…`, `活动2 …`."""
_GAP = re.compile(r"(?<=\S)(?:\u3000+|[ \t]+)\u3000*(?=\S)")
_SENTENCE = re.compile(r"^[^。；;！!？?]{0,36}[。；;！!？?]|^[^，,（(]{12,36}[，,]")
_PAGE = re.compile(r"([ \t\u3000]+)\d{1,3}$")
"""The page that an entry of a contents list names."""
_LONGEST = 36
"""Characters of a label with numbering, remark in brackets and dress."""


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
    """Column of a table's header row whose text is the content; -1 elsewhere."""
    wide: bool = True
    """False when nothing but one space parts the label from the text: only a long name is certain then."""


def on_line(one: Candidate, line: int) -> Candidate:
    """The same text on another line."""
    return Candidate(line, one.start, one.end, one.label, one.form, one.column, one.wide)


def of_bold(at: int, start: int, line: str, found: re.Match[str]) -> Iterator[Candidate]:
    """`**x**`, `**x：**…`, `**x：…**`, `**x**：…`; never `**x**` that goes on as a sentence."""
    inside = found[1] or found[2]
    begin = found.start(1) if found[1] else found.start(2)
    if colon := _COLON.search(inside, 1):
        yield Candidate(at, start, begin + colon.end(), inside[: colon.start()], "bold")
        return
    if counted := _COUNTED.match(inside):
        yield Candidate(at, start, begin + counted.end(), counted[1], "bold")
    rest = line[found.end() :]
    if (
        not rest.strip()
        or rest[0] in " \t\u3000（("
        or rest.lstrip()[0] in "：:"
        or _ITEM.match(line, found.end())
    ):
        yield Candidate(at, start, found.end(), inside, "bold")


def split(at: int, line: str, start: int, end: int, form: Form, number: int = 0) -> Iterator[Candidate]:
    """The label before a colon, else the whole text, else what stands before a gap.

    `number` is the length of its numbering: `一：` has a colon of its own.
    """
    text = line[start:end]
    head = text[:_LONGEST]
    if ("1" in head or "一" in head or "①" in head) and (item := _ITEM.search(head, number + 1)):
        yield Candidate(at, start, start + item.end(), head[: item.start()], form, wide=False)
    if counted := _COUNTED.match(head, number):
        yield Candidate(at, start, start + counted.end(), counted[1], form)
    if found := _COLON.search(head, number + 1):
        yield Candidate(at, start, start + found.end(), head[: found.start()], form)
        if _has_gap(head[: found.start()]):
            yield from _gaps(at, head[: found.start()], start, form, number)
        return
    if form != "heading" and (page := _PAGE.search(text)) and (number or len(page[1]) > 1 or page[1] == "\t"):
        return
    if len(text) <= _LONGEST and not _SENTENCE.search(text):
        yield Candidate(at, start, end, text, form)
    if _has_gap(head):
        yield from _gaps(at, head, start, form, number)


def _has_gap(head: str) -> bool:
    return " " in head or "\u3000" in head or "\t" in head


def _gaps(at: int, head: str, start: int, form: Form, number: int) -> Iterator[Candidate]:
    """What stands before each gap of `head`, which begins at `start` of the line."""
    for gap in _GAP.finditer(head, number + 1):
        wide = form == "heading" or number > 0 or len(gap[0]) > 1 or gap[0] in "\t\u3000"
        yield Candidate(at, start, start + gap.end(), head[: gap.start()], form, wide=wide)
