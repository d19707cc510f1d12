"""Which submissions are the lessons of a course, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.catalogue import Course
from generator.model.site import Courses
from generator.model.submission import Submission
from generator.text import normalise

_Key = tuple[str, str]
"""Organisation id and folded name."""


def courses(submissions: Sequence[Submission], rules: Courses) -> tuple[Course, ...]:
    """Courses with at least one lesson. `submissions`: in the order of the catalogue.

    Where two describe one course the older one has the lessons. A course is no lesson of another.
    """
    if not rules.kinds or not rules.part_of:
        return ()
    heads: dict[_Key, int] = {}
    lessons: dict[_Key, list[tuple[int, int]]] = {}
    for at, one in enumerate(submissions):
        if one.kind in rules.kinds:
            for name in filter(None, (one.fields.get(rules.title or ""), one.title)):
                heads.setdefault(_key(one, name), at)
        elif course := one.fields.get(rules.part_of):
            lessons.setdefault(_key(one, course), []).append((_number(one, rules), at))
    found: dict[int, list[tuple[int, int]]] = {}
    for key, those in lessons.items():
        if key in heads:
            found.setdefault(heads[key], []).extend(those)
    return tuple(Course(head, tuple(at for _, at in sorted(found[head]))) for head in sorted(found))


def _key(one: Submission, name: str) -> _Key:
    return one.organisation, normalise.fold(name)


def _number(one: Submission, rules: Courses) -> int:
    """Lessons without a number come behind the others, oldest first."""
    written = one.fields.get(rules.order or "", "").strip()
    return int(written) if written.isdecimal() else 1_000_000
