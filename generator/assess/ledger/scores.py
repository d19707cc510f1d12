"""Points and 学时: what a line earns, and what a unit has in the end. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from generator.model.campaign import Amount, Campaign, Obligation
from generator.model.ledger import Line, Score, Status

_EARNS = frozenset({Status.DONE, Status.LATE})
_NOTHING_OWED = frozenset({Status.EXEMPT, Status.NOT_APPLICABLE})


class Earning(Protocol):
    """A piece that counts."""

    @property
    def hours(self) -> float:
        """学时 that the piece itself names."""


def earned(
    obligation: Obligation,
    amount: Amount,
    status: Status,
    counted: int,
    late: int,
    taken: Iterable[Earning],
) -> tuple[float, float]:
    """(points, 学时) of one line.

    Pieces in time fill the number first. `late` is the share of the points of a late piece.
    """
    if not obligation.points and not obligation.hours and not obligation.hours_field:
        return 0, 0
    needed = max(1, amount.min)
    in_time = min(counted - late, needed)
    after = min(late, needed - in_time)
    share = (in_time + after * obligation.late) / needed
    if status not in _EARNS and not obligation.partial:
        share = 0
    hours = obligation.hours * share
    if obligation.hours_field:
        hours += sum(one.hours for one in taken)
    return round(obligation.points * share, 2), round(hours, 2)


def scores(campaign: Campaign, lines: Iterable[Line]) -> dict[str, Score]:
    """Unit key → score, for units with a line that is worth points or 学时."""
    worth = {one.id: one for one in campaign.obligations if one.points or one.hours or one.hours_field}
    if not worth:
        return {}
    by_unit: dict[str, list[Line]] = {}
    for line in lines:
        if line.obligation in worth:
            by_unit.setdefault(line.unit, []).append(line)
    return {unit: _score(campaign, worth, those) for unit, those in by_unit.items()}


def _score(campaign: Campaign, worth: dict[str, Obligation], lines: list[Line]) -> Score:
    points = possible = excused = 0.0
    by_category: dict[str, float] = {}
    for line in lines:
        one = worth[line.obligation]
        points += line.points
        if line.status is Status.EXEMPT:
            excused += one.points
        elif line.status is not Status.NOT_APPLICABLE:
            possible += one.points
        if line.hours:
            by_category[one.category] = by_category.get(one.category, 0) + line.hours
    hours = sum(min(gained, campaign.hours.caps.get(name, gained)) for name, gained in by_category.items())
    passed = None
    if campaign.pass_points is not None and possible:
        # Who is excused from a part passes with the same share of the rest.
        least = campaign.pass_points * possible / (possible + excused)
        passed = points >= least
    person = lines[0].unit.startswith("person:")
    return Score(
        points=round(points, 2),
        possible=round(possible, 2),
        passed=passed,
        hours=round(min(hours, campaign.hours.target) if campaign.hours.target else hours, 2),
        by_category={name: round(gained, 2) for name, gained in by_category.items()},
        hours_target=campaign.hours.target if person else 0,
        excused=round(excused, 2),
    )
