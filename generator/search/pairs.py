"""Posting lists of bodies: seventy million for a hundred thousand submissions, so they are sorted as numbers.

A posting is one number: shard, key and slot side by side, so that sorted postings are the files one after
another with each list in order. Of the second character only the high bits are kept: the low ones follow from
the shard and the first. 18 bits a character, 22 the slot: 58 in all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from generator.search.body import Body
from generator.search.fold import HAN
from generator.search.format import ALPHABET, FINAL, MORE, pack_slots, shard_of

BATCH = 1024
"""Bodies that are numbers at one time: about 50 MB."""
CHARACTER, SLOT = 18, 22
"""Bits. Scripts without spaces end at U+3FFFF; four million slots."""
DIGITS = 5
"""Of a packed gap, at most; each but the last has five bits."""

Numbers = npt.NDArray[np.uint64]
Points = npt.NDArray[np.uint32]
Signed = npt.NDArray[np.int64]


def body_shards(
    documents: Iterable[tuple[int, Body]], shards: int, wanted: range
) -> Iterator[tuple[int, str]]:
    """(number, records) of the `wanted` ones of `shards` (a power of two). Documents come in slot order."""
    words: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    batches = []
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        batches.append(_postings(batch, shards, wanted))
        for slot, body in batch:
            for word in body.words:
                number = shard_of(word, shards)
                if number in wanted:
                    words[number][word].append(slot)
    found = np.concatenate([*batches, np.zeros(0, np.uint64)])
    found.sort()
    edges = _edges(found, shards, wanted)
    for at, number in enumerate(wanted):
        han = _records(found[edges[at] : edges[at + 1]], number, shards)
        yield number, _word_records(words.get(number, {})) + han


@cache
def _is_han() -> npt.NDArray[np.bool_]:
    """By code point."""
    table = np.zeros(0x110000, np.bool_)
    for first, last in re.findall("(.)-(.)", HAN):
        table[ord(first) : ord(last) + 1] = True
    for single in re.sub(".-.", "", HAN):
        table[ord(single)] = True
    return table


def _postings(batch: list[tuple[int, Body]], shards: int, wanted: range) -> Numbers:
    """Postings of the characters and pairs of some bodies in the wanted shards, sorted, each once."""
    texts = [body.text for _, body in batch]
    points: Points = np.frombuffer("\n".join((*texts, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
    slots = np.repeat(np.array([slot for slot, _ in batch], np.uint64), [len(text) + 1 for text in texts])
    han = _is_han()[points]
    first, second = points[:-1], points[1:]
    pairs = _coded(first, second, slots[:-1], han[:-1] & han[1:], shards, wanted)
    # A character by itself is a pair whose second is nothing.
    found = np.concatenate([pairs, _coded(points, np.zeros_like(points), slots, han, shards, wanted)])
    found.sort()
    # np.unique counts by hashing, which takes twenty times as long as sorting.
    once: Numbers = found[np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]]
    return once


def _coded(
    first: Points, second: Points, slots: Numbers, valid: npt.NDArray[np.bool_], shards: int, wanted: range
) -> Numbers:
    """Postings of those that are valid and in the wanted shards."""
    shard = (first * np.uint32(769) + second) & np.uint32(shards - 1)
    at = np.flatnonzero(valid & (shard >= wanted.start) & (shard < wanted.stop))
    low = shards.bit_length() - 1
    found: Numbers = shard[at].astype(np.uint64)
    found = found << np.uint64(CHARACTER) | first[at]
    found = found << np.uint64(CHARACTER - low) | second[at] >> np.uint32(low)
    return found << np.uint64(SLOT) | slots[at]


def _edges(found: Numbers, shards: int, wanted: range) -> list[int]:
    """Where the postings of each wanted shard begin, and where the last of them end."""
    width = np.uint64(2 * CHARACTER - (shards.bit_length() - 1) + SLOT)
    firsts = np.arange(wanted.start, wanted.stop + 1, dtype=np.uint64) << width
    edges: list[int] = np.searchsorted(found, firsts).tolist()
    return edges


def _records(found: Numbers, shard: int, shards: int) -> str:
    """The records of one shard."""
    if not len(found):
        return ""
    low = shards.bit_length() - 1
    key, slot = found >> np.uint64(SLOT), (found & np.uint64((1 << SLOT) - 1)).astype(np.int64)
    begins = np.empty(len(found), np.bool_)
    begins[0] = True
    np.not_equal(key[1:], key[:-1], out=begins[1:])
    left = np.empty_like(slot)
    left[0] = slot[0]
    left[1:] = np.where(begins[1:], slot[1:], slot[1:] - slot[:-1] - 1)
    first = key >> np.uint64(CHARACTER - low) & np.uint64((1 << CHARACTER) - 1)
    high = key & np.uint64((1 << CHARACTER - low) - 1)
    second = high << np.uint64(low) | (np.uint64(shard) - first * np.uint64(769)) & np.uint64(shards - 1)
    # A row for each posting: the end of the record before, the key, a space, and the digits of the gap.
    rows = np.zeros((len(found), 4 + DIGITS), np.uint32)
    rows[1:, 0] = np.where(begins[1:], ord("!"), 0)
    rows[:, 1], rows[:, 2], rows[:, 3] = (np.where(begins, one, 0) for one in (first, second, ord(" ")))
    alphabet = np.array([ord(one) for one in ALPHABET], np.uint32)
    going = np.ones(len(found), np.bool_)
    for column in range(4, 4 + DIGITS):
        more = left >= FINAL
        digit = np.where(more, FINAL + (left - FINAL) % MORE, left)
        rows[:, column] = np.where(going, alphabet[digit], 0)
        going &= more
        left = (left - FINAL) // MORE
        if not going.any():
            break
        left[~going] = 0
    flat = rows.ravel()
    text: str = flat[flat != 0].tobytes().decode("utf-32-le", "surrogatepass")
    return f"{text}!"


def renumbered(
    records: str, shard: int, shards: int, places: Sequence[int], came: Iterable[tuple[str, int]]
) -> str:
    """The records of a shard after documents moved.

    `places`: old slot → the one it has now, −1 for a document that went or has another text. `came`: keys and
    slots of those that are new or have another text. ValueError, IndexError when the records are no records.
    """
    words: dict[str, set[int]] = defaultdict(set)
    numbers = [_moved(records, shards, np.asarray(places, np.int64), words)]
    low = shards.bit_length() - 1
    for key, slot in came:
        if _is_han()[ord(key[0])]:
            code = ord(key[0]) << CHARACTER - low | ord(key[1:] or "\0") >> low
            numbers.append(np.array([code << SLOT | slot], np.uint64))
        else:
            words[key].add(slot)
    found = np.concatenate(numbers)
    found.sort()
    return _word_records(words) + _records(found, shard, shards)


def _word_records(words: Mapping[str, Collection[int]]) -> str:
    return "".join(f"{word} {pack_slots(sorted(words[word]))}!" for word in sorted(words) if words[word])


def _moved(records: str, shards: int, places: Signed, words: dict[str, set[int]]) -> Numbers:
    """Postings of characters and pairs, at their new slots; those of words go into `words`."""
    points: Points = np.frombuffer(records.encode("utf-32-le", "surrogatepass"), np.uint32)
    spaces, ends = np.flatnonzero(points == ord(" ")), np.flatnonzero(points == ord("!"))
    if not len(ends):
        return np.zeros(0, np.uint64)
    begins = np.concatenate([[0], ends[:-1] + 1])
    edges = np.zeros(len(points) + 1, np.int8)
    edges[spaces + 1] += 1
    edges[ends] -= 1
    digits = _values()[points[np.cumsum(edges[:-1]).astype(np.bool_)]]
    # A number begins behind each digit that ends one.
    firsts = np.flatnonzero(np.concatenate([[True], digits[:-1] < FINAL]))
    lengths = np.diff(np.append(firsts, len(digits)))
    scale = np.arange(len(digits)) - np.repeat(firsts, lengths)
    gaps = np.add.reduceat(digits << 5 * scale, firsts)
    of_digit = np.repeat(np.arange(len(ends)), ends - spaces - 1)
    record = of_digit[firsts]
    ways = np.cumsum(gaps + 1)
    new = np.flatnonzero(np.concatenate([[True], record[1:] != record[:-1]]))
    before = np.concatenate([[0], ways])[new]
    slots = places[ways - np.repeat(before, np.diff(np.append(new, len(ways)))) - 1]
    stay = slots >= 0
    first, second = points[begins], np.where(spaces - begins > 1, points[begins + 1], 0)
    han = _is_han()[first]
    for at in np.flatnonzero(~han):
        word = records[begins[at] : spaces[at]]
        words[word].update(slots[stay & (record == at)].tolist())
    low = shards.bit_length() - 1
    key = first.astype(np.uint64) << np.uint64(CHARACTER - low) | (second >> np.uint32(low))
    kept = stay & han[record]
    found: Numbers = key[record[kept]] << np.uint64(SLOT) | slots[kept].astype(np.uint64)
    return found


@cache
def _values() -> Signed:
    """Value of a digit by its code point."""
    table = np.zeros(128, np.int64)
    for value, digit in enumerate(ALPHABET):
        table[ord(digit)] = value
    return table
