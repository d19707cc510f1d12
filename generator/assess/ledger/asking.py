"""A campaign's obligations, each made ready to be judged: its slots, and what counts for whom. Pure."""

from __future__ import annotations

from msgspec import Struct

from generator.assess.ledger.came_in import CameIn
from generator.assess.ledger.hits import Hits, hits
from generator.assess.ledger.roster import Roster
from generator.model.campaign import Amount, Campaign, Obligation, Who
from generator.model.site import SiteConfig
from generator.text.sizes import parse_size
from generator.text.slots import Slot, slots


class Asking(Struct, frozen=True):
    """One obligation, ready to be judged."""

    obligation: Obligation
    slots: tuple[Slot, ...]
    hits: Hits
    size: int
    """Bytes demanded."""
    levels: frozenset[str]
    """Levels that are asked."""
    everybody: bool
    """Every unit of those levels is asked: no need to look at each."""
    referred: bool
    """Another obligation asks for pieces of the same lesson."""
    unconditional: Amount | None
    """The number owed by whoever is asked; None when it depends on the unit."""


def all_asking(campaign: Campaign, roster: Roster, came: CameIn, site: SiteConfig) -> list[Asking]:
    """Each obligation stands behind the one to which it refers."""
    referred = {one.demands.same_lesson for one in campaign.obligations}
    return [
        Asking(
            obligation=one,
            slots=slots(campaign, one),
            hits=hits(came, one, roster, site),
            size=parse_size(one.amount) if one.amount else 0,
            levels=frozenset(level for who in one.who for level in who.level),
            everybody=not campaign.organisation
            and any(who == Who(level=who.level) for who in one.who)
            and len(one.who) == 1,
            referred=one.id in referred,
            unconditional=one.count[0] if one.count and not one.count[0].when else None,
        )
        for one in _referred_first(campaign.obligations)
    ]


def _referred_first(obligations: tuple[Obligation, ...]) -> list[Obligation]:
    """The obligations, each behind the one whose lessons it refers to. A circle is cut where it closes."""
    by_id = {one.id: one for one in obligations}
    placed: dict[str, Obligation] = {}

    def place(one: Obligation, above: frozenset[str]) -> None:
        other = by_id.get(one.demands.same_lesson)
        if other is not None and other.id not in placed and other.id not in above:
            place(other, above | {one.id})
        placed.setdefault(one.id, one)

    for one in obligations:
        place(one, frozenset())
    return list(placed.values())
