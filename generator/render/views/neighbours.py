"""Which submissions stand beside one: same lesson, nearest in content, same author, same series.

All come from sorted orders, and only from a window around the submission, so an added
submission changes the lists of the few beside it and of nobody else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.packed import packed, unpacked
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
    alike: tuple[tuple[str, ...], ...]
    """What each of `near` has in common with it: names of `related` keys, strongest first."""
    author: tuple[int, ...]
    """Beside it in the first author's own sequence."""
    newer: tuple[int, ...]
    """Of the same organisation and kind, next first."""
    older: tuple[int, ...]


class Orders(Struct, frozen=True, dict=True):
    """The sorted orders over one catalogue, as numbers: their submissions are looked at one by one."""

    catalogue: Catalogue
    site: SiteConfig
    content: Sequence[int]
    """Indexes sorted from the widest `related` key to the narrowest, then by age."""
    author: dict[str, Sequence[int]]
    """First author (`_author`) → indexes, oldest first."""
    series: dict[str, Sequence[int]]
    """Organisation and kind (`_series`) → indexes, oldest first."""

    def of(self, at: int) -> Neighbours:
        """The neighbours of the submission with this index."""
        submission = self.catalogue.submissions[at]
        lesson = _beside(self._of_lesson(at), at, LESSON)
        taken = {at, *lesson}
        near = tuple([one for one in self._near(at) if one not in taken])[:NEAR]
        taken.update(near)
        author: tuple[int, ...] = ()
        if submission.authors:
            own = self.author.get(_author(submission), ())
            author = tuple([one for one in _beside(own, at, AUTHOR) if one not in taken])
        series = self.series[_series(submission)]
        place = _place(series, at)
        newer = tuple(series[place + 1 : place + 2])
        older = tuple(reversed(series[max(0, place - SERIES + 1) : place]))
        return Neighbours(lesson, near, self._alike(at, near), author, newer, older)

    def around(self, at: int) -> set[int]:
        """Every submission whose neighbours may have this one among them."""
        submission = self.catalogue.submissions[at]
        place = self._content_place[at]
        found = {*self.content[max(0, place - NEAR) : place + 1 + NEAR]}
        rows: list[tuple[Sequence[int], int]] = [(self._of_lesson(at), LESSON)]
        rows.append((self.series[_series(submission)], SERIES))
        if submission.authors:
            rows.append((self.author.get(_author(submission), ()), AUTHOR))
        for members, reach in rows:
            place = _place(members, at)
            found.update(members[max(0, place - reach) : place + 1 + reach])
        return found

    def _of_lesson(self, at: int) -> Sequence[int]:
        lesson = self.catalogue.lesson_of.get(at)
        return lesson.members if lesson else ()

    def _near(self, at: int) -> list[int]:
        """Window of the content order, strongest likeness first."""
        order, key = self.content, self._key
        place = self._content_place[at]
        window = [*order[max(0, place - NEAR) : place], *order[place + 1 : place + 1 + NEAR]]
        own = key(at)

        def likeness(other: int) -> int:
            shared = 0
            for mine, theirs in zip(own, key(other), strict=True):
                if mine != theirs:
                    break
                shared += 1
            return shared

        alike = [(-likeness(other), abs(self._content_place[other] - place), other) for other in window]
        return [other for score, _, other in sorted(alike) if score < 0]

    def _alike(self, at: int, near: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
        own, names = self._key(at)[::-1], self.site.related
        keys = [zip(names, own, self._key(one)[::-1], strict=True) for one in near]
        return tuple([tuple([name for name, mine, its in key if mine and mine == its]) for key in keys])

    @cached_property
    def _content_place(self) -> Sequence[int]:
        places = array("I", bytes(4 * len(self.content)))
        for place, at in enumerate(self.content):
            places[at] = place
        return places

    @cached_property
    def _key(self) -> Callable[[int], tuple[str, ...]]:
        names = tuple(reversed(self.site.related))

        @lru_cache(maxsize=4096)
        def key(at: int) -> tuple[str, ...]:
            one = self.catalogue.submissions[at]
            return tuple([_value(one, name) for name in names])

        return key


def orders(catalogue: Catalogue, site: SiteConfig) -> Orders:
    """The orders over a catalogue; looks at every submission once."""
    names = tuple(reversed(site.related))
    keys: list[tuple[str, ...]] = []
    author: dict[str, array[int]] = {}
    series: dict[str, array[int]] = {}
    for at, one in enumerate(catalogue.submissions):
        keys.append(tuple([_value(one, name) for name in names]))
        if one.authors:
            author.setdefault(_author(one), array("I")).append(at)
        series.setdefault(_series(one), array("I")).append(at)
    content = array("I", sorted(range(len(keys)), key=lambda at: (keys[at], at)))
    return Orders(catalogue, site, content, dict(author), dict(series))


class KeptOrders(Struct, frozen=True):
    """The orders as the cache keeps them; indexes packed."""

    content: bytes
    author: dict[str, bytes]
    series: dict[str, bytes]


def kept_orders(found: Orders) -> KeptOrders:
    """What `orders_of` needs."""
    author = {key: packed(members) for key, members in found.author.items()}
    series = {key: packed(members) for key, members in found.series.items()}
    return KeptOrders(packed(found.content), author, series)


def orders_of(kept: KeptOrders, catalogue: Catalogue, site: SiteConfig) -> Orders:
    """The orders again, without looking at any submission."""
    author = {key: unpacked(members) for key, members in kept.author.items()}
    series = {key: unpacked(members) for key, members in kept.series.items()}
    return Orders(catalogue, site, unpacked(kept.content), author, series)


def _author(submission: Submission) -> str:
    """Identity of the first author: person id, else name at that organisation."""
    first = submission.authors[0]
    return first.id or f"{submission.organisation}\0{first.name}"


def _series(submission: Submission) -> str:
    return f"{submission.organisation}\0{submission.kind}"


def _value(submission: Submission, name: str) -> str:
    if name == "lesson":
        return submission.lesson
    terms = submission.terms.get(name)
    return terms[0] if terms else submission.fields.get(name, "")


def _beside(members: Sequence[int], at: int, most: int) -> tuple[int, ...]:
    """At most `most` members around `at` in their own order, `at` left out."""
    if len(members) < 2:
        return ()
    place = _place(members, at)
    start = max(0, min(place - most // 2, len(members) - 1 - most))
    return tuple([one for one in members[start : start + most + 1] if one != at])


def _place(members: Sequence[int], at: int) -> int:
    return bisect_left(members, at)
