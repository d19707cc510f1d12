"""The page of an organisation: who it is, what stands above and below, what it gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.model.assessment import Matrix
from generator.model.campaign import Campaign
from generator.model.catalogue import Listing
from generator.model.registry import Organisation
from generator.render.views.ledger import ledger_home
from generator.render.views.library import STAFFED, Library
from generator.render.views.matrix import MatrixView, matrix_view
from generator.render.views.obligations import Table, table
from generator.render.views.parts import Ref
from generator.render.views.phases import state_of
from generator.render.views.recognition import Badge, honours
from generator.render.views.studio import Studio, studio
from generator.render.views.words import count

COVERS, LINES = 4, 4
CAMPAIGNS = 3
"""Campaigns whose materials are shown: the present one and those just over."""


class Part(Struct, frozen=True):
    """Submissions of one kind."""

    label: str
    total: str
    unit: str = "份"


class Material(Struct, frozen=True):
    """What a campaign asks of the organisation and of those below it."""

    title: str
    href: str
    table: Table
    ledger: str
    """Where the bureau's ledger has it with names; empty in public builds."""


class Lines(Struct, frozen=True):
    """The newest submissions of some kinds, under a heading."""

    title: str
    total: str
    newest: tuple[str, ...]
    """Source paths."""
    more: str
    """Address of all of them; empty when all are shown."""


class OrganisationView(Struct, frozen=True):
    """What the landing page shows above its cards."""

    name: str
    level: str
    stages: tuple[str, ...]
    badges: tuple[Badge, ...]
    above: tuple[Ref, ...]
    below: tuple[Ref, ...]
    siblings: tuple[Ref, ...]
    total: str
    people: str
    parts: tuple[Part, ...]
    matrix: MatrixView | None
    authors: tuple[Ref, ...]
    covers: tuple[str, ...]
    """Source paths."""
    covers_ref: Ref
    lines: tuple[Lines, ...]
    studio: Studio | None
    materials: tuple[Material, ...]
    """The campaign that began last first. Without the day: it rewrites the page only when one begins."""


def organisation_view(library: Library, listing: Listing, key: str) -> OrganisationView:
    """`listing`: the organisation's own, with everything below it."""
    registry = library.catalogue.registry
    known = registry.organisations.get(key)
    kind_of = library.keys_of("kind")
    kinds = Counter(key for at in listing.members for key in kind_of.get(at, ()))
    people = studio(library, key)
    authors = _authors(library, listing) if people is None and not library.children.get(key) else ()
    return OrganisationView(
        name=listing.title or library.organisation_label(key),
        level=library.site.levels.get(known.level, "") if known else "",
        stages=tuple(library.term_label("stage", one) for one in known.stages) if known else (),
        badges=honours(library, organisation=key),
        above=tuple(_ref(library, one) for one in registry.lineage(key)[:-1]),
        below=tuple(_ref(library, one) for one in library.children.get(key, ())),
        siblings=tuple(_ref(library, one) for one in library.children.get(known.parent, ()))
        if known and known.parent
        else (),
        total=count(len(listing.members)),
        people=count(len(authors)) if authors else "",
        parts=tuple(
            Part(library.site.kinds[kind].label, count(kinds[kind]))
            for kind in library.site.kinds
            if kinds.get(kind)
        ),
        matrix=_matrix(library, listing),
        authors=authors,
        covers=_covers(library, listing),
        covers_ref=_covers_ref(library, key),
        lines=tuple(_lines(library, listing, key)),
        studio=people,
        materials=tuple(_materials(library, key)),
    )


def _begun_first(library: Library) -> list[Campaign]:
    """Campaigns that began last first; those still to come behind them."""
    day = library.assessment.as_of
    return sorted(library.newest_campaigns, key=lambda one: state_of(one.start, one.end, day) == "later")


def _materials(library: Library, key: str) -> Iterator[Material]:
    shown = 0
    for campaign in _begun_first(library):
        if shown == CAMPAIGNS:
            return
        found = table(library, campaign, key) if campaign.slug in library.progress else Table(())
        if found.rows or found.withheld:
            shown += 1
            href = library.address(("campaign", campaign.slug))
            yield Material(campaign.title, href, found, ledger_home(library, campaign, key))


def _covers(library: Library, listing: Listing) -> tuple[str, ...]:
    """The newest submissions of the kind that has covers."""
    kind = library.site.home.covers
    kind_of = library.keys_of("kind")
    newest = (at for at in reversed(listing.members) if kind in kind_of.get(at, ()))
    return library.paths(islice(newest, COVERS))


def _lines(library: Library, listing: Listing, key: str) -> Iterator[Lines]:
    """What the site shows of every organisation beside the covers."""
    kind_of = library.keys_of("kind")
    for group in library.site.organisation:
        kinds = frozenset(group.kinds)
        found = [at for at in listing.members if not kinds.isdisjoint(kind_of.get(at, ()))]
        if found:
            asked = "&".join([*(f"kind={kind}" for kind in group.kinds), f"organisation={key}"])
            more = f"search/?{asked}" if len(found) > LINES else ""
            yield Lines(group.title, count(len(found)), library.paths(found[: -LINES - 1 : -1]), more)


def _covers_ref(library: Library, key: str) -> Ref:
    """The kind that has covers, with the archive of what the organisation issued of it itself."""
    kind = library.site.home.covers
    label = library.site.kinds[kind].label if kind in library.site.kinds else ""
    return Ref(label, library.address(("organisation", key), ("kind", kind or "")))


def _ref(library: Library, one: Organisation) -> Ref:
    return Ref(one.name, library.address(("organisation", one.id)))


def _authors(library: Library, listing: Listing) -> tuple[Ref, ...]:
    """Authors of what is shown, in pinyin order: people are credited, never ranked."""
    members = frozenset(listing.members)
    # The catalogue lists all authors in pinyin order.
    own = (one for one in library.catalogue.terms.get("author", ()) if not members.isdisjoint(one.members))
    return tuple(Ref(one.label, library.address(("author", one.key))) for one in own)


def _matrix(library: Library, listing: Listing) -> MatrixView | None:
    rows, columns = library.site.home.rows, library.site.home.columns
    if not rows or not columns or library.assessment.matrix is None:
        return None
    row_of, column_of = library.keys_of(rows), library.keys_of(columns)
    counts = Counter(
        (row, column)
        for at in listing.members
        for row in row_of.get(at, ())
        for column in column_of.get(at, ())
    )
    declared = library.assessment.matrix
    own = Matrix(rows, columns, declared.rows, declared.columns, dict(counts))
    key = listing.terms[0][1]
    expected = library.staffed.get(key, frozenset()) if (rows, columns) == STAFFED else frozenset()
    roster = bool(library.catalogue.registry.people) and (rows, columns) == STAFFED
    shown = matrix_view(library, own, links=False, blank_rows=False, expected=expected if roster else None)
    return shown if shown.lines else None
