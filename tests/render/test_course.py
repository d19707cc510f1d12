"""A course lists its lessons; a lesson leads back and on."""

from __future__ import annotations

import re

from generator.model.submission import Submission
from generator.render.views.course import shown_beside
from generator.render.views.library import library

from .conftest import Workshop, submission

COURSE = "school-course"


def lesson(number: int, **changes: object) -> Submission:
    fields = {"part_of": "柳条上的手艺", "part": str(number)}
    return submission(
        4 * number, kind="lesson-plan", title=f"第{number}讲", fields=fields, lesson="", **changes
    )


THOSE = (
    submission(0, kind=COURSE, title="柳条上的手艺", fields={}, lesson=""),
    *(lesson(at) for at in (1, 2, 3)),
)


def test_the_course_lists_its_lessons_in_order(workshop: Workshop) -> None:
    page = workshop.texts(workshop.catalogue(THOSE))["r/school-a/bundle-0/index.html"]
    places = [page.index(f">第{number}讲</a>", page.index("课程目录")) for number in (1, 2, 3)]
    assert places == sorted(places)


def test_a_lesson_leads_back_and_on(workshop: Workshop) -> None:
    texts = workshop.texts(workshop.catalogue(THOSE))
    page = texts["r/school-a/bundle-8/index.html"]
    part = page[page.index('<nav class="y-course"') :]
    part = part[: part.index("</nav>")]
    assert [
        each in part for each in ("柳条上的手艺", "第2课", 'rel="prev"', "第1讲", 'rel="next"', "第3讲")
    ] == [True] * 6
    assert 'rel="prev"><span>上一课' not in texts["r/school-a/bundle-4/index.html"]
    assert (
        'class="y-course"'
        not in workshop.texts(workshop.catalogue(THOSE[1:]))["r/school-a/bundle-4/index.html"]
    )


def test_whoever_is_named_on_other_pages_is_known_there(workshop: Workshop) -> None:
    """An edit of a title names every page on which the title stands."""
    catalogue = workshop.catalogue(THOSE)
    shelf, texts = library(catalogue, workshop.site), workshop.texts(catalogue)
    parts = {at: _part(texts[f"{each.url}index.html"]) for at, each in enumerate(catalogue.submissions)}
    for at, one in enumerate(catalogue.submissions):
        named = {other for other, part in parts.items() if other != at and f"{one.title}</a>" in part}
        assert named == {*shown_beside(shelf, at)}


def _part(page: str) -> str:
    found = re.search(r'class="y-course".*?</(?:nav|section)>', page, re.DOTALL)
    assert found
    return found[0]
