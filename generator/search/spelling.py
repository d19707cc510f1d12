"""Pinyin: the keys under which a text is found by how it is read.

`分数乘法` has the keys of its syllables (`fen`, …), of neighbours (`fen'shu`, `shu'cheng`, `cheng'fa`) and
of initials by three, two at the end of a run (`FSC`, `SCF`, `CF`). A character with several readings
has the keys of each: nobody who types `shanxian` should need to know that 单县 is not `danxian`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from generator.search.format import pack
from generator.search.readings import READINGS

_RUN = re.compile("[\u4e00-\u9fff]+")
_NONE: tuple[str, ...] = ()


def spelling_keys(folded: str) -> set[str]:
    """Pinyin keys of a folded text. Each piece is remembered: titles share most of theirs."""
    found: set[str] = set()
    for run in _RUN.findall(folded):
        last = len(run) - 1
        found.update(
            *[READINGS.get(one, _NONE) for one in run],
            *[_neighbours(run[at : at + 2]) for at in range(last)],
            *[_initials(run[at : at + 3]) for at in range(last)],
        )
    return found


@lru_cache(maxsize=65536)
def _neighbours(pair: str) -> tuple[str, ...]:
    return tuple(map("'".join, product(*(READINGS.get(one, _NONE) for one in pair))))


@lru_cache(maxsize=65536)
def _initials(piece: str) -> tuple[str, ...]:
    letters = ({reading[0].upper() for reading in READINGS.get(one, _NONE)} for one in piece)
    return tuple(map("".join, product(*map(sorted, letters))))


def packed_readings() -> tuple[list[str], str]:
    """(syllables, numbers) of `p/readings.js`, as format.py describes them."""
    often: dict[str, int] = {}
    for readings in READINGS.values():
        for one in readings:
            often[one] = often.get(one, 0) + 1
    syllables = sorted(often, key=lambda one: (-often[one], one))
    place = {one: at for at, one in enumerate(syllables)}
    pieces, last = [], 0
    for character in sorted(READINGS):
        codes = [place[one] for one in READINGS[character]]
        pieces.append(pack(ord(character) - last - 1))
        pieces += [pack(2 * code + 1) for code in codes[:-1]]
        pieces.append(pack(2 * codes[-1]))
        last = ord(character)
    return syllables, "".join(pieces)
