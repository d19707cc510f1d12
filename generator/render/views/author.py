"""The page of an author: name, school, step of the ladder, who mentors whom."""

from __future__ import annotations

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.views.library import Library
from generator.render.views.parts import Rank, Ref, organisation_ref, term_rank
from generator.render.views.words import count


class AuthorView(Struct, frozen=True):
    """What the landing page shows above its cards."""

    name: str
    organisation: Ref
    rank: Rank | None
    stage: str
    subjects: tuple[str, ...]
    mentor: Ref | None
    total: str


def author_view(library: Library, listing: Listing, key: str) -> AuthorView:
    """`key`: the author's key in the catalogue."""
    registry = library.catalogue.registry
    name = library.term_label("author", key)
    person = registry.people.get(key)
    if person is None:
        newest = library.catalogue.submissions[listing.members[-1]] if listing.members else None
        known = next((one.id for one in newest.authors if one.name == name), "") if newest else ""
        person = registry.people.get(known)
    organisation = person.organisation if person else ""
    if not organisation and listing.members:
        organisation = library.catalogue.submissions[listing.members[-1]].organisation
    mentor = registry.people.get(person.mentor) if person else None
    return AuthorView(
        name=name,
        organisation=organisation_ref(library, organisation),
        rank=term_rank(library, "tier", person.tier) if person and person.tier else None,
        stage=library.term_label("stage", person.stage) if person and person.stage else "",
        subjects=tuple(library.term_label("subject", one) for one in person.subjects) if person else (),
        mentor=Ref(mentor.name, library.address(("author", mentor.id))) if mentor else None,
        total=count(len(listing.members)),
    )
