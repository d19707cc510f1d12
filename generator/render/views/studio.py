"""Who works in a studio beside a post elsewhere, and who mentors them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.registry import Person
from generator.render.views.library import STAFFED, Library
from generator.render.views.parts import Rank, Ref, organisation_ref, term_rank
from generator.text.slug import slugify


class Member(Struct, frozen=True):
    """One of them."""

    name: Ref
    organisation: Ref
    rank: Rank | None


class Studio(Struct, frozen=True):
    """The people of a studio."""

    members: tuple[Member, ...]
    """In pinyin order: people are credited, never ranked."""
    mentors: tuple[Ref, ...]


def studio(library: Library, organisation: str) -> Studio | None:
    """None for an organisation in which nobody works besides another post."""
    people = library.catalogue.registry.members.get(organisation, ())
    if not people:
        return None
    people = tuple(sorted(people, key=lambda one: (slugify(one.name), one.id)))
    return Studio(tuple(_member(library, one) for one in people), tuple(_mentors(library, people)))


def _member(library: Library, one: Person) -> Member:
    rank = term_rank(library, STAFFED[1], one.tier) if one.tier else None
    return Member(_ref(library, one), organisation_ref(library, one.organisation), rank)


def _mentors(library: Library, members: tuple[Person, ...]) -> Iterator[Ref]:
    people = library.catalogue.registry.people
    for id_ in dict.fromkeys(one.mentor for one in members if one.mentor in people):
        yield _ref(library, people[id_])


def _ref(library: Library, one: Person) -> Ref:
    return Ref(one.name, library.address(("author", one.id)))
