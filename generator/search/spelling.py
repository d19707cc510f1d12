"""Pinyin: the keys under which a text is found by how it is read.

`分数乘法` has the keys of its syllables (`fen`, …), of neighbours (`fen'shu`, `shu'cheng`, `cheng'fa`) and
of initials by three, two at the end of a run (`FSC`, `SCF`, `CF`). A character with several readings
has the keys of each: nobody who types `shanxian` should need to know that 单县 is not `danxian`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain, product

from generator.search.format import pack
from generator.search.readings import READINGS

_RUN = re.compile("[\u4e00-\u9fff]+")
_NONE: tuple[str, ...] = ()


def spelling_keys(folded: str) -> set[str]:
    """Pinyin keys of a folded text. Each piece is remembered: titles share most of theirs."""
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(*[_from(run[at : at + 3]) for at in range(len(run))])
    return found


@lru_cache(maxsize=65536)
def _from(piece: str) -> tuple[str, ...]:
    """Keys of the first of up to three characters."""
    if len(piece) == 1:
        return READINGS.get(piece, _NONE)
    return (*READINGS.get(piece[0], _NONE), *_neighbours(piece[:2]), *_initials(piece))


@lru_cache(maxsize=65536)
def _neighbours(pair: str) -> tuple[str, ...]:
    return tuple(map("'".join, product(*(READINGS.get(one, _NONE) for one in pair))))


def _initials(piece: str) -> tuple[str, ...]:
    letters = ({reading[0].upper() for reading in READINGS.get(one, _NONE)} for one in piece)
    return tuple(map("".join, product(*map(sorted, letters))))


def packed_readings() -> tuple[list[str], str, str]:
    """(syllables, further characters, numbers) of `p/readings.js`, as format.py describes them."""
    often = Counter(chain.from_iterable(READINGS.values()))
    syllables = [*sorted(often, key=lambda one: (-often[one], one)), ""]
    place = {one: at for at, one in enumerate(syllables)}
    common = gb2312()
    others = "".join(sorted(READINGS.keys() - set(common)))
    pieces, first = [], ""
    for character in chain(common, others):
        readings = sorted(READINGS.get(character, ("",)), key=lambda one: one != first)
        if readings == [first]:
            pieces.append(pack(0))
            continue
        codes = [place[one] for one in readings]
        pieces += [pack(2 * code + 2) for code in codes[:-1]]
        pieces.append(pack(2 * codes[-1] + 1))
        first = readings[0]
    return syllables, others, "".join(pieces)


def gb2312() -> list[str]:
    """The characters of GB 2312 in its order; browsers know it. Its first half stands in the order of pinyin."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [one for cell in cells if "\u4e00" <= (one := cell.decode("gb18030")) <= "\u9fff"]
