"""A short fingerprint of what a text says, by which near copies are found. Pure.

MinHash over all runs of four characters: the share of bytes that two fingerprints have in
common estimates the Jaccard likeness of their texts. What a template brings (headings,
comments, blanks, hints) is left out: only the author's own words make two texts alike.
"""

from __future__ import annotations

import re
from operator import eq

from rensa import RMinHash

from generator.check.unfilled import without_placeholders
from generator.model.document import Document

SIZE = 128
"""Bytes, one for each permutation: the estimate of a likeness near 0.85 has a deviation of 0.03."""
LEAST = 100
"""Characters below which a text has no fingerprint: short ones are alike by chance."""
_SEED = 1
_UNIT = 2
"""Bytes of a character in UTF-16: four of them are one 64-bit number, which MinHash takes as it is."""
_NOT_OWN = re.compile(r"<h([1-6])\b[^>]*>.*?</h\1>|<[^>]*>|&#?\w+;", re.DOTALL)
_WORDS = re.compile("[0-9a-zà-ɏ\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_BY_CHANCE = 1 / 256


def fingerprint(document: Document) -> bytes:
    """`SIZE` bytes; empty when the author's own text has fewer than `LEAST` characters."""
    text = own_text(document)
    return _fingerprint(text) if len(text) >= LEAST else b""


def own_text(document: Document) -> str:
    """Letters and digits of the body in lower case, without headings, comments and placeholders."""
    plain = _NOT_OWN.sub(" ", document.html)
    return "".join(_WORDS.findall(without_placeholders(plain).lower()))


def likeness(one: bytes, other: bytes) -> float:
    """Estimated share of the runs of either text that stand in both, 0…1."""
    if one == other:
        return 1.0
    equal: float = sum(map(eq, one, other)) / SIZE
    return max(0.0, (equal - _BY_CHANCE) / (1 - _BY_CHANCE))


def _fingerprint(text: str) -> bytes:
    raw = text.encode("utf-16-le", "surrogatepass")
    # Every run of four begins at one of four offsets: four cuts of the same bytes have them all.
    runs = b"".join(raw[at : at + (len(raw) - at) // 8 * 8] for at in range(0, 4 * _UNIT, _UNIT))
    digests = RMinHash.digest_matrix_from_flat_token_hashes(
        memoryview(runs).cast("Q"), (0, len(runs) // 8), SIZE, _SEED
    )
    return bytes(one & 255 for one in digests.to_rows()[0])
