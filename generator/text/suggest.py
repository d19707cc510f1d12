"""Did you mean: the nearest of a few known words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The most similar known word, None when nothing is close. Ties go to the first in order."""
    best, score = None, cutoff
    for one in known:
        ratio = SequenceMatcher(None, word.lower(), one.lower()).ratio()
        if ratio > score or (best is None and ratio >= cutoff):
            best, score = one, ratio
    return best
