"""Which documents contain which keys: posting lists, packed, by shard.

Comes in: documents in slot order with their texts. Goes out: the records of every shard as text.
This is where nearly all time of the index goes; loops run in C where they can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from generator.search.fold import fold, keys, keys_of_name
from generator.search.format import GROUPS, gap_codes, pack_slots, shard_of


class Texts(Struct, frozen=True):
    """What is searched in one document, apart from its facets."""

    title: str
    authors: tuple[str, ...]
    summary: str
    labels: tuple[str, ...]
    """Short texts that many documents share: labels of terms that are no facets."""
    others: tuple[str, ...]
    """Other fields."""


Lists = defaultdict[str, list[int]]


def postings(documents: Iterable[tuple[int, Texts]]) -> tuple[Lists, ...]:
    """Key → rising slots, for every group. `documents` come in slot order."""
    titles: Lists = defaultdict(list)
    people: Lists = defaultdict(list)
    texts: Lists = defaultdict(list)
    for slot, one in documents:
        for key in keys(fold(one.title)):
            titles[key].append(slot)
        for key in _union(one.authors):
            people[key].append(slot)
        found = keys(fold("\n".join((one.summary, *one.others))))
        if one.labels:
            found |= _union(one.labels)
        for key in found:
            texts[key].append(slot)
    return titles, people, texts


def _union(names: tuple[str, ...]) -> frozenset[str]:
    if len(names) == 1:
        return keys_of_name(names[0])
    return frozenset().union(*map(keys_of_name, names))


def shards(groups: tuple[Lists, ...], size: int, count: int) -> list[str]:
    """The records of each of `count` shards. `size` is the number of slots."""
    codes = gap_codes(size + 1)
    every = set().union(*groups)
    # A line end is where one text stops: no key, only what `keys` leaves to drop here.
    wanted = sorted(key for key in every if "\n" not in key)
    records: list[list[str]] = [[] for _ in range(count)]
    for key in wanted:
        lists = [pack_slots(group[key], codes) if key in group else "" for group in groups]
        records[shard_of(key, count)].append(" ".join((key, *lists)).rstrip(" "))
    return ["".join(record + "!" for record in shard) for shard in records]


assert len(GROUPS) == 3, "postings() fills three groups"
