"""Who owes what, with the reasons, school by school: for the bureau, with names. Never in a public build."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.model.ledger import Ledger, Line, Status, Unit
from generator.render.views.ledger import Area, Place, Row, campaign_of, demanded, place_counts
from generator.render.views.library import Library
from generator.render.views.obligations import Tally, tally
from generator.render.views.parts import Ref
from generator.render.views.status import Mark, added, mark
from generator.render.views.words import count
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.chase import letter
from generator.report.ledger.standing import FAILING, OPEN
from generator.text.dates import chinese_day


class Debt(Struct, frozen=True):
    """One obligation of one unit."""

    title: str
    mark: Mark
    amount: str
    """`9/11`; empty when one piece is owed."""
    due: str
    """ISO day."""
    reasons: tuple[Ref, ...]
    """Why pieces do not count: codes lead to the rule."""
    note: str


class Debtor(Struct, frozen=True):
    """A teacher or the teachers of a subject who owe something."""

    name: str
    debts: tuple[Debt, ...]


class School(Struct, frozen=True):
    """One place with all that it owes."""

    name: str
    anchor: str
    href: str
    """Page of the organisation; empty when it has none."""
    tally: Tally
    own: tuple[Debt, ...]
    """Obligations of the organisation itself, whatever their status."""
    debtors: tuple[Debtor, ...]
    excused: tuple[Debtor, ...]
    """Teachers and subjects that need not hand something in, each with the reason."""
    pending: str
    """How many lines of teachers and subjects are not due yet; empty without any."""
    chase: str
    """A message that can be sent as it is; empty when nothing is overdue."""


class DebtsView(Struct, frozen=True):
    """One area, or one school of a large area."""

    title: str
    crumbs: tuple[Ref, ...]
    total: Tally
    rows: tuple[Row, ...]
    """Schools of the area, each with its page or anchor; empty on a school's own page."""
    schools: tuple[School, ...]
    until: str
    url: str


def area_view(library: Library, ledger: Ledger, area: Area) -> DebtsView:
    """An area: its schools, and everything that they owe unless they have pages of their own."""
    campaign = campaign_of(library, ledger)
    counts = [(one, place_counts(ledger, campaign, one)) for one in area.places]
    return DebtsView(
        title=f"{area.name}：{campaign.title}",
        crumbs=_crumbs(campaign),
        total=tally("合计", added(*(each for _, each in counts))),
        rows=tuple(Row(one.name, area.home(one), tally(one.name, each)) for one, each in counts),
        schools=() if area.divided else tuple(_school(library, ledger, campaign, one) for one in area.places),
        until=chinese_day(ledger.as_of),
        url=library.site.site.url + area.address,
    )


def place_view(library: Library, ledger: Ledger, area: Area, place: Place) -> DebtsView:
    """One school of a large area."""
    campaign = campaign_of(library, ledger)
    school = _school(library, ledger, campaign, place)
    return DebtsView(
        title=f"{place.name}：{campaign.title}",
        crumbs=(*_crumbs(campaign), Ref(area.name, area.address)),
        total=school.tally,
        rows=(),
        schools=(school,),
        until=chinese_day(ledger.as_of),
        url=library.site.site.url + area.home(place),
    )


def _crumbs(campaign: Campaign) -> tuple[Ref, ...]:
    return (Ref("首页", "./"), Ref("完成台账", "ledger/"), Ref(campaign.title, f"ledger/{campaign.slug}/"))


def _school(library: Library, ledger: Ledger, campaign: Campaign, place: Place) -> School:
    names = _names(library, ledger, campaign)
    units = [(ledger.units[key], demanded(campaign, ledger.by_unit[key])) for key in place.units]
    own = [line for unit, lines in units if unit.sort == "organisation" for line in lines]
    inside = [(unit, lines) for unit, lines in units if unit.sort != "organisation"]
    others = [(unit, [one for one in lines if one.status in OPEN]) for unit, lines in inside]
    pending = sum(one.status is Status.PENDING for _, lines in others for one in lines)
    return School(
        name=place.name,
        anchor=place.slug,
        href=library.address(("organisation", place.id)),
        tally=tally(place.name, place_counts(ledger, campaign, place)),
        own=tuple(_debt(names, one) for one in own if one.status is not Status.NOT_APPLICABLE),
        debtors=_those(names, inside, FAILING),
        excused=_those(names, inside, (Status.EXEMPT,)),
        pending=count(pending) if pending else "",
        chase=_chase(names, place, [line for _, lines in units for line in lines]),
    )


class _Names(Struct, frozen=True):
    """What ids are called, as in every report on ledgers."""

    books: Books
    account: Account
    codes: frozenset[str]
    """Codes that have a page."""


def _names(library: Library, ledger: Ledger, campaign: Campaign) -> _Names:
    """Made once a build for each ledger."""
    found: _Names | None = library.remembered.get(("names", ledger.campaign))
    if found is None:
        counts = {one.campaign: one for one in library.assessment.progress}
        account = Account(campaign, ledger, counts[ledger.campaign])
        rules = {one.code: one.title for one in library.rules}
        books = Books(library.site, library.catalogue.registry, (account,), ledger.as_of, rules)
        found = library.remembered["names", ledger.campaign] = _Names(books, account, frozenset(rules))
    return found


def _chase(names: _Names, place: Place, lines: Sequence[Line]) -> str:
    """The letter of `yanxiu export chase`, once something is overdue."""
    if not any(one.status in FAILING for one in lines):
        return ""
    return letter(names.books, place.id, [(names.account, one) for one in lines]).rstrip("\n")


def _those(
    names: _Names, units: Sequence[tuple[Unit, list[Line]]], statuses: Collection[Status]
) -> tuple[Debtor, ...]:
    """Units that have lines of these statuses, with those lines."""
    return tuple(
        Debtor(names.books.called(unit), tuple(_debt(names, line) for line in found))
        for unit, lines in units
        if (found := [one for one in lines if one.status in statuses])
    )


def _debt(names: _Names, line: Line) -> Debt:
    found = {reason: None for one in line.rejected for reason in one.reasons}
    notes = [line.reason] if line.reason else []
    if line.late:
        notes.append(f"迟交{count(line.late)}份")
    if line.guessed:
        notes.append(f"{count(line.guessed)}份没有收件记录，按稿件日期判定")
    return Debt(
        title=names.books.material(names.account, line.obligation, line.slot),
        mark=mark(line.status),
        amount=f"{count(line.counted)}/{count(line.needed)}" if line.needed > 1 else "",
        due=line.due,
        reasons=tuple(Ref(one, f"rules/{one}/" if one in names.codes else "") for one in found),
        note="；".join(notes),
    )
