"""Posting lists of bodies: seventy million for a hundred thousand submissions, so they are sorted as numbers.

A posting is one number: shard, key and slot side by side, so that sorted postings are the files one after
another with each list in order. Of the second character only the high bits are kept: the low ones follow from
the shard and the first. 18 bits a character, 22 the slot: 58 in all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from generator.search.body import Body
from generator.search.fold import HAN
from generator.search.format import ALPHABET, FINAL, MORE, gap_codes, pack_gaps, shard_of

BATCH = 1024
"""Bodies that are numbers at one time: about 50 MB."""
CHARACTER, SLOT = 18, 22
"""Bits. Scripts without spaces end at U+3FFFF; four million slots."""
DIGITS = 5
"""Of a packed gap, at most."""

Numbers = npt.NDArray[np.uint64]
Points = npt.NDArray[np.uint32]


def body_shards(
    documents: Iterable[tuple[int, Body]], shards: int, wanted: range
) -> Iterator[tuple[int, str]]:
    """(number, records) of the `wanted` ones of `shards` (a power of two). Documents come in slot order."""
    words: dict[str, list[int]] = defaultdict(lambda: [-1])
    batches = []
    size = 0
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        batches.append(_postings(batch, shards, wanted))
        size = batch[-1][0] + 1
        for slot, body in batch:
            for word in body.words:
                if shard_of(word, shards) in wanted:
                    words[word].append(slot)
    found = np.concatenate([*batches, np.zeros(0, np.uint64)])
    found.sort()
    of_words: dict[int, list[str]] = {}
    codes = gap_codes(size + 1) if words else []
    for word in sorted(words):
        record = f"{word} {pack_gaps(words[word], codes)}!"
        of_words.setdefault(shard_of(word, shards), []).append(record)
    edges = _edges(found, shards, wanted)
    for at, number in enumerate(wanted):
        han = _records(found[edges[at] : edges[at + 1]], number, shards)
        yield number, "".join(of_words.get(number, ())) + han


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
    """Postings of the pairs of some bodies in the wanted shards, sorted, each once."""
    texts = [body.text for _, body in batch]
    points: Points = np.frombuffer("\n".join((*texts, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
    slots = np.repeat(np.array([slot for slot, _ in batch], np.uint64), [len(text) + 1 for text in texts])
    han = _is_han()[points]
    first, second = points[:-1], points[1:]
    shard = (first * np.uint32(769) + second) & np.uint32(shards - 1)
    at = np.flatnonzero(han[:-1] & han[1:] & (shard >= wanted.start) & (shard < wanted.stop))
    low = shards.bit_length() - 1
    found = shard[at].astype(np.uint64)
    found = found << np.uint64(CHARACTER) | first[at]
    found = found << np.uint64(CHARACTER - low) | second[at] >> np.uint32(low)
    found = found << np.uint64(SLOT) | slots[at]
    found.sort()
    # np.unique counts by hashing, which takes twenty times as long as sorting.
    once: Numbers = found[np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]]
    return once


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
