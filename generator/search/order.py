"""Which number each document has in the index: its slot.

Comes in: the catalogue, and what tells documents apart that shall stand together. Goes out: organisations
in preorder with their documents, and the documents in slot order. See `format.py` for why it is so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.packed import packed
from generator.model.submission import Submission
from generator.search.format import BLOCK
from generator.search.weights import day_number, half_year


class Place(Struct, frozen=True):
    """An organisation in the tree."""

    id: str
    """Empty for documents of no organisation."""
    depth: int
    documents: int
    """Documents of its own, those of organisations below not counted."""


class Order(Struct, frozen=True):
    """All documents with their slots."""

    places: tuple[Place, ...]
    """Organisations in preorder that have documents, themselves or below."""
    told: int
    """How many of the first facets have one value in a cell."""
    cells: bytes
    """Number of documents of each cell; packed."""
    documents: bytes
    """Indexes into the catalogue, in slot order; packed."""
    slots: bytes
    """Slot of each of `documents`, rising; packed."""
    size: int
    """Number of slots, holes included."""


def arrange(catalogue: Catalogue, codes: Sequence[Callable[[Submission], tuple[int, ...]]]) -> Order:
    """Give every published submission its slot; `codes` give its terms of the first facets."""
    owned = Counter(one.organisation for one in catalogue.submissions)
    places = [Place(id, depth, owned[id]) for id, depth in _preorder(catalogue, owned.keys())]
    told, cells = _cells(catalogue.submissions, codes)
    documents: list[int] = []
    slots: list[int] = []
    start = 0
    for cell in cells:
        documents += cell
        slots += range(start, start + len(cell))
        start += -(-len(cell) // BLOCK) * BLOCK
    return Order(tuple(places), told, packed(map(len, cells)), packed(documents), packed(slots), start)


def _cells(
    submissions: Sequence[Submission], codes: Sequence[Callable[[Submission], tuple[int, ...]]]
) -> tuple[int, list[list[int]]]:
    """(how many of `codes` tell cells apart, documents by cell).

    Small cells would leave more holes than documents: the last of `codes` is given up for larger ones.
    """
    rows = [
        (half_year(one.date), tuple([code(one) for code in codes]), one.date if day_number(one.date) else "",
         one.path, at)
        for at, one in enumerate(submissions)
    ]  # fmt: skip
    for told in range(len(codes), -1, -1):
        cells: dict[tuple[int, tuple[tuple[int, ...], ...]], list[tuple[str, str, int]]] = {}
        for half, terms, day, path, at in rows:
            cells.setdefault((half, terms[:told]), []).append((day, path, at))
        if told == 0 or len(rows) >= BLOCK * len(cells):
            break
    return told, [[at for _, _, at in sorted(cells[key])] for key in sorted(cells)]


def _preorder(catalogue: Catalogue, used: Collection[str]) -> Iterator[tuple[str, int]]:
    """(organisation, depth) of those in use and those above them, as the registry lists them."""
    registry = catalogue.registry
    known = registry.organisations
    children: dict[str, list[str]] = {}
    needed: set[str] = set()
    for organisation in used:
        needed.update(one.id for one in registry.lineage(organisation))
    for organisation in known:
        if organisation in needed:
            children.setdefault(_parent(catalogue, organisation), []).append(organisation)
    if "" in used:
        yield "", 0
    waiting = [(one, 0) for one in reversed(children.get("", []))]
    seen: set[str] = set()
    while waiting:
        organisation, depth = waiting.pop()
        seen.add(organisation)
        yield organisation, depth
        waiting += [(one, depth + 1) for one in reversed(children.get(organisation, []))]
    # Not in the registry, or in a circle of parents that no root leads to.
    for organisation in sorted(set(used) | needed):
        if organisation and organisation not in seen:
            yield organisation, 0


def _parent(catalogue: Catalogue, organisation: str) -> str:
    """The organisation above when the registry knows it, else the root."""
    parent = catalogue.registry.organisations[organisation].parent
    return parent if parent in catalogue.registry.organisations else ""
