"""How high a label stands among those of its text, by its dress. Pure."""

from __future__ import annotations

import re

from generator.parse.recognise import Labelled
from generator.parse.repeated import LOOKED_AT, MARKS

CHAPTER = 18
"""Rank of 一、二、三、."""
CELL_HEAD, CELL = 50, 51
"""A table's row of column heads, and what stands in its cells."""
NUMBERED = (
    (re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:部分|节|环节)|[Ⅰ-Ⅻ]|[IVX]{1,4}[、.．]"), 16),
    (re.compile(r"[一二三四五六七八九十]{1,3}[、.．:：,，\s]"), CHAPTER),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"), 20),
    (re.compile(r"\d{1,2}(?:[、.．]|\s)"), 22),
    (re.compile(r"[（(]?\d{1,2}[)）]"), 24),
    (re.compile("[①-⑳]"), 26),
)
"""(numbering, rank)."""
_HASHES = re.compile(r"^ {0,3}(#{1,6})")
_DRESS = re.compile(r"^[\s\u3000>*_【〖\[#-]*")
_BARE, _INNER = 16, 99
_REMARK = re.compile(r"[（(][^（）()]*[)）]")


def rank_of(one: Labelled, lines: list[str], above: int) -> int:
    """The smaller, the higher.

    `above` is the rank by which the text numbers its sections, or 0: bare labels stand below these.
    """
    candidate, reading = one
    line = lines[candidate.line]
    if candidate.form == "cell":
        return CELL_HEAD if reading.inner else CELL
    if hashes := _HASHES.match(line):
        return len(hashes[1])
    if candidate.form == "heading":
        return 2
    bare = _DRESS.sub("", line[candidate.start : candidate.start + LOOKED_AT])
    numbered = next((rank for pattern, rank in NUMBERED if pattern.match(bare)), 0)
    if numbered:
        return numbered
    rest = line[candidate.end : candidate.end + LOOKED_AT]
    if candidate.form == "bracket" or not _REMARK.sub("", rest).strip(MARKS):
        return above + 1 if above else _BARE
    return _INNER
