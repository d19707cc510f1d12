"""The labels of a kind's sections in a body, in reading order; code blocks are passed over. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.config.section_names import SectionNames
from generator.parse.cells import in_table
from generator.parse.endings import read_ending
from generator.parse.label_ends import Candidate, on_line
from generator.parse.labels import UNDERLINE, of_line
from generator.parse.naming import Reading, name_at_end, read_label
from generator.parse.tables import is_table, last_table_end, read_table

Labelled = tuple[Candidate, Reading]

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_SHORT = 24
"""Characters of a line that is probably nothing but a label."""
_PROSE = 40
"""Characters: longer than any label with its numbering, duration and colon."""
_STOPS = frozenset("。；！？;")
_BULLETS = "-+> \t\u3000"
_PARTS = re.compile(r"[:：【〖［〔「『<＜〈*_#|\[\\ \u3000\t]")
"""What parts a label from its text, or is its dress."""
_LATER = re.compile("[【|]|\u3000|[ \t]{2}")
_FURTHER = re.compile(r"([ \t\u3000]*)([^\s：:。；;，,！!？?、|】]{2,16})[ \t\u3000]*[:：](?!//)")
_AT_END = re.compile(r"[。！？；]([^\s。！？；：:，,]{4,12})[：:]$")
"""A label that lost its own line and stands at the end of the text before it."""
_BOUND = frozenset("。；;，,！!？?、|】）)")
_BULLET = re.compile(r"^(\s*)[-*+]\s+\S")


def labelled(lines: list[str], names: SectionNames) -> list[Labelled]:
    """Two readings of one place: the first that is a label."""
    found: list[Labelled] = []
    taken = (-1, -1)
    for one, reading in _all(lines, names):
        if (one.line, one.start) >= taken:
            found.append((one, reading))
            taken = (one.line, one.end)
    return found


def _all(lines: list[str], names: SectionNames) -> Iterator[Labelled]:
    fence = ""
    last_end: int | None = None
    at, total = 0, len(lines)
    while at < total:
        line = lines[at]
        if not line or line.isspace():
            at += 1
        elif ("```" in line or "~~~" in line) and (found := _FENCE.match(line)):
            mark = found[1]
            fence = mark if not fence else ("" if mark.startswith(fence) else fence)
            at += 1
        elif fence or _is_prose(line):
            at += 1
        elif ("|" in line or "<" in line) and not line.startswith("#") and is_table(line):
            if last_end is None and "<" in line:
                last_end = last_table_end(lines)
            rows, at = read_table(lines, at, -1 if last_end is None else last_end)
            yield from in_table(rows, names)
        elif len(line) <= _SHORT and not _BULLET.match(line):
            below = lines[at + 1] if at + 1 < total else ""
            for one, reading in _of_short_line(line, below if UNDERLINE.match(below) else "", names):
                yield on_line(one, at), reading
            at += 1
        else:
            yield from _of_line(lines, at, names)
            at += 1


def _is_prose(line: str) -> bool:
    """A sentence or a long line without a mark of a label: most lines are such, and need no closer look."""
    if (len(line) <= _PROSE and line[-1] not in _STOPS) or line[-1] in "：:":
        return False
    bare = line.lstrip(_BULLETS) if line[0] in _BULLETS else line
    return not _PARTS.search(bare, 0, _PROSE) and not _LATER.search(bare, _PROSE)


@lru_cache(maxsize=16384)
def _of_short_line(line: str, below: str, names: SectionNames) -> tuple[Labelled, ...]:
    """Labels of a line that is no list entry: those are judged by the lines around them.

    A city's documents have the same few such lines.
    """
    return tuple(_of_line([line, below], 0, names))


def _of_line(lines: list[str], at: int, names: SectionNames) -> Iterator[Labelled]:
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else ""
    done = -1
    for one in of_line(at, line, below):
        reading = read_label(one.label, names)
        if reading is None and names.endings and _is_dressed(one, line):
            reading = read_ending(one.label, names)
        if reading is None or (not one.wide and len(reading.key) < 4) or _is_bare_bullet(lines, one):
            continue
        yield one, reading
        done = max(done, one.end)
    if (
        done < 0
        and line[-1] in "：:"
        and (found := _AT_END.search(line))
        and (reading := read_label(found[1], names))
    ):
        yield Candidate(at, found.start(1), found.end(), found[1], "inline"), reading
    elif done >= 0 or "\u3000" in line or "  " in line:
        yield from _with_colon(at, line, done, names)


def _is_dressed(one: Candidate, line: str) -> bool:
    """Whether a label of unknown words looks like one: marked, with a colon, or alone on its line; no bullet."""
    if _BULLET.match(line):
        return False
    return one.form in ("bracket", "bold") or line[one.end - 1] in "：:" or not line[one.end :].strip()


def _with_colon(at: int, line: str, done: int, names: SectionNames) -> Iterator[Labelled]:
    """Further labels with a colon: `教学重点：… 教学难点：…`, also where nothing parts them.

    `done` is where the label that begins the line ends; without one (-1) each must stand behind a gap.
    """
    for found in _FURTHER.finditer(line, max(done, 0)):
        gap, words, start = found[1], found[2], found.start(2)
        if done < 0 and len(gap) < 2 and gap not in ("\t", "\u3000"):
            continue
        parted = gap or found.start() == done or line[found.start() - 1] in _BOUND
        reading = read_label(words, names) if parted else None
        if reading is None and done >= 0 and (name := name_at_end(words, names)):
            reading = read_label(name, names)
            start = found.end(2) - len(name)
        if reading is not None:
            yield Candidate(at, start, found.end(), line[start : found.end(2)], "inline"), reading


def _is_bare_bullet(lines: list[str], one: Candidate) -> bool:
    """A bullet that is only the words, followed by the next bullet: something enumerated, not a label."""
    line = lines[one.line]
    bullet = _BULLET.match(line)
    if bullet is None or line[one.end :].strip() or one.form not in ("inline", "numbered"):
        return False
    if one.label != line[one.start : one.end]:
        return False
    below = next((text for text in lines[one.line + 1 : one.line + 3] if text.strip()), "")
    following = _BULLET.match(below)
    return following is not None and len(following[1]) <= len(bullet[1])
