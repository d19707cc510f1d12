"""Two versions of one text beside each other: what changed under each heading, the rest folded. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from msgspec import Struct

from generator.render.blocks import Part, parts
from generator.text import normalise
from generator.text.diff import Pair, Piece, paired, pieces

_Key = tuple[str, int]
"""A heading without its number and its dress, and which of those that say the same."""


class Change(Struct, frozen=True):
    """A paragraph that differs; one of the two is empty where it is gone or new."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


class Row(Struct, frozen=True):
    """A change, or paragraphs that stayed."""

    change: Change | None
    kept: tuple[str, ...] = ()


class Heading(Struct, frozen=True):
    """What stands under one heading in both versions."""

    title: str
    word: str
    """Of a heading that only one of them has: 删 or 增."""
    rows: tuple[Row, ...]
    changes: int


class Compared(Struct, frozen=True):
    """Both versions."""

    headings: tuple[Heading, ...]
    changes: int


def compared(old: str, new: str) -> Compared:
    """`old`, `new`: sanitised bodies."""
    found = tuple(_headings(parts(old), parts(new)))
    return Compared(found, sum(one.changes for one in found))


def _headings(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Heading]:
    """In the order of the new version; what it has no more stands where it stood."""
    left, right = dict(_keyed(old)), dict(_keyed(new))
    for key in _order(left, right):
        before, after = left.get(key), right.get(key)
        word = "增" if before is None else "删" if after is None else ""
        rows = tuple(_rows(before.texts if before else (), after.texts if after else ()))
        title = (after or before or Part("", ())).heading
        alone = bool(word) and not rows
        yield Heading(title, word, rows, sum(one.change is not None for one in rows) + alone)


def _keyed(those: Sequence[Part]) -> Iterator[tuple[_Key, Part]]:
    met = Counter[str]()
    for one in those:
        said = normalise.label(one.heading)
        met[said] += 1
        yield (said, met[said]), one


def _order(old: Iterable[_Key], new: Collection[_Key]) -> Iterator[_Key]:
    gone: dict[_Key | None, list[_Key]] = {}
    last: _Key | None = None
    for one in old:
        if one in new:
            last = one
        else:
            gone.setdefault(last, []).append(one)
    yield from gone.get(None, ())
    for one in new:
        yield one
        yield from gone.get(one, ())


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for same, run in groupby(paired(old, new), lambda one: one.old == one.new):
        if same:
            yield Row(None, tuple(one.new or "" for one in run))
        else:
            yield from map(Row, _changes(run))


def _changes(run: Iterable[Pair]) -> Iterator[Change]:
    """What is gone and what came between two pairs stand beside each other: a row of a table exchanged."""
    gone: list[str] = []
    came: list[str] = []
    for one in run:
        if one.old is not None and one.new is not None:
            yield from _exchanged(gone, came)
            gone, came = [], []
            found = pieces(one.old, one.new)
            yield Change(
                tuple(each for each in found if each.op != "new"),
                tuple(each for each in found if each.op != "gone"),
            )
        elif one.old is not None:
            gone.append(one.old)
        elif one.new is not None:
            came.append(one.new)
    yield from _exchanged(gone, came)


def _exchanged(gone: Sequence[str], came: Sequence[str]) -> Iterator[Change]:
    for old, new in zip_longest(gone, came, fillvalue=""):
        yield Change((Piece("gone", old),) if old else (), (Piece("new", new),) if new else ())
