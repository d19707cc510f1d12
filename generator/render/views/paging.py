"""Pages of a listing, numbered from the oldest, so that an addition changes the newest page only.

Full pages hold 20 each from the oldest; the landing holds the newest 20 to 39, or all of
them when there are fewer than 40.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

PER_PAGE = 20


class Slice(Struct, frozen=True):
    """One page of a listing."""

    number: int
    """1 is the oldest page; 0 is the landing."""
    members: tuple[int, ...]
    """Newest first."""
    first: int
    """Place of the oldest member shown, counted from the oldest, 1-based."""
    newer: str
    """Address of the next newer page relative to the listing's; empty on the landing."""
    older: str
    """Address of the next older page relative to the listing's; empty on page 1."""
    has_newer: bool
    has_older: bool
    older_count: int
    """How many are older than this page."""


def full_pages(total: int) -> int:
    """Number of full pages besides the landing."""
    return max(0, total // PER_PAGE - 1)


def slices(members: tuple[int, ...]) -> Iterator[Slice]:
    """The landing, then every full page. `members`: oldest first."""
    pages = full_pages(len(members))
    start = pages * PER_PAGE
    yield Slice(
        0, members[start:][::-1], start + 1, "", f"{pages}/" if pages else "", False, pages > 0, start
    )
    for number in range(1, pages + 1):
        start = (number - 1) * PER_PAGE
        yield Slice(
            number=number,
            members=members[start : start + PER_PAGE][::-1],
            first=start + 1,
            newer=f"{number + 1}/" if number < pages else "",
            older=f"{number - 1}/" if number > 1 else "",
            has_newer=True,
            has_older=number > 1,
            older_count=start,
        )
