"""Neighbours come from windows of sorted orders: few, and few change."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.catalogue import Catalogue
from generator.render.views.neighbours import AUTHOR, LESSON, NEAR, SERIES, orders

from .conftest import Workshop, submission


def named(catalogue: Catalogue, workshop: Workshop) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Path of each submission → paths of its neighbours."""
    order = orders(catalogue, workshop.site)
    paths = [one.path for one in catalogue.submissions]
    found = {}
    for at, path in enumerate(paths):
        beside = order.of(at)
        lists = (beside.lesson, beside.near, beside.author, beside.newer, beside.older)
        found[path] = tuple(tuple(paths[one] for one in members) for members in lists)
    return found


def test_lists_are_bounded_and_never_hold_the_submission_itself(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    for path, (lesson, near, author, newer, older) in named(catalogue, workshop).items():
        assert path not in (*lesson, *near, *author, *newer, *older)
        assert len(lesson) <= LESSON and len(near) <= NEAR and len(author) <= AUTHOR
        assert len(newer) <= 1 and len(older) < SERIES
        assert not set(lesson) & set(near) and not set(near) & set(author)


def test_submissions_of_one_lesson_find_each_other(workshop: Workshop, catalogue: Catalogue) -> None:
    lessons = {one.path: (one.organisation, one.lesson) for one in catalogue.submissions if one.lesson}
    for path, (lesson, *_) in named(catalogue, workshop).items():
        others = {other for other, name in lessons.items() if name == lessons.get(path) and other != path}
        assert set(lesson) == others


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(0, 59), min_size=20, max_size=59), st.integers(0, 59))
def test_an_added_submission_changes_only_the_few_beside_it(
    workshop: Workshop, numbers: set[int], new: int
) -> None:
    """At most: its lesson, a window of the content order, two of the author, its series' next ones."""
    before = named(workshop.catalogue(tuple(submission(at) for at in numbers - {new})), workshop)
    after = named(workshop.catalogue(tuple(submission(at) for at in numbers | {new})), workshop)
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) <= 2 * NEAR + LESSON + 2 * (AUTHOR + 1) + SERIES + 2
