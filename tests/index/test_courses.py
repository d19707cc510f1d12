"""Which submissions are the lessons of a course."""

from __future__ import annotations

from generator.index.courses import courses
from generator.model.site import Courses
from generator.model.submission import Submission

RULES = Courses(kinds=("course",), title="named", part_of="of", order="number")


def one(title: str, kind: str = "lesson", home: str = "one", **fields: str) -> Submission:
    return Submission(path=title, url=f"r/{title}/", kind=kind, title=title, organisation=home, fields=fields)


def found(*those: Submission, rules: Courses = RULES) -> list[list[str]]:
    """Titles: the course, then its lessons."""
    return [[those[at].title for at in (each.head, *each.members)] for each in courses(those, rules)]


def test_lessons_stand_by_number_then_by_age() -> None:
    assert found(
        one("乙", of="柳编"), one("三", of="柳编", number="10"), one("柳编", "course"),
        one("一", of="柳 编", number="2"), one("丙", of="柳编"),
    ) == [["柳编", "一", "三", "乙", "丙"]]  # fmt: skip


def test_a_course_is_named_by_its_field_or_its_title() -> None:
    assert found(
        one("校本课程方案", "course", named="柳编"), one("一", of="柳编"), one("二", of="校本课程方案")
    ) == [["校本课程方案", "一", "二"]]


def test_a_course_is_of_one_organisation() -> None:
    assert found(one("柳编", "course"), one("一", home="two", of="柳编")) == []


def test_the_older_of_two_has_the_lessons_and_no_course_is_a_lesson() -> None:
    those = one("柳编", "course"), one("柳编", "course", of="柳编"), one("一", of="柳编")
    assert found(*those) == [["柳编", "一"]]


def test_a_site_without_courses_has_none() -> None:
    assert found(one("柳编", "course"), one("一", of="柳编"), rules=Courses()) == []
