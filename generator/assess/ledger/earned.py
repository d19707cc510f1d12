"""学时 that may be shown on teachers' own pages: of campaigns that make them public. Pure."""

from __future__ import annotations

from generator.model.assessment import Earned
from generator.model.ledger import Ledger

_PERSON = "person:"


def earned(ledger: Ledger) -> Earned:
    """What teachers have; who has none is left out."""
    hours = {
        unit.removeprefix(_PERSON): score.hours
        for unit, score in ledger.scores.items()
        if unit.startswith(_PERSON) and score.hours
    }
    return Earned(ledger.campaign, hours)
