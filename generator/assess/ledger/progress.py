"""A ledger counted: how many obligations stand how, at and below each organisation. Pure.

Holds no name; what of it the public may have is decided in `disclosure`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.ledger import Counts, Ledger, Line, Progress, Status
from generator.model.registry import Registry

_FIELDS = {
    Status.DONE: "done",
    Status.LATE: "late",
    Status.REJECTED: "rejected",
    Status.MISSING: "missing",
    Status.PENDING: "pending",
    Status.EXEMPT: "exempt",
}


def progress(ledger: Ledger, registry: Registry) -> Progress:
    """Counts for each organisation (with all below it) and, under "", for the whole roster."""
    return Progress(ledger.campaign, ledger.as_of, summed(ledger, registry, ledger.lines))


def summed(ledger: Ledger, registry: Registry, lines: Iterable[Line]) -> dict[tuple[str, str], Counts]:
    """(organisation id, obligation id) → counts of these lines at and below it; id "" is the whole roster."""
    single: Counter[tuple[str, str, Status]] = Counter()
    home = {key: unit.organisation for key, unit in ledger.units.items()}
    for line in lines:
        if line.status is not Status.NOT_APPLICABLE:
            single[home[line.unit], line.obligation, line.status] += 1
    found: dict[tuple[str, str], Counter[Status]] = {}
    above: dict[str, tuple[str, ...]] = {}
    for (organisation, obligation, status), number in single.items():
        if organisation not in above:
            above[organisation] = ("", *(one.id for one in registry.lineage(organisation)))
        for one in above[organisation]:
            found.setdefault((one, obligation), Counter())[status] += number
    return {
        key: Counts(**{_FIELDS[status]: number for status, number in counts.items()})
        for key, counts in found.items()
    }
