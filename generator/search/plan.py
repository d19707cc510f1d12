"""The search index of a site as a list of pages to publish.

Comes in: the catalogue and the site. Goes out: pages under `search/`, all `.js`, each with a digest
of its bytes. Pure and deterministic; `format.py` says what is in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.model.catalogue import Catalogue
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.cards import Card, card_maker, taxonomies, texts_maker
from generator.search.facets import Facet, choice, column, described, facets
from generator.search.format import BLOCK, CHUNK, FORMAT, GROUPS, part, quoted, shard_count
from generator.search.order import Order, arrange
from generator.search.postings import postings, shards
from generator.search.weights import date_column, days, rank_column

NEWEST = 20
"""Documents of the first screen, which needs no column then."""
_json = msgspec.json.Encoder().encode


def plan(catalogue: Catalogue, site: SiteConfig) -> Iterator[Page]:
    """All files of the index. Cost: about 100 µs a submission, nearly all of it in the postings."""
    offered = facets(catalogue, site)
    first = offered[:2]

    def within(one: Submission) -> tuple[object, ...]:
        codes = tuple(facet.codes(one) for facet in first)
        return (one.terms.get("term", ()), codes, one.date, one.path)

    order = arrange(catalogue, within)
    names, shown = taxonomies(catalogue, site, offered)
    count = shard_count(len(order.documents))
    codes = {facet.id: [facet.codes(one) for one in order.documents] for facet in offered}

    yield _page("index", _json(_index(catalogue, site, order, offered, codes, count, (names, shown))))
    for facet in offered:
        combinations, runs = column(codes[facet.id])
        yield _page(f"f/{facet.id}", _json(combinations), quoted(runs))
    yield _page("f/date", quoted(date_column(order.documents)))
    yield _page("f/rank", quoted(rank_column(order.documents, catalogue)))
    yield from _cards(order, card_maker(catalogue, site, names))
    texts = texts_maker(catalogue, site, names, offered)
    groups = postings(zip(order.slots, map(texts, order.documents), strict=True))
    for number, records in enumerate(shards(groups, order.size, count)):
        yield _page(f"t/{number}", quoted(records))


def _page(name: str, *payload: bytes) -> Page:
    """A file whose bytes are known already."""
    key = hashlib.blake2b(b"\0".join(payload), digest_size=16).digest()
    return known(f"search/{name}.js", key, partial(_render, name, payload))


def _render(name: str, payload: tuple[bytes, ...]) -> Iterable[bytes]:
    return (part(name, *payload),)


def _cards(order: Order, card: Callable[[Submission], Card]) -> Iterator[Page]:
    """Card chunks. Only digests are kept: cards are as large as everything else together."""
    chunk: list[tuple[int, Submission]] = []
    for slot, one in zip(order.slots, order.documents, strict=True):
        if chunk and slot // CHUNK != chunk[0][0] // CHUNK:
            yield _chunk(chunk, card)
            chunk = []
        chunk.append((slot, one))
    if chunk:
        yield _chunk(chunk, card)


def _chunk(members: list[tuple[int, Submission]], card: Callable[[Submission], Card]) -> Page:
    name = f"c/{members[0][0] // CHUNK}"
    documents = tuple(one for _, one in members)
    key = hashlib.blake2b(_json([card(one) for one in documents]), digest_size=16).digest()
    return known(f"search/{name}.js", key, partial(_render_cards, name, documents, card))


def _render_cards(
    name: str, documents: tuple[Submission, ...], card: Callable[[Submission], Card]
) -> Iterable[bytes]:
    return (part(name, _json([card(one) for one in documents])),)


def _index(
    catalogue: Catalogue,
    site: SiteConfig,
    order: Order,
    offered: tuple[Facet, ...],
    codes: dict[str, list[tuple[int, ...]]],
    count: int,
    card: tuple[list[str], int],
) -> dict[str, Any]:
    newest = sorted(zip(order.slots, order.documents, strict=True), key=lambda pair: pair[0])
    newest.sort(key=lambda pair: pair[1].date, reverse=True)
    tree = {
        "id": "organisation",
        "label": site.fields["organisation"].label if "organisation" in site.fields else "单位",
        "tree": True,
        "terms": [_place(catalogue, site, one.id, one.documents, one.depth) for one in order.places],
    }
    labels = {facet.id: facet.label for facet in offered}
    return {
        "format": FORMAT,
        "documents": len(order.documents),
        "shards": count,
        "block": BLOCK,
        "chunk": CHUNK,
        "groups": GROUPS,
        "taxonomies": [
            (name, labels.get(name) or getattr(site.taxonomies.get(name), "label", name)) for name in card[0]
        ],
        "shown": card[1],
        "days": days(order.documents),
        "newest": [slot for slot, _ in newest[:NEWEST]],
        "facets": [*(described(facet, codes[facet.id]) for facet in offered), tree],
    }


def _place(catalogue: Catalogue, site: SiteConfig, id: str, documents: int, depth: int) -> list[Any]:
    known = catalogue.registry.organisations.get(id)
    found = choice("organisation", id, catalogue, site)
    label = known.name if known else found.label
    return [found.slug, label, documents, known.aliases if known else (), depth]
