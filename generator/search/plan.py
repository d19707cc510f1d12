"""The search index of a site as a list of pages to publish.

Comes in: the catalogue and the site. Goes out: pages under `search/`, all `.js`, each with a digest
of its bytes. Pure and deterministic; `format.py` says what is in them.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import Any

import msgspec
from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.output import Page, known
from generator.model.packed import unpacked
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.parallel import shards as shards_of
from generator.search.cards import card_maker, taxonomies, texts_maker
from generator.search.facets import Facet, choice, column, described, facets
from generator.search.fold import keys_of_name
from generator.search.format import (
    BLOCK,
    CHUNK,
    FORMAT,
    GROUPS,
    LISTS,
    SMALL,
    body_count,
    pack,
    pack_column,
    pack_slots,
    part,
    quoted,
    shard_count,
    spelling_count,
)
from generator.search.order import Order, Place, arrange
from generator.search.postings import TIERS, Tier, postings, shards
from generator.search.spelling import packed_readings
from generator.search.variants import PAIRS
from generator.search.weights import WEIGHTS, Dated, date_column, days, half_year, ranks

NEWEST = 20
"""Documents of the first screen, which needs no column then."""
LEAST_TO_WRITE = 64
"""Card chunks below which a second process costs more than it gains."""
INDEX = "search/index.js"
json = msgspec.json.Encoder().encode


class Index(Struct, frozen=True):
    """What the files of one index share."""

    catalogue: Catalogue
    site: SiteConfig
    offered: tuple[Facet, ...]
    order: Order
    taxonomies: list[str]
    """In the order of a card's terms."""
    shown: int
    """How many of them a card always shows."""

    def documents(self) -> Iterator[Submission]:
        """All documents in slot order."""
        return map(self.catalogue.submissions.__getitem__, unpacked(self.order.documents))


def plan(catalogue: Catalogue, site: SiteConfig) -> Iterator[Page]:
    """All files of the index."""
    return everything(prepared(catalogue, site))


def everything(index: Index) -> Iterator[Page]:
    """All files of the index, from one process."""
    return chain.from_iterable(part() for part in parts(index, 1))


def parts(index: Index, jobs: int) -> list[Callable[[], Iterator[Page]]]:
    """All files of the index, in parts that workers take.

    The longest come first: the postings of a folder are one part, for a key's list holds submissions
    from everywhere. Cards are ranges of chunks.
    """
    if small(index.order):
        return [partial(_single, index), _tables]
    chunks = range(-(-index.order.size // CHUNK))
    return [
        *(partial(_postings, index, tier) for tier in TIERS),
        partial(_columns, index),
        _tables,
        *(partial(_cards, index, part) for part in shards_of(chunks, jobs, least=LEAST_TO_WRITE)),
    ]


def prepared(catalogue: Catalogue, site: SiteConfig, order: Order | None = None) -> Index:
    """What all files of the index share. `order`: the places, when they are known."""
    offered = facets(catalogue, site)
    names, shown = taxonomies(catalogue, site, offered)
    order = order or arrange(catalogue, [facet.codes for facet in offered[:2]])
    return Index(catalogue, site, offered, order, names, shown)


def small(order: Order) -> bool:
    """Whether one file holds all."""
    return len(unpacked(order.documents)) < SMALL


def _single(index: Index) -> Iterator[Page]:
    """One file with all calls; that of the index ends it, so a file that was cut short is noticed."""
    calls = {one.path: b"".join(one.render()) for one in _calls(index)}
    last = calls.pop(INDEX)
    data = b"".join([*(calls[path] for path in sorted(calls)), last])
    yield known(INDEX, hashlib.blake2b(data, digest_size=16).digest(), partial(iter, (data,)))


def _calls(index: Index) -> Iterator[Page]:
    """All but the posting lists: the browser makes them from the cards."""
    yield from _columns(index)
    yield from _cards(index, range(-(-index.order.size // CHUNK)))


def _tables() -> Iterator[Page]:
    """What is the same on all sites: how characters are read, and traditional ones."""
    syllables, others, numbers = packed_readings()
    yield file("p/readings", json(syllables), quoted(others), quoted(numbers))
    yield file("p/simplified", quoted(" ".join(PAIRS.split())))


def _named(index: Index) -> dict[str, frozenset[str]]:
    """Organisation → the keys of its name and those above it, as far as many names have them."""
    keys = [keys_of_name(_place(index, one)[1]) for one in index.order.places]
    common = Counter(chain.from_iterable(keys))
    shared = frozenset(key for key, many in common.items() if many > LISTS and "\n" not in key)
    found: dict[str, frozenset[str]] = {}
    for line in _lines(index.order):
        of_line = chain.from_iterable(keys[at] for at in line)
        found[index.order.places[line[-1]].id] = shared.intersection(of_line)
    return found


def _postings(index: Index, tier: Tier) -> Iterator[Page]:
    texts = texts_maker(index.catalogue, index.site, index.taxonomies, index.offered, _named(index))
    slots = unpacked(index.order.slots)
    groups = postings(tier, zip(slots, map(texts, index.documents()), strict=True), index.order.size)
    for name, records in shards(tier, groups, len(slots)):
        yield file(name, quoted(records))


def _columns(index: Index) -> Iterator[Page]:
    codes: dict[str, list[tuple[int, ...]]] = {facet.id: [] for facet in index.offered}
    documents: list[Dated] = []
    place_of = {place.id: at for at, place in enumerate(index.order.places)}
    places: list[int] = []
    for one in index.documents():  # once: together they are too large to stay
        documents.append(Dated(one.path, one.date))
        places.append(place_of[one.organisation])
        for facet in index.offered:
            codes[facet.id].append(facet.codes(one))
    yield file("index", json(_described(index, documents, codes)))
    for facet in index.offered[index.order.told :]:
        combinations, runs = column(codes[facet.id])
        yield file(f"f/{facet.id}", json(combinations), quoted(runs))
    yield file("f/organisation", quoted(pack_column(places)))
    yield file("f/date", quoted(date_column(documents)))
    slots = unpacked(index.order.slots)
    recognised = index.catalogue.recognition
    best = (slot for slot, one in zip(slots, documents, strict=True) if one.path in recognised)
    yield file("f/recognised", quoted(pack_slots(best)))
    if not small(index.order):
        yield from _members(index.order, places)


def _members(order: Order, places: Sequence[int]) -> Iterator[Page]:
    """The documents of every organisation and those below it."""
    lines = _lines(order)
    held: list[list[int]] = [[] for _ in lines]
    for slot, at in zip(unpacked(order.slots), places, strict=True):
        for place in lines[at]:
            held[place].append(slot)
    for at, slots in enumerate(held):
        yield file(f"o/{at}", quoted(pack_slots(slots)))


def _cards(index: Index, chunks: Sequence[int]) -> Iterator[Page]:
    """A range of card chunks; one that holds no document has no file."""
    card = card_maker(index.catalogue, index.site, index.taxonomies, index.offered, index.order.told)
    slots, documents = unpacked(index.order.slots), unpacked(index.order.documents)
    start = bisect_left(slots, chunks[0] * CHUNK) if chunks else 0
    for number in chunks:
        end = bisect_left(slots, (number + 1) * CHUNK, start)
        if end > start:
            cards = (card(index.catalogue.submissions[at]) for at in documents[start:end])
            yield file(f"c/{number}", json(list(cards)))
        start = end


def _lines(order: Order) -> list[list[int]]:
    """For every organisation the places of those above it, its own last."""
    lines: list[list[int]] = []
    for at, place in enumerate(order.places):
        lines.append([*(lines[-1][: place.depth] if lines else ()), at])
    return lines


def file(name: str, *payload: bytes) -> Page:
    """A file of the index whose JSON is known already; its key is the digest of it."""
    key = hashlib.blake2b(b"\0".join(payload), digest_size=16).digest()
    return known(f"search/{name}.js", key, partial(_render, name, payload))


def _render(name: str, payload: tuple[bytes, ...]) -> Iterable[bytes]:
    return (part(name, *payload),)


def _described(
    index: Index, documents: Sequence[Dated], codes: dict[str, list[tuple[int, ...]]]
) -> dict[str, Any]:
    site, order = index.site, index.order
    newest = sorted(zip(unpacked(order.slots), documents, strict=True), key=lambda pair: pair[0])
    newest.sort(key=lambda pair: pair[1].date, reverse=True)
    tree = {
        "id": "organisation",
        "label": site.fields["organisation"].label if "organisation" in site.fields else "单位",
        "tree": True,
        "terms": [_place(index, one) for one in order.places],
    }
    labels = {facet.id: facet.label for facet in index.offered}
    return {
        "format": FORMAT,
        "documents": len(documents),
        "shards": 0 if small(order) else shard_count(len(documents)),
        "lists": LISTS,
        "spellings": 0 if small(order) else spelling_count(len(documents)),
        "bodies": body_count(len(documents)),
        "block": BLOCK,
        "cells": _cells(index, documents, codes),
        "chunk": CHUNK,
        "groups": GROUPS,
        "weights": WEIGHTS,
        "taxonomies": [
            (name, labels.get(name) or getattr(site.taxonomies.get(name), "label", name))
            for name in index.taxonomies
        ],
        "shown": index.shown,
        "feeds": [name for name in (site.home.rows, "organisation") if name],
        "days": days(documents),
        "newest": [slot for slot, _ in newest[:NEWEST]],
        "facets": [*(described(facet, codes[facet.id]) for facet in index.offered), tree],
    }


def _cells(index: Index, documents: Sequence[Dated], codes: dict[str, list[tuple[int, ...]]]) -> list[Any]:
    sizes = unpacked(index.order.cells)
    first = [end - size for end, size in zip(accumulate(sizes), sizes, strict=True)]
    told = (column([codes[facet.id][at] for at in first]) for facet in index.offered[: index.order.told])
    of_cells = pack_column(ranks([half_year(documents[at].date) for at in first]))
    return ["".join(map(pack, sizes)), of_cells, *told]


def _place(index: Index, place: Place) -> list[Any]:
    """An organisation as a term of index.js."""
    known = index.catalogue.registry.organisations.get(place.id)
    found = choice("organisation", place.id, index.catalogue, index.site)
    label = known.name if known else found.label
    return [found.slug, label, place.documents, known.aliases if known else (), place.depth]
