"""Which recognised labels begin sections of the text, and which only belong to another one. Pure.

A label inside a section of the same meaning is part of it (知识目标 under 教学目标). One that
stands inside another section is a section only where the lesson has it nowhere else (homework
as the last step of the process; the aims of each step are no second 教学目标).
"""

from __future__ import annotations

from msgspec import Struct

from generator.parse.lessons import lesson_starts
from generator.parse.naming import Reading
from generator.parse.ranks import CELL, CELL_HEAD, CHAPTER, NUMBERED, rank_of
from generator.parse.recognise import Labelled
from generator.parse.repeated import without_answers, without_contents, without_title


class _Placed(Struct, frozen=True):
    """A label and where it stands in the order of the text."""

    label: Labelled
    rank: int
    """The smaller, the higher."""
    inside: bool
    """Within a section of higher rank."""
    lesson: int


def own_sections(found: list[Labelled], lines: list[str]) -> list[Labelled]:
    """Those that are sections, in reading order."""
    headings = [heading for _, reading in found for heading in reading.headings]
    if len(set(headings)) == len(headings):
        return found  # nothing is said twice
    found = without_contents(without_title(found, lines), lines)
    found = without_answers(found, lines)
    placed = _placed(found, lines)
    outside: dict[int, dict[str, set[str]]] = {}
    for one in placed:
        if not one.inside:
            _note(outside.setdefault(one.lesson, {}), one.label[1])
    kept: list[Labelled] = []
    inner: dict[int, dict[str, set[str]]] = {}
    for one in placed:
        if one.inside:
            seen = inner.setdefault(one.lesson, {})
            if _stands(one, seen) or _stands(one, outside.get(one.lesson, {})):
                continue
            _note(seen, one.label[1])
        kept.append(one.label)
    return kept


def _note(headings: dict[str, set[str]], reading: Reading) -> None:
    for heading in reading.headings:
        headings.setdefault(heading, set()).add(reading.key)


def _stands(one: _Placed, seen: dict[str, set[str]]) -> bool:
    """Whether the section is there already; other words on a chapter's rank are a second one."""
    reading = one.label[1]
    return all(
        heading in seen and (one.rank > CHAPTER or reading.key in seen[heading])
        for heading in reading.headings
    )


def _placed(found: list[Labelled], lines: list[str]) -> list[_Placed]:
    """Labels with their ranks; those that only say again what they stand in are left out."""
    first = next((rank_of(one, lines, 0) for one in found if one[0].form != "cell"), 0)
    numbered = first if any(first == rank for _, rank in NUMBERED[1:]) else 0
    placed: list[_Placed] = []
    stack: list[tuple[int, Labelled]] = []
    keys: set[str] = set()
    said: set[str] = set()
    lesson = 0
    last: Reading | None = None
    starts = lesson_starts(lines, found[0][0].line) if found else []
    for one in found:
        candidate, reading = one
        while starts and starts[0] < candidate.line:
            starts.pop(0)
            lesson, last = lesson + 1, None
            stack.clear()
            keys.clear()
            said.clear()
        rank = rank_of(one, lines, numbered)
        if candidate.form == "cell":
            in_steps = rank == CELL and stack and stack[-1][0] == CELL_HEAD
            around = [stack[-1]] if in_steps else []
            repeated = rank == CELL_HEAD and last is not None and set(reading.headings) <= set(last.headings)
        else:
            around = [two for two in stack if two[0] < rank]
            repeated = False
        if repeated or (reading.inner and last is not None and set(reading.headings) <= set(last.headings)):
            continue
        if any(set(reading.headings) <= set(two[1][1].headings) for two in around):
            continue
        if reading.inner and said.issuperset(reading.headings):
            continue  # the section has a label of its own
        if reading.inner and reading.key in keys and candidate.form != "bracket":
            continue  # 任务二 after 任务一
        if not around and reading.key in keys:
            lesson += 1
            keys.clear()
            if reading.key == found[0][1].key:
                said.clear()
        if not around:
            keys.add(reading.key)
        if not reading.inner:
            said.update(reading.headings)
        stack = (
            [*around, (rank, one)] if candidate.form != "cell" or rank == CELL_HEAD or not around else stack
        )
        placed.append(_Placed(one, rank, bool(around), lesson))
        last = reading
    return placed
