"""The page of a campaign: its time, what it asks of whom, what has come in by phase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.model.catalogue import Listing
from generator.model.packed import Deferred
from generator.render.views.deadlines import countdown
from generator.render.views.library import Library
from generator.render.views.obligations import Tally, tallies, tally, total
from generator.render.views.phases import WORDS, Step, period, state_of, steps
from generator.render.views.words import count, unfolded
from generator.text.dates import chinese_day

NEWEST = 3
"""Submissions shown of each phase."""


class Month(Struct, frozen=True):
    """The theme of one month."""

    name: str
    title: str
    forms: tuple[str, ...]
    """Labels of the kinds that are asked; empty when free."""


class Results(Struct, frozen=True):
    """What came in during one phase."""

    title: str
    total: str
    newest: tuple[str, ...]
    """Source paths."""


class CampaignView(Struct, frozen=True):
    """What the landing page shows above its cards."""

    theme: str
    description: str
    period: str
    state: str
    word: str
    steps: tuple[Step, ...]
    months: tuple[Month, ...]
    countdown: str
    """Empty when nothing is due any more."""
    tallies: tuple[Tally, ...]
    total: Tally | None
    """Of the rows that have numbers."""
    few: bool
    """Some rows have only the number owed."""
    until: str
    """Day of the numbers."""
    results: tuple[Results, ...]
    coverage: str
    """Address; empty when nothing was counted."""
    calendar: str
    """Address of the file of deadlines; empty without obligations."""
    ledger: str
    """Address of the bureau's ledger; empty in public builds."""


def campaign_view(library: Library, listing: Listing, campaign: Campaign) -> CampaignView:
    """`listing`: the submissions that name the campaign."""
    as_of = library.assessment.as_of
    state = state_of(campaign.start, campaign.end, as_of)
    found = tallies(library, campaign)
    return CampaignView(
        theme=campaign.theme,
        description=unfolded(campaign.description.strip()),
        period=period(campaign.start, campaign.end),
        state=state,
        word=WORDS[state],
        steps=steps(campaign, as_of),
        months=_months(library, campaign),
        countdown=countdown(campaign, as_of),
        tallies=found,
        total=tally("合计", total(library, campaign)) if found else None,
        few=campaign.slug in library.progress and bool(library.progress[campaign.slug].few),
        until=chinese_day(as_of),
        results=_results(library, listing, campaign),
        coverage=coverage_address(library, campaign.slug),
        calendar=calendar_address(campaign),
        ledger=ledger_address(library, campaign.slug),
    )


def calendar_address(campaign: Campaign) -> str:
    """Address of the file of deadlines, empty when nothing is owed."""
    owed = any(one.owed for one in campaign.obligations)
    return f"campaign/{campaign.slug}/deadlines.ics" if owed else ""


def coverage_address(library: Library, campaign: str) -> str:
    """Address of a campaign's coverage, empty when it was not counted."""
    counted = any(one.campaign == campaign for one in library.assessment.coverages)
    return f"coverage/{campaign}/" if counted else ""


def ledger_address(library: Library, campaign: str) -> str:
    """Address of a campaign's ledger, empty in public builds."""
    known = any(one.campaign == campaign for one in library.assessment.ledgers)
    return f"ledger/{campaign}/" if known else ""


def _months(library: Library, campaign: Campaign) -> tuple[Month, ...]:
    kinds = library.site.kinds
    return tuple(
        Month(
            f"{one.month[:4]}年{int(one.month[5:7])}月",
            one.title,
            tuple(kinds[slug].label for slug in one.kinds if slug in kinds),
        )
        for one in campaign.themes
    )


def _results(library: Library, listing: Listing, campaign: Campaign) -> tuple[Results, ...]:
    """Phases in which something is dated, newest submissions first."""
    # Members stand in the order of their days; only the days at the borders are looked at.
    submissions = library.catalogue.submissions
    days = Deferred(len(listing.members), lambda place: submissions[listing.members[place]].date)
    found = []
    for phase in campaign.phases:
        members = listing.members[bisect_left(days, phase.start) : bisect_right(days, phase.end or "9999")]
        if members:
            newest = reversed(members[-NEWEST:])
            found.append(Results(phase.title, count(len(members)), library.paths(newest)))
    return tuple(found)
