"""A campaign's obligations, each made ready to be judged: its slots, and what counts for whom. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.assess.hits import Hits, decisions_of, hits
from generator.assess.roster import Roster
from generator.model.campaign import Campaign, Obligation, Who
from generator.model.ledger import Piece
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


def all_asking(
    campaign: Campaign, roster: Roster, pieces: Sequence[Piece], site: SiteConfig, as_of: str
) -> list[Asking]:
    """`pieces`: those of the campaign, in order of receipt. An obligation stands behind the one it refers to."""
    by_kind: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_kind.setdefault(piece.submission.kind, []).append(piece)
    decisions = decisions_of(roster.registry, campaign, as_of)
    referred = {one.demands.same_lesson for one in campaign.obligations}
    return [
        Asking(
            obligation=one,
            slots=slots(campaign, one),
            hits=hits(pieces, by_kind, decisions, one, roster, site),
            size=parse_size(one.amount) if one.amount else 0,
            levels=frozenset(level for who in one.who for level in who.level),
            everybody=not campaign.organisation
            and any(who == Who(level=who.level) for who in one.who)
            and len(one.who) == 1,
            referred=one.id in referred,
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
