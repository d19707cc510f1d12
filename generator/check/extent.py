"""How much a section holds, what is nested in it included. Pure.

The parser ends a section where the next label begins; a label of a lower rank
(`### …` below `## …`, `（一）` below `一、`) is still inside. Asked for only when a
section looks too short.
"""

from __future__ import annotations

import re

from generator.check.rule import Case
from generator.model.document import Document, FoundSection
from generator.model.kind import Section
from generator.text.count import chars, markdown_chars

_HASHES = re.compile(r"^ {0,3}(#{1,6})")
_DRESS = re.compile(r"^[\s>*_【〖#]*")
_RANKS = (
    (re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:部分|节|环节)"), 8),
    (re.compile(r"[一二三四五六七八九十]{1,3}[、.．:：,，]"), 9),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"), 10),
    (re.compile(r"\d{1,2}(?:[、.．]|\s)"), 11),
    (re.compile(r"[（(]?\d{1,2}[)）]"), 12),
    (re.compile("[①-⑳]"), 13),
)
_BRACKET, _PLAIN, _INNER = 7, 8, 99
_LOOKED_AT = 20
"""Sections of one heading whose nested text is counted; nobody needs more, a hostile text has thousands."""
_PICTURE = re.compile(r"!\[|<img\b", re.IGNORECASE)


def found_for(section: Section, case: Case) -> tuple[int, ...]:
    """Indexes of the found sections that are this section of the kind or one of its parts, ascending."""
    found = case.headings.get(section.heading, ())
    if not section.parts:
        return found
    return tuple(sorted({*found, *(at for part in section.parts for at in case.headings.get(part, ()))}))


def written_chars(document: Document, indexes: tuple[int, ...], enough: int) -> int:
    """字数 under these sections together, nested ones included where that decides."""
    plain = sum(document.sections[at].chars for at in indexes)
    if plain >= enough:
        return plain
    lines = document.body.split("\n")
    return max(plain, sum(_nested_chars(document, lines, at) for at in indexes[:_LOOKED_AT]))


def has_picture(document: Document, indexes: tuple[int, ...]) -> bool:
    """Whether a picture stands under one of these sections."""
    return any(_PICTURE.search(document.sections[at].content) for at in indexes)


def _nested_chars(document: Document, lines: list[str], at: int) -> int:
    here = document.sections[at]
    rank = _rank(here, lines[here.line - document.body_line])
    if rank == _INNER:
        return here.chars
    end = len(lines)
    for one in document.sections[at + 1 :]:
        line = one.line - document.body_line
        if one.line > here.line and _rank(one, lines[line]) <= rank:
            end = line
            break
    text = "\n".join(lines[here.line - document.body_line : end])
    return max(0, markdown_chars(text) - chars(here.label))


def _rank(section: FoundSection, line: str) -> int:
    """The smaller, the higher in the document's order."""
    if section.form == "cell" or (section.form == "inline" and not section.alone):
        return _INNER
    if hashes := _HASHES.match(line):
        return len(hashes[1])
    if section.form == "heading":
        return 2
    bare = _DRESS.sub("", line)
    numbered = next((rank for pattern, rank in _RANKS if pattern.match(bare)), 0)
    return numbered or (_BRACKET if section.form == "bracket" else _PLAIN)
