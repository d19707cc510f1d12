"""The home page: find, see what there is, see what is new."""

from __future__ import annotations

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.matrix import MatrixView, matrix_view
from generator.render.views.parts import Ref, badges
from generator.render.views.words import count
from generator.text.dates import chinese_day

FEATURED, NEWEST, COVERS, AREAS, AREA_LINES = 3, 6, 4, 3, 4


class Figure(Struct, frozen=True):
    """One number with its unit: `1,284` `份成果`."""

    number: str
    unit: str


class Running(Struct, frozen=True):
    """The newest campaign."""

    title: str
    href: str
    theme: str
    total: str
    phases: tuple[str, ...]


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
    featured: tuple[str, ...]
    newest: tuple[str, ...]
    covers: tuple[str, ...]
    covers_ref: Ref
    areas: tuple[Area, ...]
    running: Running | None
    resources: str
    url: str


def home_view(library: Library) -> HomeView:
    """What the home page shows."""
    catalogue, site = library.catalogue, library.site
    submissions = catalogue.submissions
    newest = submissions[::-1]
    covers = site.home.covers
    featured = _featured(library)
    kind = site.kinds.get(covers) if covers else None
    dates = [one.date for one in submissions if one.date]
    shown = matrix_view(library, library.assessment, blank_rows=False) if library.assessment else None
    return HomeView(
        name=site.site.name,
        headline=site.home.headline or site.site.name,
        description=site.site.description or site.home.headline,
        quick=_quick(library),
        figures=_figures(library),
        until=chinese_day(max(dates)) if dates else "",
        matrix=shown,
        blank_rows=_blank_rows(library),
        featured=featured,
        newest=tuple(one.path for one in newest if one.path not in featured and one.kind != covers)[:NEWEST],
        covers=tuple(one.path for one in newest if one.kind == covers)[:COVERS] if covers else (),
        covers_ref=Ref(kind.label if kind else "", library.address(("kind", covers)) if covers else ""),
        areas=_areas(library),
        running=_running(library),
        resources=library.address(),
        url=site.site.url,
    )


def _blank_rows(library: Library) -> tuple[str, ...]:
    matrix = library.assessment
    if matrix is None:
        return ()
    used = {row for row, _ in matrix.counts}
    return tuple(library.term_label(matrix.row_taxonomy, row) for row in matrix.rows if row not in used)


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
    """Submissions, authors, schools: each with its unit."""
    catalogue = library.catalogue
    schools = {one.organisation for one in catalogue.submissions if one.organisation}
    authors = catalogue.terms.get("author", ())
    found = [Figure(count(len(catalogue.submissions)), "份成果")]
    if authors:
        found.append(Figure(count(sum(1 for one in authors if one.members)), "位作者"))
    if schools:
        found.append(Figure(count(len(schools)), "个单位"))
    rows = library.site.home.rows
    if rows and library.assessment:
        used = {row for row, _ in library.assessment.counts}
        used |= {key for one in catalogue.submissions for key in one.terms.get(rows, ())}
        found.append(Figure(count(len(used)), f"个{library.label(rows)}"))
    return tuple(found)


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


def _running(library: Library) -> Running | None:
    """The campaign that began last, whatever the day of the build."""
    if not library.campaigns:
        return None
    newest = max(library.campaigns, key=lambda one: (one.start, one.slug))
    entry = library.catalogue.entry.get(("campaign", newest.slug))
    total = count(len(entry.members)) if entry and entry.members else ""
    phases = tuple(f"{one.title}（{chinese_day(one.end)}止）" for one in newest.phases)
    return Running(newest.title, library.address(("campaign", newest.slug)), newest.theme, total, phases)
