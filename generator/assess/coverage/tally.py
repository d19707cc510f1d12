"""Submissions counted once, by all that grids and shares look at. Pure."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from generator.assess.coverage.standing import Standing
from generator.model.submission import Submission

Keys = tuple[str, ...]
TAXONOMIES = ("subject", "stage", "tier")
"""Those in which the roster says what to expect."""


class Alike(Struct, frozen=True):
    """Submissions of one area with the same terms."""

    area: Keys
    """Id of the area; none outside of all."""
    terms: dict[str, Keys]
    number: int


class Tally(Struct, frozen=True):
    """How many submissions there are of what."""

    submissions: list[Submission]
    """All that are counted."""
    alike: tuple[Alike, ...]
    kinds: Counter[tuple[str, str]]
    """(id of the organisation that answers for it, kind) → number."""
    authors: frozenset[str]
    """Ids; names of those who have none."""


def tally(submissions: list[Submission], stood: Standing) -> Tally:
    """One pass. A city has far fewer areas with the same terms than it has submissions."""
    alike: Counter[tuple[str, Keys, Keys, Keys]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    authors: set[str] = set()
    area, (subject, stage, tier) = stood.areas.of.get, TAXONOMIES
    for one in submissions:
        where, term = stood.registry.answering(one.organisation, one.date), one.terms.get
        alike[area(where, ""), term(subject, ()), term(stage, ()), term(tier, ())] += 1
        kinds[where, one.kind] += 1
        authors.update([author.id or author.name for author in one.authors])
    return Tally(
        submissions,
        tuple(
            Alike((name,) if name else (), dict(zip(TAXONOMIES, terms, strict=True)), number)
            for (name, *terms), number in alike.items()
        ),
        kinds,
        frozenset(authors),
    )
