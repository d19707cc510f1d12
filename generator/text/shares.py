"""Shares in whole hundredths, as pages, workbook and terminal say them."""

from __future__ import annotations


def hundredths(part: int, whole: int) -> int:
    """100 only of all, 0 only of none or when there is nothing."""
    if not part or part == whole:
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))
