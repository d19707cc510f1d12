"""Pages of a listing, numbered from the oldest, so that an addition changes the newest page only.

Full pages hold 20 each from the oldest; the landing holds the newest 20 to 39, or all of
them when there are fewer than 40.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.model.catalogue import Listing

PER_PAGE = 20


class Slice(Struct, frozen=True):
    """One page of a listing."""

    number: int
    """1 is the oldest page; 0 is the landing."""
    members: Sequence[int]
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


def slices(members: Sequence[int]) -> Iterator[Slice]:
    """The landing, then every full page. `members`: oldest first."""
    return (page(members, number) for number in range(full_pages(len(members)) + 1))


def page(members: Sequence[int], number: int) -> Slice:
    """The page of this number; 0 is the landing. `members`: oldest first."""
    pages = full_pages(len(members))
    if number == 0:
        start = pages * PER_PAGE
        older = f"{pages}/" if pages else ""
        return Slice(0, members[start:][::-1], start + 1, "", older, False, pages > 0, start)
    start = (number - 1) * PER_PAGE
    return Slice(
        number=number,
        members=members[start : start + PER_PAGE][::-1],
        first=start + 1,
        newer=f"{number + 1}/" if number < pages else "",
        older=f"{number - 1}/" if number > 1 else "",
        has_newer=True,
        has_older=number > 1,
        older_count=start,
    )


class Pagination(Struct, frozen=True):
    """All pages of many listings as one sequence, of which workers take ranges.

    They stand in the order of their newest members: pages beside one another show the same cards.
    """

    listings: tuple[Listing, ...]
    places: array[int]
    """Of each page the place of its listing."""
    numbers: array[int]
    """Of each page the number in its listing."""

    def __len__(self) -> int:
        return len(self.places)

    def pages(self, which: Iterable[int]) -> Iterator[tuple[Listing, Slice]]:
        """Some pages of the sequence."""
        for at in which:
            one = self.listings[self.places[at]]
            yield one, page(one.members, self.numbers[at])


def paginated(listings: tuple[Listing, ...]) -> Pagination:
    """The pages of these listings."""
    every = [
        (_newest(one.members, number), place, number)
        for place, one in enumerate(listings)
        for number in range(full_pages(len(one.members)) + 1)
    ]
    every.sort()
    return Pagination(listings, array("L", [one[1] for one in every]), array("L", [one[2] for one in every]))


def _newest(members: Sequence[int], number: int) -> int:
    """Index of the newest member of a page; -1 when it is empty."""
    return members[number * PER_PAGE - 1] if number else members[-1] if members else -1
