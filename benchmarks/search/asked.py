"""Queries cut out of the texts of a site, with what each of them should find."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from msgspec import Struct

from benchmarks.search.sheets import Folded, Sheet
from generator.search.fold import fold
from generator.search.readings import READINGS


class Asked(Struct, frozen=True):
    """One query."""

    sort: str
    query: str
    wanted: frozenset[str]
    """Addresses of the submissions of whose field it is a part."""
    right: frozenset[str]
    """Those that contain it anywhere; of spellings the same as `wanted`."""
    written: bool
    """As it stands in the text, not spelled."""


def asked(texts: Folded, sheets: Sequence[Sheet], each: int) -> list[Asked]:
    """`each` random pieces of one to eight Han characters a field, then titles and names by sound."""
    pick = random.Random(2)
    found = []
    for field, by_address in texts.fields.items():
        whole = [line for text in by_address.values() for line in text.split("\n") if line]
        for piece in _pieces(pick, whole, each):
            wanted = frozenset(texts.within(field, piece))
            found.append(Asked(field, piece, wanted, frozenset(texts.anywhere(piece)), written=True))
    return found + list(_spelled(pick, texts, sheets, each))


def _pieces(pick: random.Random, texts: Sequence[str], each: int) -> Iterator[str]:
    while each:
        text = pick.choice(texts)
        start = pick.randrange(len(text))
        piece = text[start : start + pick.randint(1, 8)]
        # Digits and letters are found from the beginning of a word.
        if not any(one.isascii() for one in piece):
            each -= 1
            yield piece


def _spelled(pick: random.Random, texts: Folded, sheets: Sequence[Sheet], each: int) -> Iterator[Asked]:
    while each:
        one = pick.choice(sheets)
        text = one.authors[0] if each % 2 else fold(one.title)[: pick.randint(3, 6)]
        if len(text) < 2 or not all(character in READINGS for character in text):
            continue
        each -= 1
        wanted = frozenset(texts.within("title", text) | texts.within("author", text))
        said = [pick.choice(READINGS[character]) for character in text]
        yield Asked("pinyin", "".join(said), wanted, wanted, written=False)
        yield Asked("initials", "".join(syllable[0] for syllable in said), wanted, wanted, written=False)
