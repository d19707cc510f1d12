"""Which documents contain which keys: posting lists, packed, by shard.

Comes in: documents in slot order with their texts. Goes out: the records of every shard as text.
This is where nearly all time of the index goes; loops run in C where they can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from msgspec import Struct, field

from generator.search.fold import fold, keys, keys_of_name
from generator.search.format import GROUPS, gap_codes, pack_gaps, shard_of


class Texts(Struct, frozen=True):
    """What is searched in one document, apart from its facets."""

    title: str
    authors: tuple[str, ...]
    summary: str
    labels: tuple[str, ...]
    """Short texts that many documents share: labels of terms that are no facets."""
    others: tuple[str, ...]
    """Other fields."""


BATCH = 16_384
"""Documents whose slots are held as numbers: packed, a hundred of them weigh as much as fifteen."""


class Group(Struct):
    """The posting lists of one group while they grow."""

    last: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [-1]))
    """Key → the last slot that is packed (-1 before the first), then slots that are not."""
    packed: dict[str, str] = field(default_factory=dict)
    """Key → its gaps so far."""

    def pack(self, codes: list[str]) -> None:
        """Packs what has come in."""
        for key, slots in self.last.items():
            if len(slots) > 1:
                self.packed[key] = self.packed.get(key, "") + pack_gaps(slots, codes)
                del slots[:-1]


def postings(documents: Iterable[tuple[int, Texts]], size: int) -> tuple[dict[str, str], ...]:
    """Key → packed slots, for every group. `documents` come in slot order; `size` is the number of slots."""
    codes = gap_codes(size + 1)
    groups = tuple(Group() for _ in GROUPS)
    for number, (slot, one) in enumerate(documents, 1):
        for group, found in zip(groups, keys_by_group(one), strict=True):
            for key in found:
                group.last[key].append(slot)
        if number % BATCH == 0:
            for group in groups:
                group.pack(codes)
    for group in groups:
        group.pack(codes)
    return tuple(group.packed for group in groups)


def keys_by_group(one: Texts) -> tuple[Set[str], ...]:
    """Keys of a document in each of `GROUPS`. Those with a line end are no keys; the caller drops them."""
    found = keys(fold("\n".join((one.summary, *one.others))))
    if one.labels:
        found |= _union(one.labels)
    return keys(fold(one.title)), _union(one.authors), found


def _union(names: tuple[str, ...]) -> frozenset[str]:
    if len(names) == 1:
        return keys_of_name(names[0])
    return frozenset().union(*map(keys_of_name, names))


def shards(groups: tuple[dict[str, str], ...], count: int) -> list[str]:
    """The records of each of `count` shards."""
    every = set().union(*groups)
    records: list[list[str]] = [[] for _ in range(count)]
    # A line end is where one text stops: no key, only what `keys` leaves to drop here.
    for key in sorted(key for key in every if "\n" not in key):
        lists = [group.get(key, "") for group in groups]
        records[shard_of(key, count)].append(" ".join((key, *lists)).rstrip(" "))
    return ["".join(record + "!" for record in shard) for shard in records]
