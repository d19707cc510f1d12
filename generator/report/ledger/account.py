"""One campaign with its ledger: its obligations, its columns, its deadlines."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from generator.model.campaign import SUBJECT, Campaign, Obligation
from generator.model.ledger import Counts, Ledger, Progress

NOBODY = Counts()


class Column(Struct, frozen=True):
    """One obligation, in one of its slots where these are months or phases."""

    obligation: str
    slot: str = ""


class Account(Struct, frozen=True, dict=True):
    """One campaign with its ledger."""

    campaign: Campaign
    ledger: Ledger
    progress: Progress

    @cached_property
    def obligations(self) -> dict[str, Obligation]:
        """Id → obligation, in the campaign's order."""
        return {one.id: one for one in self.campaign.obligations}

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """In the campaign's order; slots by deadline. The subjects of a school share one column."""
        seen: dict[Column, str] = {}
        for (obligation, slot), due in self._dues.items():
            seen.setdefault(self.column(obligation, slot), due)
        place = {name: at for at, name in enumerate(self.obligations)}
        return tuple(sorted(seen, key=lambda one: (place[one.obligation], seen[one], one.slot)))

    def column(self, obligation: str, slot: str) -> Column:
        """The column in which lines of an obligation and a slot stand."""
        return Column(obligation, "" if self.obligations[obligation].per == SUBJECT else slot)

    @cached_property
    def _dues(self) -> dict[tuple[str, str], str]:
        """(obligation id, slot) → deadline."""
        return {(line.obligation, line.slot): line.due for line in self.ledger.lines}

    @cached_property
    def dues(self) -> dict[str, tuple[str, ...]]:
        """Obligation id → its deadlines, earliest first; none when nobody owes it."""
        found: dict[str, set[str]] = {name: set() for name in self.obligations}
        for (obligation, _), due in self._dues.items():
            found[obligation].add(due)
        return {name: tuple(sorted(days - {""})) for name, days in found.items()}

    def counts(self, organisation: str, obligation: str) -> Counts:
        """Counts at and below an organisation; id "" is the whole roster."""
        return self.progress.counts.get((organisation, obligation), NOBODY)
