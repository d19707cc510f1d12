"""Which documents contain which keys: posting lists, packed, by shard.

Comes in: documents in slot order with their texts. Goes out: the records of every shard as text.
This is where nearly all time of the index goes; loops run in C where they can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache

from msgspec import Struct, field

from generator.search.fold import edge_keys, fold, keys, keys_of_name
from generator.search.format import (
    GROUPS,
    SPELLED,
    gap_codes,
    pack_gaps,
    shard_count,
    shard_of,
    spelling_count,
    spelling_shard_of,
)
from generator.search.spelling import spelling_keys
from generator.search.variants import simplified


class Texts(Struct, frozen=True):
    """What is searched in one document, apart from its facets."""

    title: str
    authors: tuple[str, ...]
    summary: str
    labels: tuple[str, ...]
    """Short texts that many documents share: labels of terms that are no facets."""
    others: tuple[str, ...]
    """Other fields."""
    places: Set[str] = frozenset()
    """Keys that it has through its organisation."""


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
        packed = self.packed
        for key, slots in self.last.items():
            if len(slots) == 2:  # most keys are rare
                packed[key] = packed.get(key, "") + codes[slots[1] - slots[0]]
                del slots[0]
            elif len(slots) > 2:
                packed[key] = packed.get(key, "") + pack_gaps(slots, codes)
                del slots[:-1]


def _text_keys(one: Texts) -> tuple[Set[str], ...]:
    """Title, author, text and place. Keys with a line end are no keys; who reads them drops them.

    A text with traditional characters has its own keys and those of its simplified form.
    """
    in_title = keys(fold(_both(one.title)))
    in_title.update(edge_keys(fold(one.title)))
    in_rest = keys(fold(_both("\n".join((one.summary, *one.others)))))
    if one.labels:
        in_rest |= _union(one.labels)
    return in_title, _union(one.authors), in_rest, one.places


def _sound_keys(one: Texts) -> tuple[Set[str], ...]:
    """Title and author, by pinyin."""
    return spelling_keys(fold(_both(one.title))), _spelled(one.authors)


def _both(text: str) -> str:
    simple = simplified(text)
    return text if simple == text else f"{text}\n{simple}"


def _union(names: tuple[str, ...]) -> frozenset[str]:
    if len(names) == 1:
        return keys_of_name(names[0])
    return frozenset().union(*map(keys_of_name, names))


@lru_cache(maxsize=16384)
def _spelled(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(spelling_keys(fold(simplified(name))) for name in names))


class Tier(Struct, frozen=True):
    """A folder of shards."""

    folder: str
    groups: int
    """Lists of a record."""
    keys: Callable[[Texts], tuple[Set[str], ...]]
    """Keys of a document in each group."""
    shard_of: Callable[[str, int], int]
    count: Callable[[int], int]
    """Shards by the number of documents."""


TIERS = (
    Tier("t", len(GROUPS), _text_keys, shard_of, shard_count),
    Tier("p", len(SPELLED), _sound_keys, spelling_shard_of, spelling_count),
)


def postings(tier: Tier, documents: Iterable[tuple[int, Texts]], size: int) -> list[dict[str, str]]:
    """Key → packed slots, for every group. `documents` come in slot order; `size` is the number of slots."""
    codes = gap_codes(size + 1)
    groups = [Group() for _ in range(tier.groups)]
    for number, (slot, one) in enumerate(documents, 1):
        for group, found in zip(groups, tier.keys(one), strict=True):
            for key in found:
                group.last[key].append(slot)
        if number % BATCH == 0:
            for group in groups:
                group.pack(codes)
    for group in groups:
        group.pack(codes)
    return [group.packed for group in groups]


def shards(tier: Tier, groups: Sequence[dict[str, str]], documents: int) -> Iterator[tuple[str, str]]:
    """(name, records) of every shard of a tier."""
    count = tier.count(documents)
    held: list[list[str]] = [[] for _ in range(count)]
    for key in set().union(*groups):
        held[tier.shard_of(key, count)].append(key)
    for number, of_shard in enumerate(held):
        # A line end is where one text stops: no key, only what `keys` leaves to drop here.
        records = (
            " ".join([key, *[group.get(key, "") for group in groups]]).rstrip(" ") + "!"
            for key in sorted(of_shard) if "\n" not in key
        )  # fmt: skip
        yield f"{tier.folder}/{number}", "".join(records)
