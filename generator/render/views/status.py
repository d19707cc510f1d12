"""How an obligation stands, as readers see it: a sign, a word and a colour, in that order of weight."""

from __future__ import annotations

from msgspec import Struct

from generator.model.ledger import WORDS, Counts, Status


class Mark(Struct, frozen=True):
    """A status of one obligation or of several together."""

    code: str
    """Part of the class name: the colour."""
    sign: str
    word: str


COMPLETE, INCOMPLETE = Mark("done", "✓", "已齐"), Mark("late", "!", "未齐")


def mark(status: Status) -> Mark:
    """The status of one line."""
    word, sign = WORDS[status]
    return Mark(status.value, sign, word)


def together(counts: Counts) -> Mark:
    """The status of many lines: complete, not complete, or nothing due yet."""
    if not counts.owed:
        return mark(Status.EXEMPT if counts.exempt else Status.NOT_APPLICABLE)
    if counts.complete == counts.owed:
        return COMPLETE
    return INCOMPLETE if counts.missing or counts.rejected else mark(Status.PENDING)


def added(*several: Counts) -> Counts:
    """Sum of counts."""
    return sum(several, Counts())
