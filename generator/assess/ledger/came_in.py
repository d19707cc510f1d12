"""What came in for a campaign by a day: pieces and decisions of the bureau. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.model.ledger import Piece
from generator.model.registry import Featured, Registry


class CameIn(Struct, frozen=True):
    """What a campaign has to judge."""

    pieces: Sequence[Piece]
    """In order of receipt."""
    by_kind: Mapping[str, Sequence[Piece]]
    decisions: Sequence[Featured]
    start: str
    """First ISO day of the campaign."""


def came_in(pieces: Iterable[Piece], registry: Registry, campaign: Campaign, as_of: str) -> CameIn:
    """Pieces that name the campaign, and those that name none and are dated within its period.

    What came in after `as_of` is not there yet.
    """
    found = [
        one
        for one in pieces
        if one.received <= as_of
        and (
            campaign.slug in named
            if (named := one.submission.terms.get("campaign"))
            else campaign.start <= (one.submission.date or one.received) <= (campaign.end or "9999")
        )
    ]
    found.sort(key=by_receipt)
    by_kind: dict[str, list[Piece]] = {}
    for one in found:
        by_kind.setdefault(one.submission.kind, []).append(one)
    return CameIn(found, by_kind, _decisions(registry, campaign, as_of), campaign.start)


def by_receipt(one: Piece) -> tuple[str, str]:
    """Sorts pieces by the day on which they came in."""
    return one.received, one.submission.path


def _decisions(registry: Registry, campaign: Campaign, as_of: str) -> list[Featured]:
    """Decisions taken in the campaign's period up to `as_of` that still hold then."""
    return [
        one
        for one in registry.featured
        if campaign.start <= (one.date or campaign.start) <= as_of and not one.over(as_of)
    ]
