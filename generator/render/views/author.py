"""The page of an author: who, which steps of the ladder when, work by term, who mentors whom. No ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.model.registry import Person
from generator.render.views.library import Library
from generator.render.views.parts import Rank, Ref, organisation_ref, term_rank
from generator.render.views.phases import period
from generator.render.views.recognition import Badge, honours
from generator.render.views.words import count

TERM, TIER = "term", "tier"
"""Taxonomies of the school terms, and of the ladder that the roster knows."""


class Post(Struct, frozen=True):
    """A post that the author holds or held."""

    period: str
    organisation: Ref
    rank: Rank | None


class Season(Struct, frozen=True):
    """What the author gave in one school term."""

    label: str
    ranks: tuple[Rank, ...]
    """Steps of the ladder that the work names, lowest first."""
    total: str
    parts: tuple[str, ...]
    """`教学设计2`: kinds in the site's order."""


class Credit(Struct, frozen=True):
    """学时 earned in a campaign."""

    campaign: Ref
    hours: str


class AuthorView(Struct, frozen=True):
    """What the landing page shows above its cards."""

    name: str
    organisation: Ref
    studios: tuple[Ref, ...]
    rank: Rank | None
    stage: str
    subjects: tuple[str, ...]
    badges: tuple[Badge, ...]
    mentor: Ref | None
    mentored: tuple[Ref, ...]
    """Whom this one mentors, in roster order."""
    total: str
    posts: tuple[Post, ...]
    """Newest first; empty when there is only one."""
    seasons: tuple[Season, ...]
    """Newest first; empty when all work is of one school term."""
    credits: tuple[Credit, ...]
    """Of campaigns that make 学时 public, the newest first."""


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
    posts = registry.posts[person.id] if person else ()
    seasons = tuple(_seasons(library, listing))
    return AuthorView(
        name=name,
        organisation=organisation_ref(library, organisation),
        studios=tuple(organisation_ref(library, one) for one in person.groups) if person else (),
        rank=term_rank(library, TIER, person.tier) if person and person.tier else None,
        stage=library.term_label("stage", person.stage) if person and person.stage else "",
        subjects=tuple(library.term_label("subject", one) for one in person.subjects) if person else (),
        badges=honours(library, person=person.id) if person else (),
        mentor=_person_ref(library, mentor) if mentor else None,
        mentored=tuple(_person_ref(library, one) for one in registry.mentored.get(person.id, ()))
        if person
        else (),
        total=count(len(listing.members)),
        posts=tuple(_post(library, one) for one in reversed(posts)) if len(posts) > 1 else (),
        seasons=seasons if len(seasons) > 1 else (),
        credits=tuple(_credits(library, person.id)) if person else (),
    )


def _person_ref(library: Library, one: Person) -> Ref:
    return Ref(one.name, library.address(("author", one.id)))


def _post(library: Library, one: Person) -> Post:
    rank = term_rank(library, TIER, one.tier) if one.tier else None
    return Post(period(one.since, one.until), organisation_ref(library, one.organisation), rank)


def _credits(library: Library, person: str) -> Iterator[Credit]:
    earned = {one.campaign: one.hours for one in library.assessment.earned}
    for campaign in library.newest_campaigns:
        hours = earned.get(campaign.slug, {}).get(person)
        if hours:
            yield Credit(Ref(campaign.title, library.address(("campaign", campaign.slug))), f"{hours:g}")


def _seasons(library: Library, listing: Listing) -> Iterator[Season]:
    """The author's school terms in which something is dated, newest first."""
    term_of, kind_of, tier_of = (library.keys_of(name) for name in (TERM, "kind", TIER))
    found: dict[str, list[int]] = {}
    for at in listing.members:
        for key in term_of.get(at, ()):
            found.setdefault(key, []).append(at)
    for entry in library.catalogue.terms.get(TERM, ()) if len(found) > 1 else ():
        members = found.get(entry.key, ())
        if not members:
            continue
        kinds = Counter(kind for at in members for kind in kind_of.get(at, ()))
        tiers = dict.fromkeys(tier for at in members for tier in tier_of.get(at, ()))
        ranks = (rank for tier in tiers if (rank := term_rank(library, TIER, tier)))
        yield Season(
            entry.label,
            tuple(sorted(ranks, key=lambda rank: rank.level)),
            count(len(members)),
            tuple(
                f"{kind.label}{kinds[slug]}" for slug, kind in library.site.kinds.items() if kinds.get(slug)
            ),
        )
