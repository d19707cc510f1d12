"""The bureau's ledger as pages: which campaigns, which areas, how many units each. Never in a public build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.areas import SCHOOL
from generator.model.campaign import Campaign
from generator.model.ledger import Counts, Ledger, Line, Progress, Status
from generator.render.views.library import Library
from generator.render.views.obligations import Tally, tally
from generator.render.views.parts import Ref
from generator.render.views.status import added
from generator.text.dates import chinese_day
from generator.text.slug import slugify

MOST_UNITS = 300
"""Units on one page; a larger area has a page for each school."""
OTHER = "other"
"""Area of what stands in none."""
_FIELDS = {
    Status.DONE: "done", Status.LATE: "late", Status.REJECTED: "rejected", Status.MISSING: "missing",
    Status.PENDING: "pending", Status.EXEMPT: "exempt",
}  # fmt: skip


class Place(Struct, frozen=True):
    """A school with its units, or an organisation that belongs to none."""

    id: str
    name: str
    slug: str
    units: tuple[str, ...]
    """Keys, in roster order."""


class Area(Struct, frozen=True):
    """One area of a ledger."""

    id: str
    name: str
    address: str
    places: tuple[Place, ...]
    divided: bool
    """Each place has a page of its own."""

    def home(self, place: Place) -> str:
        """Where a place is shown, anchor included."""
        return f"{self.address}{place.slug}/" if self.divided else f"{self.address}#{place.slug}"


class Row(Struct, frozen=True):
    """One line of a table of areas, places or campaigns."""

    label: str
    href: str
    tally: Tally


class LedgerView(Struct, frozen=True):
    """A page that leads on: all campaigns, or the areas of one."""

    title: str
    crumbs: tuple[Ref, ...]
    head: str
    """What the rows are."""
    rows: tuple[Row, ...]
    total: Tally | None
    obligations: tuple[Row, ...]
    until: str
    url: str


def areas_of(library: Library, ledger: Ledger) -> tuple[Area, ...]:
    """The areas in which the ledger has units, in roster order. Made once a build."""
    found: tuple[Area, ...] | None = library.remembered.get(("ledger", ledger.campaign))
    if found is None:
        found = library.remembered["ledger", ledger.campaign] = tuple(_areas(library, ledger))
    return found


def _areas(library: Library, ledger: Ledger) -> Iterator[Area]:
    campaign = campaign_of(library, ledger)
    cut = library.areas(campaign)
    places: dict[str, dict[str, list[str]]] = {}
    for key, lines in ledger.by_unit.items():
        if all(one.status is Status.NOT_APPLICABLE for one in demanded(campaign, lines)):
            continue
        place = _place(library, ledger.units[key].organisation)
        places.setdefault(cut.of.get(place, OTHER), {}).setdefault(place, []).append(key)
    for area, label in (*cut.rows, (OTHER, "其他单位")):
        if area not in places:
            continue
        shown = tuple(
            Place(one, library.organisation_label(one), slugify(one), tuple(units))
            for one, units in places[area].items()
        )
        address = f"ledger/{ledger.campaign}/{slugify(area)}/"
        divided = sum(len(one.units) for one in shown) > MOST_UNITS
        yield Area(area, label, address, shown, divided)


def _place(library: Library, organisation: str) -> str:
    """The school of a unit; itself when it belongs to none."""
    lineage = library.catalogue.registry.lineage(organisation)
    return next((one.id for one in reversed(lineage) if one.level == SCHOOL), organisation)


def ledger_home(library: Library, campaign: Campaign, organisation: str) -> str:
    """Where the ledger of a campaign shows an organisation, or the nearest above it; empty in public builds."""
    ledger = next((one for one in library.assessment.ledgers if one.campaign == campaign.slug), None)
    if ledger is None:
        return ""
    homes: dict[str, str] | None = library.remembered.get(("ledger homes", ledger.campaign))
    if homes is None:
        found = areas_of(library, ledger)
        homes = {place.id: one.home(place) for one in found for place in one.places}
        homes |= {one.id: one.address for one in found}
        tops = (one.id for one in library.catalogue.registry.organisations.values() if not one.parent)
        homes |= dict.fromkeys(tops, f"ledger/{ledger.campaign}/")
        library.remembered["ledger homes", ledger.campaign] = homes
    line = (one.id for one in reversed(library.catalogue.registry.lineage(organisation)))
    return next((homes[one] for one in line if one in homes), f"ledger/{ledger.campaign}/")


def campaign_of(library: Library, ledger: Ledger | Progress) -> Campaign:
    """The campaign that a ledger judges."""
    return library.campaign(ledger.campaign) or Campaign(
        slug=ledger.campaign, title=ledger.campaign, start="", end=""
    )


def counted(lines: Iterable[Line]) -> Counts:
    """Lines by status; those that do not apply are none."""
    numbers: dict[str, int] = {}
    for line in lines:
        name = _FIELDS.get(line.status)
        if name:
            numbers[name] = numbers.get(name, 0) + 1
    return Counts(**numbers)


def demanded(campaign: Campaign, lines: Iterable[Line]) -> list[Line]:
    """Lines of obligations that are owed, not merely counted where they are there."""
    owed = {one.id for one in campaign.obligations if one.owed}
    return [one for one in lines if one.obligation in owed or not campaign.obligations]


def place_counts(ledger: Ledger, campaign: Campaign, place: Place) -> Counts:
    """All demanded lines of a place."""
    return counted(demanded(campaign, (line for unit in place.units for line in ledger.by_unit[unit])))


def ledger_index(library: Library) -> LedgerView:
    """All campaigns with obligations, the one that began last first."""
    ledgers = {one.campaign: one for one in library.assessment.ledgers}
    order = [one.slug for one in library.newest_campaigns if one.slug in ledgers]
    rows = []
    for slug in (*order, *(one for one in ledgers if one not in order)):
        campaign = campaign_of(library, ledgers[slug])
        counts = counted(demanded(campaign, ledgers[slug].lines))
        rows.append(Row(campaign.title, f"ledger/{slug}/", tally(campaign.title, counts)))
    until = chinese_day(library.assessment.as_of)
    url = f"{library.site.site.url}ledger/"
    return LedgerView("完成台账", (Ref("首页", "./"),), "活动", tuple(rows), None, (), until, url)


def campaign_ledger(library: Library, ledger: Ledger) -> LedgerView:
    """The areas of one campaign, and its obligations over all of them."""
    campaign = campaign_of(library, ledger)
    sums = [
        (area, added(*(place_counts(ledger, campaign, one) for one in area.places)))
        for area in areas_of(library, ledger)
    ]
    by_obligation: dict[str, list[Line]] = {}
    for line in demanded(campaign, ledger.lines):
        by_obligation.setdefault(line.obligation, []).append(line)
    address = f"ledger/{ledger.campaign}/"
    return LedgerView(
        title=campaign.title,
        crumbs=(Ref("首页", "./"), Ref("完成台账", "ledger/")),
        head="单位",
        rows=tuple(Row(area.name, area.address, tally(area.name, counts)) for area, counts in sums),
        total=tally("合计", added(*(counts for _, counts in sums))),
        obligations=tuple(
            Row(one.title, "", tally(one.title, counted(by_obligation[one.id])))
            for one in campaign.obligations
            if one.id in by_obligation
        ),
        until=chinese_day(ledger.as_of),
        url=library.site.site.url + address,
    )
