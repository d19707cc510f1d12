"""The index after an edit of texts: only the files that the edit touches, from the published ones.

Holds where no submission came, went or moved and no term of a facet changed: then every slot, every
column and `index.js` are what they were. A test compares with a whole index, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.output import Page
from generator.model.packed import unpacked
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.body import Body
from generator.search.cards import card_maker, taxonomies, texts_maker
from generator.search.facets import facets
from generator.search.format import BODIES, CHUNK, pack_slots, quoted, shard_of, unpack_slots
from generator.search.order import Order
from generator.search.plan import everything, file, json, prepared, small
from generator.search.postings import TIERS

Read = Callable[[str], bytes | None]
"""Bytes of a published file; None when they are not what was published."""


Moves = dict[str, dict[str, list[tuple[int, int, bool]]]]
"""File of posting lists, without `search/` and `.js` → key → (group, slot, whether it is there now)."""


class Moved(Struct, frozen=True):
    """A document whose body or slot changed."""

    was: int | None
    """Slot in the published lists."""
    before: Body | None
    now: int | None
    """Slot; None for a document that went, as `was` for one that came."""
    after: Body | None


class Unreadable(Exception):
    """A published file is not what it should be: the index must be made anew."""


def changed(
    catalogue: Catalogue, site: SiteConfig, order: Order, before: Mapping[int, Submission], read: Read
) -> Iterator[Page]:
    """Files of the index that change with the texts of some submissions. Raises Unreadable.

    `before`: index → the submission as the published index has it.
    """
    if small(order):
        yield from everything(prepared(catalogue, site, order))
        return
    documents, slots = unpacked(order.documents), unpacked(order.slots)
    place_of = {at: place for place, at in enumerate(documents) if at in before}
    offered = facets(catalogue, site)
    names, _ = taxonomies(catalogue, site, offered)
    texts = texts_maker(catalogue, site, names, offered)
    card = card_maker(catalogue, site, names, offered, order.told)
    moves: Moves = {}
    for at, old in before.items():
        slot = slots[place_of[at]]
        old_texts, new_texts = texts(old), texts(catalogue.submissions[at])
        for tier in TIERS:
            count = tier.count(len(documents))
            pairs = zip(tier.keys(old_texts), tier.keys(new_texts), strict=True)
            for group, (was, now) in enumerate(pairs):
                for key in (key for key in was ^ now if "\n" not in key):
                    shard = f"{tier.folder}/{tier.shard_of(key, count)}"
                    moves.setdefault(shard, {}).setdefault(key, []).append((group, slot, key in now))
    yield from patched(moves, read)
    for number in sorted({slots[place] // CHUNK for place in place_of.values()}):
        first, end = (bisect_left(slots, edge * CHUNK) for edge in (number, number + 1))
        shown = [card(catalogue.submissions[at]) for at in documents[first:end]]
        yield file(f"c/{number}", json(shown))


def moves_of_bodies(documents: Iterable[Moved], shards: int) -> Moves:
    """What moves in the posting lists of bodies."""
    moves: Moves = {}
    for one in documents:
        was = one.before.keys if one.before and one.was is not None else set()
        now = one.after.keys if one.after and one.now is not None else set()
        stayed = was & now if one.was == one.now else frozenset()
        for keys, slot, present in ((was - stayed, one.was, False), (now - stayed, one.now, True)):
            for key in keys:
                of_shard = moves.setdefault(f"{BODIES}/{shard_of(key, shards)}", {})
                of_shard.setdefault(key, []).append((0, slot or 0, present))
    return moves


def patched(moves: Moves, read: Read) -> Iterator[Page]:
    """The files of posting lists after some moves. Raises Unreadable."""
    width = {tier.folder: tier.groups for tier in TIERS} | {BODIES: 1}
    for name, of_shard in sorted(moves.items()):
        yield file(name, quoted(_moved(_records(read, name), of_shard, width[name.partition("/")[0]])))


def _records(read: Read, name: str) -> str:
    data = read(f"search/{name}.js")
    try:
        _, records = msgspec.json.decode(
            b"[" + (data or b"").removeprefix(b"yanxiuSearch.part(").removesuffix(b")\n") + b"]",
            type=tuple[str, str],
        )
    except (msgspec.DecodeError, ValueError) as error:
        raise Unreadable(name) from error
    return records


def _moved(records: str, moves: Mapping[str, Sequence[tuple[int, int, bool]]], groups: int) -> str:
    """The records of a shard with slots put into lists or taken out of them."""
    found = {record.partition(" ")[0]: record for record in records.split("!") if record}
    for key, of_key in moves.items():
        lists = found.get(key, key).split(" ")[1:]
        lists += [""] * (groups - len(lists))
        for group in {group for group, _, _ in of_key}:
            held = set(unpack_slots(lists[group]))
            # A slot that one document leaves may be where another goes.
            held.difference_update(slot for at, slot, present in of_key if at == group and not present)
            held.update(slot for at, slot, present in of_key if at == group and present)
            lists[group] = pack_slots(sorted(held))
        if any(lists):
            found[key] = " ".join((key, *lists)).rstrip(" ")
        else:
            found.pop(key, None)
    return "".join(f"{found[key]}!" for key in sorted(found))
