"""A course and its lessons: all of them on the page of the course, the nearest ones on that of a lesson."""

from __future__ import annotations

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.parts import Ref


class Lesson(Struct, frozen=True):
    """One lesson on the page of its course."""

    number: str
    """As its author wrote it, else its place."""
    title: str
    href: str
    summary: str
    kind: str


class CourseView(Struct, frozen=True):
    """On the page of the course `lessons`; on that of a lesson the others."""

    lessons: tuple[Lesson, ...] = ()
    course: Ref | None = None
    place: str = ""
    """`第2课`."""
    previous: Ref | None = None
    next: Ref | None = None


def course_view(library: Library, at: int) -> CourseView | None:
    """What the page of this submission says of its course; None without one."""
    course = library.catalogue.course_of.get(at)
    if course is None:
        return None
    if at == course.head:
        return CourseView(lessons=tuple(_lesson(library, *one) for one in enumerate(course.members, 1)))
    members = list(course.members)
    place = members.index(at)
    before, after = members[:place][-1:], members[place + 1 :][:1]
    return CourseView(
        course=_ref(library, course.head),
        place=f"第{_number(library, place + 1, at)}课",
        previous=_ref(library, before[0]) if before else None,
        next=_ref(library, after[0]) if after else None,
    )


def shown_beside(library: Library, at: int) -> tuple[int, ...]:
    """Submissions whose pages name this one as their course, or as the lesson before or after."""
    course = library.catalogue.course_of.get(at)
    if course is None:
        return ()
    members = list(course.members)
    if at == course.head:
        return tuple(members)
    place = members.index(at)
    return (course.head, *members[max(0, place - 1) : place], *members[place + 1 : place + 2])


def _ref(library: Library, at: int) -> Ref:
    one = library.catalogue.submissions[at]
    return Ref(one.title, one.url)


def _lesson(library: Library, place: int, at: int) -> Lesson:
    one = library.catalogue.submissions[at]
    return Lesson(_number(library, place, at), one.title, one.url, one.summary, library.kind_label(one))


def _number(library: Library, place: int, at: int) -> str:
    order = library.site.courses.order or ""
    return library.catalogue.submissions[at].fields.get(order) or str(place)
