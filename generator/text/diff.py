"""What changed between two Chinese texts: paragraphs are paired, and words compared within a pair. Pure.

Nothing is lost: what stayed and what is gone, joined, is the old text; what stayed and what came is
the new one. The cost is bounded by the limits below; beyond them whole paragraphs count as exchanged.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from msgspec import Struct

LONGEST = 4_000
"""Characters of two paragraphs together that are still compared."""
MOST_MATCHES = 40_000
"""Equal words, every one of the old with every one of the new: what the comparison costs."""
MOST_PAIRS = 2_500
"""Pairs of paragraphs that are still weighed against each other."""
ALIKE = 0.4
"""Share of common pairs of characters from which two paragraphs are versions of one."""
_ISLAND = 2
"""Characters: a shorter piece that stayed between two changes says nothing, it is shown as changed."""

# A number with its fraction or unit, a foreign word, one Han character, one mark, a run of blanks.
_WORD = re.compile(r"\d+(?:[./]\d+)*%?|[A-Za-zÀ-ɏ]+|\s+|.", re.DOTALL)
_MARK = re.compile(r"[\W_]+")

Op = Literal["same", "gone", "new"]


class Piece(Struct, frozen=True):
    """A part of a paragraph that stayed, is gone, or came."""

    op: Op
    text: str


class Pair(Struct, frozen=True):
    """A paragraph before and after; None where there is none."""

    old: str | None
    new: str | None


def paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Both texts paragraph by paragraph, in order: equal ones first, then those that are alike."""
    for op, a, b, c, d in _opcodes(old, new):
        if op == "equal":
            yield from map(Pair, old[a:b], new[c:d])
        else:
            yield from _weighed(old[a:b], new[c:d])


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """One paragraph word by word; no two pieces of one sort stand beside each other."""
    if old == new:
        return _only("same", old)
    if len(old) + len(new) > LONGEST:
        return *_only("gone", old), *_only("new", new)
    a, b = _WORD.findall(old), _WORD.findall(new)
    found: list[tuple[str, str, str]] = []
    """What stayed, or what is gone and what came."""
    for op, i, j, k, m in _opcodes(a, b):
        before, after = "".join(a[i:j]), "".join(b[k:m])
        found.append((before, "", "") if op == "equal" else ("", before, after))
    return tuple(_merged(found))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Those of difflib; what lies between equal ends is exchanged where they would cost too much."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    same = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    end, stop = len(old) - same, len(new) - same
    if start:
        yield "equal", 0, start, 0, start
    yield from (
        (op, a + start, b + start, c + start, d + start)
        for op, a, b, c, d in _between(old[start:end], new[start:stop])
    )
    if same:
        yield "equal", end, len(old), stop, len(new)


def _between(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    here, there = Counter(old), Counter(new)
    if sum(times * there[one] for one, times in here.items()) > MOST_MATCHES:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _only(op: Op, text: str) -> tuple[Piece, ...]:
    return (Piece(op, text),) if text else ()


def _merged(found: Sequence[tuple[str, str, str]]) -> Iterator[Piece]:
    """Islands drowned, neighbours joined."""
    gone = came = ""
    for at, (same, before, after) in enumerate(found):
        between = 0 < at < len(found) - 1
        if same and not (between and len(_MARK.sub("", same)) < _ISLAND):
            yield from (*_only("gone", gone), *_only("new", came), Piece("same", same))
            gone = came = ""
        else:
            gone, came = gone + same + before, came + same + after
    yield from (*_only("gone", gone), *_only("new", came))


def _weighed(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Pairs of like paragraphs that keep both orders, the sum of likeness the greatest."""
    rows, columns = len(old), len(new)
    if not rows or not columns or rows * columns > MOST_PAIRS:
        yield from (Pair(one, None) for one in old)
        yield from (Pair(None, one) for one in new)
        return
    # best[i][j]: what can be had from old[i:] and new[j:].
    like = [[_likeness(a, b) for b in new] for a in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            both = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows and j < columns:
        if like[i][j] >= ALIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield Pair(old[i], new[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield Pair(old[i], None)
            i += 1
        else:
            yield Pair(None, new[j])
            j += 1
    yield from (Pair(one, None) for one in old[i:])
    yield from (Pair(None, one) for one in new[j:])


def _likeness(old: str, new: str) -> float:
    """0…1: common pairs of characters, as a share of both."""
    if len(old) + len(new) > LONGEST:
        return 0.0
    a, b = _grams(old), _grams(new)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else float(old == new)


@lru_cache(maxsize=512)
def _grams(text: str) -> Counter[str]:
    return Counter(map("".join, itertools.pairwise(text)))
