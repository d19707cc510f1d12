"""A campaign on the home page: its phases and how much of what is owed has come in."""

from __future__ import annotations

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.render.views.library import Library
from generator.render.views.obligations import Tally, tally, total
from generator.render.views.phases import Step, period, state_of, steps
from generator.render.views.words import count

CAMPAIGNS = 2
"""Under way at once on the home page."""


class Running(Struct, frozen=True):
    """A campaign under way, or else the newest."""

    title: str
    href: str
    theme: str
    period: str
    total: str
    """Submissions that name it; empty without any."""
    steps: tuple[Step, ...]
    tally: Tally | None
    """What is owed and handed in; None when it obliges nobody."""


def now(library: Library) -> tuple[Campaign, ...]:
    """Campaigns whose period holds the day, those that began last first."""
    day = library.assessment.as_of
    found = [one for one in library.newest_campaigns if state_of(one.start, one.end, day) == "now"]
    return tuple(found[:CAMPAIGNS])


def running(library: Library, campaign: Campaign) -> Running:
    """How a campaign stands on the day of the build."""
    entry = library.catalogue.entry.get(("campaign", campaign.slug))
    counts = total(library, campaign)
    return Running(
        title=campaign.title,
        href=library.address(("campaign", campaign.slug)),
        theme=campaign.theme,
        period=period(campaign.start, campaign.end),
        total=count(len(entry.members)) if entry and entry.members else "",
        steps=steps(campaign, library.assessment.as_of),
        tally=tally(campaign.title, counts) if counts.owed else None,
    )
