"""The home page: find, see what there is, see what is new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.matrix import MatrixView, expected_cells, matrix_view
from generator.render.views.parts import Ref
from generator.render.views.recognition import models
from generator.render.views.running import Running, now, running
from generator.render.views.words import count
from generator.text.dates import chinese_day

FEATURED, NEWEST, COVERS, AREAS, AREA_LINES = 3, 6, 4, 3, 4


class Figure(Struct, frozen=True):
    """One number with its unit: `1,284` `份成果`."""

    number: str
    unit: str


class Area(Struct, frozen=True):
    """What is new in one area."""

    name: str
    href: str
    members: tuple[str, ...]


class HomeView(Struct, frozen=True):
    """What the home page shows; submissions are named by their source paths."""

    name: str
    headline: str
    description: str
    quick: tuple[Ref, ...]
    figures: tuple[Figure, ...]
    until: str
    matrix: MatrixView | None
    """Only rows with a number: thirty rows of blanks would hide the numbers."""
    blank_rows: tuple[str, ...]
    """Labels of the rows without any."""
    roster: bool
    """Whether gaps and what does not apply are told apart."""
    featured: tuple[str, ...]
    featured_label: str
    newest: tuple[str, ...]
    covers: tuple[str, ...]
    covers_ref: Ref
    areas: tuple[Area, ...]
    running: tuple[Running, ...]
    under_way: bool
    """Whether they are under way on the day of the build."""
    resources: str
    url: str


def home_view(library: Library) -> HomeView:
    """What the home page shows."""
    catalogue, site = library.catalogue, library.site
    covers = site.home.covers
    featured = library.paths(models(library)[:FEATURED])
    present = now(library)
    kind = site.kinds.get(covers) if covers else None
    day = catalogue.submissions[-1].date if catalogue.submissions else ""
    matrix, expected = library.assessment.matrix, expected_cells(library)
    shown = matrix_view(library, matrix, blank_rows=False, expected=expected) if matrix else None
    return HomeView(
        name=site.site.name,
        headline=site.home.headline or site.site.name,
        description=site.site.description or site.home.headline,
        quick=_quick(library),
        figures=_figures(library),
        until=chinese_day(day) if day else "",
        matrix=shown,
        blank_rows=_blank_rows(library, expected),
        roster=expected is not None,
        featured=featured,
        featured_label=site.home.featured,
        newest=_newest(library, featured),
        covers=library.paths(_last(library, ("kind", covers or ""), COVERS)),
        covers_ref=Ref(kind.label if kind else "", library.address(("kind", covers)) if covers else ""),
        areas=_areas(library),
        running=tuple(running(library, one) for one in present or library.newest_campaigns[:1]),
        under_way=bool(present),
        resources=library.address(),
        url=site.site.url,
    )


def _newest(library: Library, featured: tuple[str, ...]) -> tuple[str, ...]:
    """The newest that have no place of their own here."""
    submissions = library.catalogue.submissions
    newest = (submissions[at] for at in range(len(submissions) - 1, -1, -1))
    kept = (one.path for one in newest if one.path not in featured and one.kind != library.site.home.covers)
    return tuple(islice(kept, NEWEST))


def _last(library: Library, pair: tuple[str, str], most: int) -> tuple[int, ...]:
    """The newest with a term, newest first."""
    entry = library.catalogue.entry.get(pair)
    return tuple(reversed(entry.members[-most:])) if entry and entry.members else ()


def _blank_rows(library: Library, expected: frozenset[tuple[str, str]] | None) -> tuple[str, ...]:
    """Rows without any number; with a roster only those that somebody teaches."""
    matrix = library.assessment.matrix
    if matrix is None:
        return ()
    used = {row for row, _ in matrix.counts}
    taught = set(matrix.rows) if expected is None else {row for row, _ in expected}
    return tuple(
        library.term_label(matrix.row_taxonomy, row)
        for row in matrix.rows
        if row not in used and row in taught
    )


def _quick(library: Library) -> tuple[Ref, ...]:
    """Quick links: the listing of the terms, or the search with them as conditions."""
    found = []
    for terms in library.site.home.quick:
        pairs = tuple(terms.items())
        label = "".join(library.term_label(*pair) for pair in pairs)
        query = "&".join(f"{taxonomy}={key}" for taxonomy, key in pairs)
        found.append(Ref(label, library.address(*pairs) or f"search/?{query}"))
    return tuple(found)


def _figures(library: Library) -> tuple[Figure, ...]:
    """Submissions, then how much of the roster is covered; without a roster what there is."""
    catalogue = library.catalogue
    total = Figure(count(len(catalogue.submissions)), "份成果")
    whole = next((one for one in library.assessment.coverages if not one.campaign), None)
    if whole is not None and whole.roster:
        shares = (one for one in whole.shares if one.of)
        return (total, *(Figure(f"{count(s.covered)}/{count(s.of)}", s.label) for s in shares))
    return (total, *_present(library))


def _present(library: Library) -> Iterator[Figure]:
    """Authors, organisations and rows of the matrix that have something, each with its unit."""
    catalogue = library.catalogue
    schools = sum(1 for one in catalogue.terms.get("organisation", ()) if _own(library, one.key))
    authors = catalogue.terms.get("author", ())
    if authors:
        yield Figure(count(sum(1 for one in authors if one.members)), "位作者")
    if schools:
        yield Figure(count(schools), "个单位")
    rows, matrix = library.site.home.rows, library.assessment.matrix
    if rows and matrix:
        used = {row for row, _ in matrix.counts}
        used |= {one.key for one in catalogue.terms.get(rows, ()) if one.members}
        yield Figure(count(len(used)), f"个{library.label(rows)}")


def _areas(library: Library) -> tuple[Area, ...]:
    """Newest submissions of each organisation on the second level of the tree."""
    known = library.catalogue.registry.organisations
    roots = [one.id for one in known.values() if one.parent not in known]
    seconds = [
        one for root in roots for one in library.children.get(root, ()) if library.children.get(one.id)
    ]
    found = ((one, _last(library, ("organisation", one.id), AREA_LINES)) for one in seconds)
    return tuple(
        Area(one.name, library.address(("organisation", one.id)), library.paths(newest))
        for one, newest in found
        if newest
    )[: AREAS * 4]


def _own(library: Library, organisation: str) -> int:
    """Submissions of an organisation itself: those below it are counted with it too."""

    def members(key: str) -> int:
        entry = library.catalogue.entry.get(("organisation", key))
        return len(entry.members) if entry else 0

    return members(organisation) - sum(members(one.id) for one in library.children.get(organisation, ()))
