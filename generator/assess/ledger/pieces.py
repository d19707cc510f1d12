"""Submissions as the ledger sees them: with what holds them back and when they first came in. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.ledger import Piece
from generator.model.registry import Receipt
from generator.model.submission import Submission

_DAY = 10
"""Characters of an ISO day at the head of a time stamp."""


def pieces(
    judged: Iterable[tuple[Submission, tuple[str, ...]]], receipts: Iterable[Receipt]
) -> tuple[Piece, ...]:
    """`judged`: each submission, sound, internal or held back, with the codes of its errors.

    A submission that was handed in again keeps its first receipt.
    """
    first: dict[str, str] = {}
    for one in receipts:
        day = one.received_at[:_DAY]
        if day and (one.path not in first or day < first[one.path]):
            first[one.path] = day
    return tuple(
        Piece(one, codes, first[one.path], by_receipt=True)
        if one.path in first
        else Piece(one, codes, one.date)
        for one, codes in judged
    )
