"""Which labels read by their last word a text bears out. Pure.

Such a label must be dressed as the text mostly dresses those that it has by name, and stand for
a section that these do not.
"""

from __future__ import annotations

from collections import Counter

from generator.parse.nesting import own_sections
from generator.parse.ranks import rank_of
from generator.parse.recognise import Labelled


def in_usual_dress(found: list[Labelled], lines: list[str]) -> list[Labelled]:
    """Without the labels read by their last word that the others do not bear out.

    Words that come more often than any section known by name (实验目标 of each experiment) name parts.
    """
    named = [one for one in found if not one[1].by_ending]
    if not named or len(named) == len(found):
        return named
    said = {heading for _, reading in named for heading in reading.headings}
    sections = own_sections(named, lines)
    dress = Counter(_dress(one, lines) for one in sections)
    usual = {one for one, times in dress.items() if times == max(dress.values())}
    most = max(Counter(reading.key for _, reading in sections).values())
    times = Counter(reading.key for _, reading in found)
    first: dict[tuple[str, ...], str] = {}
    kept: list[Labelled] = []
    for one in found:
        reading = one[1]
        if not reading.by_ending or (
            not said.issuperset(reading.headings)
            and times[reading.key] <= most
            and _dress(one, lines) in usual
            and first.setdefault(reading.headings, reading.key) == reading.key
        ):
            kept.append(one)
    return kept


def _dress(one: Labelled, lines: list[str]) -> tuple[str, int]:
    return one[0].form, rank_of(one, lines, 0)
