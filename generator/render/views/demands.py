"""What campaigns ask of the teachers on one step of a ladder."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.campaign import PERSON, Campaign, Obligation, Who
from generator.render.views.deadlines import due_words
from generator.render.views.library import Library
from generator.render.views.phases import period

CAMPAIGNS = 3
"""The newest that ask for something."""
_EACH = {"month": "每月", "phase": "每阶段"}


class Demand(Struct, frozen=True):
    """One obligation."""

    title: str
    amount: str
    """`1份`; what it comes to may differ by stage or subject."""
    whom: str
    """Who of them, where not all: labels of the conditions."""
    due: str
    source: str


class Demands(Struct, frozen=True):
    """What one campaign asks for."""

    title: str
    href: str
    period: str
    rows: tuple[Demand, ...]


def demands(library: Library, taxonomy: str, key: str) -> tuple[Demands, ...]:
    """Of the newest campaigns that ask the teachers of a term for something."""
    found = []
    for campaign in library.newest_campaigns:
        rows = tuple(_rows(library, campaign, taxonomy, key))
        if rows:
            href = library.address(("campaign", campaign.slug))
            found.append(Demands(campaign.title, href, period(campaign.start, campaign.end), rows))
    return tuple(found[:CAMPAIGNS])


def _rows(library: Library, campaign: Campaign, taxonomy: str, key: str) -> Iterator[Demand]:
    for one in campaign.obligations:
        who = next((who for who in one.who if _meant(who, taxonomy, key)), None)
        amounts = _amounts(one, taxonomy, key)
        if who is None or not one.owed or not amounts:
            continue
        conditions = ((name, slug) for name, slugs in who.when.items() if name != taxonomy for slug in slugs)
        yield Demand(
            title=one.title,
            amount=amounts,
            whom="、".join(library.term_label(*pair) for pair in conditions),
            due=due_words(campaign, one),
            source=one.source,
        )


def _meant(who: Who, taxonomy: str, key: str) -> bool:
    return PERSON in who.level and key in who.when.get(taxonomy, (key,))


def _amounts(one: Obligation, taxonomy: str, key: str) -> str:
    """`1份`, `1—2份`: what is owed at least and, where it depends on more than the step, at most."""
    least: list[int] = []
    for amount in one.count:
        if key not in amount.when.get(taxonomy, (key,)):
            continue
        least.append(amount.min)
        if not set(amount.when) - {taxonomy}:
            break
    if not least:
        return ""
    low, high = min(least), max(least)
    unit = "" if one.sum_field else "份"
    return f"{_EACH.get(one.per, '')}{low if low == high else f'{low}—{high}'}{unit}"
