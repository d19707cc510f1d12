"""The posting lists of bodies as a list of pages to publish, beside those of `plan.py`.

Comes in: the index and all bodies in slot order. Goes out: pages under `search/b/`. Pure and deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.output import Page
from generator.model.packed import unpacked
from generator.search.body import Body
from generator.search.format import BODIES, body_count, quoted
from generator.search.plan import Index, file

BODY_SHARDS = 3000
"""Shards of one part: 20,000 submissions hold 160 MB then."""


def body_parts(index: Index, bodies: Callable[[], Iterator[Body]]) -> list[Callable[[], Iterator[Page]]]:
    """The posting lists of bodies, in parts that workers take. `bodies`: all of them, in slot order."""
    shards = body_count(len(unpacked(index.order.documents)))
    # Each part reads all bodies: few of them save time, many save memory.
    edges = range(0, shards, BODY_SHARDS)
    return [
        partial(_bodies, index, bodies, shards, range(edge, min(shards, edge + BODY_SHARDS)))
        for edge in edges
    ]


def body_page(index: Index, bodies: Callable[[], Iterator[Body]], number: int) -> Page:
    """One file of them, alone."""
    shards = body_count(len(unpacked(index.order.documents)))
    return next(_bodies(index, bodies, shards, range(number, number + 1)))


def _bodies(index: Index, bodies: Callable[[], Iterator[Body]], shards: int, wanted: range) -> Iterator[Page]:
    from generator.search.pairs import body_shards  # numpy takes a tenth of a second to load

    for number, records in body_shards(
        zip(unpacked(index.order.slots), bodies(), strict=True), shards, wanted
    ):
        yield file(f"{BODIES}/{number}", quoted(records))
