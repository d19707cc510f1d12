"""The home page: find, see what there is, see what is new."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.matrix import MatrixView, matrix_view
from generator.render.views.parts import Ref, badges
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
    submissions = catalogue.submissions
    newest = submissions[::-1]
    covers = site.home.covers
    featured = _featured(library)
    present = now(library)
    kind = site.kinds.get(covers) if covers else None
    dates = [one.date for one in submissions if one.date]
    matrix, expected = library.assessment.matrix, _expected(library)
    shown = matrix_view(library, matrix, blank_rows=False, expected=expected) if matrix else None
    return HomeView(
        name=site.site.name,
        headline=site.home.headline or site.site.name,
        description=site.site.description or site.home.headline,
        quick=_quick(library),
        figures=_figures(library),
        until=chinese_day(max(dates)) if dates else "",
        matrix=shown,
        blank_rows=_blank_rows(library, expected),
        roster=expected is not None,
        featured=featured,
        newest=tuple(one.path for one in newest if one.path not in featured and one.kind != covers)[:NEWEST],
        covers=tuple(one.path for one in newest if one.kind == covers)[:COVERS] if covers else (),
        covers_ref=Ref(kind.label if kind else "", library.address(("kind", covers)) if covers else ""),
        areas=_areas(library),
        running=tuple(running(library, one) for one in present or library.newest_campaigns[:1]),
        under_way=bool(present),
        resources=library.address(),
        url=site.site.url,
    )


def _expected(library: Library) -> frozenset[tuple[str, str]] | None:
    """Cells of the matrix in which the roster has somebody; None without a roster."""
    name = f"{library.site.home.rows}-{library.site.home.columns}"
    whole = library.assessment.coverages[:1]
    return next(
        (grid.expected for one in whole if one.roster for grid in one.grids if grid.name == name), None
    )


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


def _featured(library: Library) -> tuple[str, ...]:
    """Recognised submissions: the highest recognition first, then the latest."""
    found = []
    for path, decisions in library.catalogue.recognition.items():
        at = library.catalogue.by_path.get(path)
        if at is not None:
            weight = max(one.weight for one in badges(library, library.catalogue.submissions[at]))
            found.append((weight, max(one.date for one in decisions), at))
    return library.paths(at for _, _, at in sorted(found, reverse=True)[:FEATURED])


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
    schools = {one.organisation for one in catalogue.submissions if one.organisation}
    authors = catalogue.terms.get("author", ())
    if authors:
        yield Figure(count(sum(1 for one in authors if one.members)), "位作者")
    if schools:
        yield Figure(count(len(schools)), "个单位")
    rows, matrix = library.site.home.rows, library.assessment.matrix
    if rows and matrix:
        used = {row for row, _ in matrix.counts}
        used |= {key for one in catalogue.submissions for key in one.terms.get(rows, ())}
        yield Figure(count(len(used)), f"个{library.label(rows)}")


def _areas(library: Library) -> tuple[Area, ...]:
    """Newest submissions of each organisation on the second level of the tree."""
    known = library.catalogue.registry.organisations
    roots = [one.id for one in known.values() if one.parent not in known]
    seconds = [
        one for root in roots for one in library.children.get(root, ()) if library.children.get(one.id)
    ]
    if not seconds:
        return ()
    area_of: dict[str, str] = {}
    wanted = {one.id for one in seconds}
    for one in known.values():
        line = library.catalogue.registry.lineage(one.id)
        area_of[one.id] = next((step.id for step in line if step.id in wanted), "")
    found: dict[str, list[int]] = {one.id: [] for one in seconds}
    for at in range(len(library.catalogue.submissions) - 1, -1, -1):
        mine = found.get(area_of.get(library.catalogue.submissions[at].organisation, ""))
        if mine is not None and len(mine) < AREA_LINES:
            mine.append(at)
    return tuple(
        Area(one.name, library.address(("organisation", one.id)), library.paths(found[one.id]))
        for one in seconds
        if found[one.id]
    )[: AREAS * 4]
