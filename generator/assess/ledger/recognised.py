"""What the bureau recognised, counted in place of submissions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from generator.assess.ledger.hit import Hit
from generator.model.campaign import Recognised
from generator.model.ledger import Piece
from generator.model.registry import Featured, Registry


def recognised_hits(
    recognised: Recognised, decisions: Iterable[Featured], registry: Registry, pieces: Iterable[Piece]
) -> Iterator[tuple[str, Hit]]:
    """(organisation id, hit) for each that the bureau recognised: once, by the earliest decision."""
    seen: set[str] = set()
    homes = {one.submission.path: one.submission.organisation for one in pieces}
    for one in sorted(decisions, key=attrgetter("date")):
        if (recognised.award and one.award != recognised.award) or (
            recognised.level and one.level not in recognised.level
        ):
            continue
        name, where = _subject_of(one, recognised.of, registry, homes)
        if name and where and name not in seen:
            seen.add(name)
            yield where, Hit(name, one.date, one.date, False, 1)


def _subject_of(one: Featured, of: str, registry: Registry, homes: dict[str, str]) -> tuple[str, str]:
    """(whom the decision is about, organisation where it counts)."""
    if of == "organisation":
        return one.organisation, one.organisation
    if of == "person":
        known = registry.people.get(one.person)
        return one.person, known.organisation if known else ""
    return one.submission, homes.get(one.submission, "")
