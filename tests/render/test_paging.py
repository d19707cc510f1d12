"""Pages are numbered from the oldest: what is added changes the newest only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalogue import Listing
from generator.render.views.paging import full_pages, paginated, slices


@given(st.integers(0, 400))
def test_every_member_stands_on_exactly_one_page(total: int) -> None:
    pages = list(slices(tuple(range(total))))
    assert sorted(at for page in pages for at in page.members) == list(range(total))


@given(st.integers(0, 400))
def test_full_pages_hold_twenty_and_the_landing_twenty_to_thirty_nine(total: int) -> None:
    landing, *full = slices(tuple(range(total)))
    assert all(len(page.members) == 20 for page in full)
    assert len(landing.members) == total if total < 40 else 20 <= len(landing.members) <= 39


@given(st.integers(1, 400))
def test_one_more_member_changes_the_landing_and_every_twentieth_time_adds_a_page(total: int) -> None:
    """When a page is added, the page before it learns that there is a newer one."""
    before = {page.number: page for page in slices(tuple(range(total - 1)))}
    after = {page.number: page for page in slices(tuple(range(total)))}
    changed = {number for number, page in after.items() if before.get(number) != page}
    last = full_pages(total)
    assert changed <= ({0, last, last - 1} if len(after) > len(before) else {0})


@pytest.mark.parametrize(
    ("total", "pages", "landing"), [(0, 0, 0), (39, 0, 39), (40, 1, 20), (59, 1, 39), (60, 2, 20)]
)
def test_the_bounds(total: int, pages: int, landing: int) -> None:
    found = list(slices(tuple(range(total))))
    assert (len(found) - 1, len(found[0].members)) == (pages, landing)


def test_newest_comes_first_and_the_chain_has_no_gap() -> None:
    landing, first, second = slices(tuple(range(65)))
    assert landing.members[0] == 64 and landing.older == "2/" and not landing.has_newer
    assert (first.number, first.newer, first.has_older) == (1, "2/", False)
    assert (second.number, second.newer, second.has_newer, second.older) == (2, "", True, "1/")


@given(st.lists(st.sets(st.integers(0, 200), max_size=90), min_size=1, max_size=8), st.integers(1, 7))
def test_ranges_of_all_pages_together_are_all_pages(listed: list[set[int]], width: int) -> None:
    """By their newest members, so that pages made one after the other show the same cards."""
    listings = tuple(Listing(f"{at}/", "", tuple(sorted(one))) for at, one in enumerate(listed))
    whole = paginated(listings)
    ranges = [range(at, min(at + width, len(whole))) for at in range(0, len(whole), width)]
    found = [(one.address, page) for which in ranges for one, page in whole.pages(which)]
    wanted = [(one.address, page) for one in listings for page in slices(one.members)]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)
    newest = [max(page.members, default=-1) for _, page in found]
    assert newest == sorted(newest)
