"""What is packed comes back, and only one text stands for it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.search.format import (
    ALPHABET,
    BLOCK,
    CHUNK,
    gap_codes,
    pack,
    pack_column,
    pack_gaps,
    pack_slots,
    part,
    quoted,
    shard_count,
    shard_of,
    unpack,
    unpack_column,
    unpack_slots,
)  # fmt: skip

NUMBERS = st.integers(0, 10**7)


@given(st.lists(NUMBERS))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert numbers == list(unpack("".join(map(pack, numbers))))


def test_lengths_are_as_documented() -> None:
    """One character reaches 56, two 1,880, three 60,248."""
    limits = (0, 56, 57, 1880, 1881, 60248, 60249)
    assert [len(pack(number)) for number in limits] == [1, 1, 2, 2, 3, 3, 4]


def test_no_two_numbers_share_a_text() -> None:
    assert len({pack(number) for number in range(70_000)}) == 70_000


@given(st.sets(st.integers(0, 3000)))
def test_slots_come_back(slots: set[int]) -> None:
    rising = sorted(slots)
    assert (
        rising == unpack_slots(pack_gaps([-1, *rising], gap_codes(3001))) == unpack_slots(pack_slots(rising))
    )


@given(st.lists(st.one_of(st.just(0), st.integers(0, 200)), max_size=400))
def test_columns_come_back(codes: list[int]) -> None:
    assert codes == unpack_column(pack_column(codes))


def test_digits_need_no_escape() -> None:
    """No digit separates records, ends a string or begins markup."""
    assert set() == set(ALPHABET) & set(' !"\\<')
    assert f'"{ALPHABET}"'.encode() == quoted(ALPHABET)


@given(st.text(min_size=1), st.integers(0, 200_000))
def test_a_key_has_a_shard_among_those_of_the_site(key: str, documents: int) -> None:
    assert shard_of(key, shard_count(documents)) in range(shard_count(documents))


def test_shards_grow_with_the_site() -> None:
    """A shard stays near 32 documents, so that a cold query reads few bytes at any size."""
    assert [shard_count(documents) for documents in (0, 32, 10_000, 100_000)] == [1, 2, 512, 4096]


def test_blocks_hold_whole_chunks() -> None:
    """So a card chunk never holds two cells."""
    assert BLOCK % CHUNK == 0


@given(st.text())
def test_a_part_is_one_call_with_json(text: str) -> None:
    line = part("t/0", quoted(text)).decode()
    assert ["t/0", text] == json.loads(
        "[" + line.removeprefix("yanxiuSearch.part(").removesuffix(")\n") + "]"
    )
