"""Which submissions stand beside one: same lesson, nearest in content, same author, same series.

All come from sorted orders, and only from a window around the submission, so an added
submission changes the lists of the few beside it and of nobody else.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission

LESSON, NEAR, AUTHOR, SERIES = 6, 4, 2, 4
"""Most entries of each list."""


class Neighbours(Struct, frozen=True):
    """Indexes into the catalogue, nearest first where that means something."""

    lesson: tuple[int, ...]
    """Other submissions of the lesson, oldest first."""
    near: tuple[int, ...]
    """Nearest by the site's `related` keys, sharing at least the weakest of them that both have."""
    author: tuple[int, ...]
    """Beside it in the first author's own sequence."""
    newer: tuple[int, ...]
    """Of the same organisation and kind, next first."""
    older: tuple[int, ...]


class Orders(Struct, frozen=True, dict=True):
    """The sorted orders over one catalogue."""

    catalogue: Catalogue
    site: SiteConfig

    def of(self, at: int) -> Neighbours:
        """The neighbours of the submission with this index."""
        submission = self.catalogue.submissions[at]
        lesson = _beside(self.catalogue.by_lesson.get(submission.lesson, ()), at, LESSON)
        taken = {at, *lesson}
        near = tuple(one for one in self._near(at) if one not in taken)[:NEAR]
        taken.update(near)
        author: tuple[int, ...] = ()
        if submission.authors:
            own = self._by_author.get(_author(submission), ())
            author = tuple(one for one in _beside(own, at, AUTHOR) if one not in taken)
        series = self._by_series[(submission.organisation, submission.kind)]
        place = _place(series, at)
        newer = series[place + 1 : place + 2]
        older = tuple(reversed(series[max(0, place - SERIES + 1) : place]))
        return Neighbours(lesson, near, author, newer, older)

    def _near(self, at: int) -> list[int]:
        """Window of the content order, strongest likeness first."""
        order, keys = self._content
        place = self._content_place[at]
        window = order[max(0, place - NEAR) : place] + order[place + 1 : place + 1 + NEAR]
        own = keys[at]

        def likeness(other: int) -> int:
            shared = 0
            for mine, theirs in zip(own, keys[other], strict=True):
                if mine != theirs:
                    break
                shared += 1
            return shared

        alike = [(-likeness(other), abs(self._content_place[other] - place), other) for other in window]
        return [other for score, _, other in sorted(alike) if score < 0]

    @cached_property
    def _content(self) -> tuple[list[int], list[tuple[str, ...]]]:
        """Indexes sorted from the widest `related` key to the narrowest, then by age."""
        names = tuple(reversed(self.site.related))
        keys = [tuple(_value(one, name) for name in names) for one in self.catalogue.submissions]
        return sorted(range(len(keys)), key=lambda at: (keys[at], at)), keys

    @cached_property
    def _content_place(self) -> list[int]:
        places = [0] * len(self.catalogue.submissions)
        for place, at in enumerate(self._content[0]):
            places[at] = place
        return places

    @cached_property
    def _by_author(self) -> dict[tuple[str, str], tuple[int, ...]]:
        found: dict[tuple[str, str], list[int]] = {}
        for at, one in enumerate(self.catalogue.submissions):
            if one.authors:
                found.setdefault(_author(one), []).append(at)
        return {author: tuple(members) for author, members in found.items()}

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], tuple[int, ...]]:
        found: dict[tuple[str, str], list[int]] = {}
        for at, one in enumerate(self.catalogue.submissions):
            found.setdefault((one.organisation, one.kind), []).append(at)
        return {series: tuple(members) for series, members in found.items()}


def _author(submission: Submission) -> tuple[str, str]:
    """Identity of the first author: person id, else name at that organisation."""
    first = submission.authors[0]
    return ("", first.id) if first.id else (submission.organisation, first.name)


def _value(submission: Submission, name: str) -> str:
    if name == "lesson":
        return submission.lesson
    terms = submission.terms.get(name)
    return terms[0] if terms else submission.fields.get(name, "")


def _beside(members: tuple[int, ...], at: int, most: int) -> tuple[int, ...]:
    """At most `most` members around `at` in their own order, `at` left out."""
    if len(members) < 2:
        return ()
    place = _place(members, at)
    start = max(0, min(place - most // 2, len(members) - 1 - most))
    return tuple(one for one in members[start : start + most + 1] if one != at)


def _place(members: tuple[int, ...], at: int) -> int:
    return bisect_left(members, at)
