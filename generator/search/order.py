"""Which number each document has in the index: its slot.

Comes in: the catalogue and the order of the first facets. Goes out: organisations in preorder with
their documents, and the documents in slot order. See `format.py` for why it is so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.packed import packed
from generator.model.submission import Submission
from generator.search.format import BLOCK


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
    documents: bytes
    """Indexes into the catalogue, in slot order; packed."""
    slots: bytes
    """Slot of each of `documents`, rising; packed."""
    size: int
    """Number of slots, holes included."""


def arrange(catalogue: Catalogue, within: Callable[[Submission], tuple[object, ...]]) -> Order:
    """Give every published submission its slot; `within` sorts those of one organisation."""
    owned: dict[str, list[tuple[tuple[object, ...], int]]] = {}
    for at, one in enumerate(catalogue.submissions):
        owned.setdefault(one.organisation, []).append((within(one), at))
    places: list[Place] = []
    documents: list[int] = []
    slots: list[int] = []
    start = 0
    for organisation, depth in _preorder(catalogue, owned.keys()):
        group = sorted(owned.get(organisation, ()))
        places.append(Place(organisation, depth, len(group)))
        documents += [at for _, at in group]
        slots += range(start, start + len(group))
        start += -(-len(group) // BLOCK) * BLOCK
    return Order(tuple(places), packed(documents), packed(slots), start)


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
