"""A part of the roster: some organisations with all that is below them, as if there were no others."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.model.registry import Registry
from generator.model.submission import Submission


def below(registry: Registry, tops: Iterable[str]) -> frozenset[str]:
    """Ids of the organisations and of all below them."""
    wanted = frozenset(tops)
    return frozenset(
        one
        for one in registry.organisations
        if any(each.id in wanted for each in registry.lineage(one))
    )  # fmt: skip


def restricted(registry: Registry, inside: frozenset[str], submissions: Iterable[Submission]) -> Registry:
    """The roster of the organisations `inside`, and the people from elsewhere who wrote `submissions`.

    Nothing is counted against those who are not in it, and nothing of theirs is named.
    """
    submissions = tuple(submissions)
    paths = {one.path for one in submissions}
    authors = {author.id for one in submissions for author in one.authors}
    people = {id: one for id, one in registry.people.items() if one.organisation in inside or id in authors}
    return Registry(
        organisations={
            id: replace(one, parent=one.parent if one.parent in inside else "")
            for id, one in registry.organisations.items()
            if id in inside
        },
        people=people,
        former=tuple(one for one in registry.former if one.id in people),
        receipts=tuple(one for one in registry.receipts if one.path in paths),
        featured=tuple(
            one
            for one in registry.featured
            if one.submission in paths or one.organisation in inside or one.person in people
        ),
        unread=registry.unread,
    )
