"""When an obligation is owed: its slots, each with a window and a deadline. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from generator.model.campaign import Campaign, Obligation

_FRIDAY = 4


class Slot(Struct, frozen=True, gc=False):
    """One time at which an obligation is owed. All days are ISO texts, both ends included."""

    key: str
    """Month, phase id or empty."""
    due: str
    first: str = ""
    """A piece of this slot is dated no earlier; empty when any day will do."""
    last: str = ""
    """… and no later. Empty where lateness decides, not the date on the paper."""


def slots(campaign: Campaign, obligation: Obligation) -> tuple[Slot, ...]:
    """At least one; with `per: month` one a month, with `per: phase` one a phase."""
    match obligation.per:
        case "month":
            return tuple(_monthly(campaign, obligation))
        case "phase":
            return tuple(Slot(one.id or one.title, one.end, one.start, one.end) for one in campaign.phases)
        case _:
            phase = next((one for one in campaign.phases if obligation.phase in (one.id, one.title)), None)
            due = obligation.by or (phase.end if phase else "") or campaign.end
            # A named window begins; it does not end, or whoever is late would count as absent.
            return (Slot("", due, obligation.start or (phase.start if phase else "")),)


def _monthly(campaign: Campaign, obligation: Obligation) -> Iterator[Slot]:
    for month in obligation.months or months(obligation.start or campaign.start, campaign.end):
        year, number = int(month[:4]), int(month[5:7])
        last = date(year, number, calendar.monthrange(year, number)[1])
        first = date(year, number, 1).isoformat()
        yield Slot(month, _deadline(obligation.by, last).isoformat(), first, last.isoformat())


def months(start: str, end: str) -> tuple[str, ...]:
    """`2023-02-06`, `2023-04-30` → `2023-02`, `2023-03`, `2023-04`; empty without both days."""
    if not start or not end:
        return ()
    here, stop = date.fromisoformat(start).replace(day=1), date.fromisoformat(end)
    found: list[str] = []
    while here <= stop:
        found.append(here.isoformat()[:7])
        here = (here + timedelta(days=31)).replace(day=1)
    return tuple(found)


def _deadline(by: str, last: date) -> date:
    """The day of the month that `by` means; `last` is the month's last day."""
    if by == "last friday":
        return last - timedelta(days=(last.weekday() - _FRIDAY) % 7)
    if by.startswith("day "):
        return last.replace(day=min(int(by.removeprefix("day ")), last.day))
    return date.fromisoformat(by) if by else last
