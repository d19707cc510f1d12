"""The pages of what is covered: four shares, grids with their gaps, filled fields."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.assessment import Coverage, Grid, Share
from generator.render.views.campaign import ledger_address
from generator.render.views.filled import Filled, KindFields, filled, kind_fields
from generator.render.views.heat import HeatView, heat_view
from generator.render.views.library import CAMPAIGN, Library
from generator.render.views.parts import Ref
from generator.render.views.words import count, per_cent, width
from generator.text.dates import chinese_day

MOST_ROWS = 300
"""Rows of a table on a page; a longer one is for the spreadsheet only."""
MOST_NAMES = 300
"""Names of one list on a page."""
UNITS = {"stage": "个", "subject": "科", "school": "所", "person": "人"}
NAMED = ("school", "person")
"""Shares whose missing ones have names that only the bureau reads."""


class Card(Struct, frozen=True):
    """One share."""

    label: str
    number: str
    """`31/37`; without a roster only what is there."""
    unit: str
    percent: str
    bar: str
    """Hundredths."""
    short: str
    """`缺 6 所`; empty when nothing is missing or nothing can be said."""
    names: tuple[str, ...]
    """Those that are missing, if they may be told and are not too many."""


class CoverageView(Struct, frozen=True):
    """Everything that the page shows."""

    title: str
    address: str
    crumbs: tuple[Ref, ...]
    scopes: tuple[tuple[str, str, bool], ...]
    """(label, address, chosen): the whole library and the campaigns."""
    total: str
    until: str
    roster: bool
    bureau: bool
    """Names schools or teachers."""
    cards: tuple[Card, ...]
    grids: tuple[HeatView, ...]
    large: tuple[tuple[str, str, str], ...]
    """(name, title, rows) of grids that are only in the spreadsheet."""
    gaps: int
    gap_text: str
    """All gaps as lines of text."""
    missing_file: bool
    """There is a spreadsheet of those who are missing."""
    ledger: str
    """Address of the bureau's ledger; empty in public builds."""
    fields: tuple[Filled, ...]
    kinds: tuple[KindFields, ...]
    url: str


def coverage_view(library: Library, found: Coverage) -> CoverageView:
    """`found`: the whole library's or a campaign's."""
    address = coverage_page(found)
    shown = [one for one in found.grids if len(one.rows) <= MOST_ROWS]
    grids = tuple(_grid(library, found, one) for one in shown if one.rows and one.columns)
    missing = names_missing(found)
    campaign = library.term_label(CAMPAIGN, found.campaign) if found.campaign else ""
    return CoverageView(
        title=f"覆盖情况：{campaign}" if campaign else "覆盖情况",
        address=address,
        crumbs=(Ref("首页", "./"), Ref("覆盖情况", "coverage/")) if campaign else (Ref("首页", "./"),),
        scopes=tuple(_scopes(library, found)),
        total=count(found.submissions),
        until=chinese_day(found.as_of),
        roster=found.roster,
        bureau=missing or any(one.name == "school-kind" for one in found.grids),
        cards=tuple(_card(one) for one in found.shares),
        grids=grids,
        large=tuple((one.name, one.title, count(len(one.rows))) for one in found.grids if one not in shown),
        gaps=sum(one.gaps for one in grids),
        gap_text="\n".join(_gap_lines(grids)),
        missing_file=missing,
        ledger=_ledger(library, found),
        fields=tuple(filled(one) for one in found.fields if not one.kind),
        kinds=tuple(kind_fields(library, found)),
        url=library.site.site.url + address,
    )


def coverage_page(found: Coverage) -> str:
    """Address of the page."""
    return f"coverage/{found.campaign}/" if found.campaign else "coverage/"


def _ledger(library: Library, found: Coverage) -> str:
    if found.campaign:
        return ledger_address(library, found.campaign)
    return "ledger/" if library.assessment.ledgers else ""


def names_missing(found: Coverage) -> bool:
    """Whether schools or teachers are named, which only the bureau's edition does."""
    return any(one.missing for one in found.shares if one.name in NAMED)


def row_label(library: Library, grid: Grid) -> str:
    """What the rows of a grid are."""
    return "月份" if grid.row_taxonomy == "month" else library.label(grid.row_taxonomy)


def _scopes(library: Library, found: Coverage) -> Iterator[tuple[str, str, bool]]:
    """The whole library, then the campaigns, the newest first."""
    known = {one.campaign: one for one in library.assessment.coverages}
    for slug in ("", *(one.slug for one in library.newest_campaigns)):
        if slug in known:
            label = library.term_label(CAMPAIGN, slug) if slug else "全部成果"
            yield label, coverage_page(known[slug]), slug == found.campaign


def _card(one: Share) -> Card:
    unit = UNITS.get(one.name, "个")
    if not one.of:
        return Card(one.label, count(one.covered), unit, "", "", "", ())
    lacking = one.of - one.covered
    told = per_cent(one.covered, one.of)
    names = tuple(label for _, label in one.missing) if len(one.missing) <= MOST_NAMES else ()
    return Card(
        label=one.label,
        number=f"{count(one.covered)}/{count(one.of)}",
        unit=unit,
        percent=told.partition("（")[2].rstrip("）"),
        bar=width(one.covered, one.of),
        short=f"缺{count(lacking)}{unit}" if lacking else "",
        names=names,
    )


def _grid(library: Library, found: Coverage, grid: Grid) -> HeatView:
    def address(row: str, column: str) -> str:
        # A campaign's numbers are a part of what the listings hold: a link would show others.
        if found.campaign or grid.row_taxonomy == "month":
            return ""
        if not column:
            return library.address((grid.row_taxonomy, row))
        pairs = ((grid.row_taxonomy, row), (grid.column_taxonomy, column))
        return library.address(*pairs) or _search(library, grid, pairs)

    return heat_view(grid, row_label(library, grid), address)


def _search(library: Library, grid: Grid, pairs: tuple[tuple[str, str], ...]) -> str:
    """The search with both terms as conditions; not for what stands directly below the top."""
    areas = library.areas(None)
    direct = areas.rows[-1][0] if areas.rows else ""
    if grid.row_taxonomy == "organisation" and pairs[0][1] == direct:
        return ""
    entries = [library.catalogue.entry.get(pair) for pair in pairs]
    if not all(entries):
        return ""
    return "search/?" + "&".join(f"{one.taxonomy}={one.slug}" for one in entries if one)


def _gap_lines(grids: tuple[HeatView, ...]) -> Iterator[str]:
    for grid in grids:
        if grid.blanks:
            yield f"{grid.title}，空白{grid.gaps}处："
            yield from (f"{row}：{'、'.join(columns)}" for row, columns in grid.blanks)
