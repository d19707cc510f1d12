"""Submissions as columns: what is counted of each, taken out once, so that grids count pairs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

from msgspec import Struct

from generator.assess.standing import Standing
from generator.model.submission import Submission

Cell = tuple[str, str]
"""(row key, column key)."""
Keys = tuple[str, ...]
TAXONOMIES = ("subject", "stage", "tier")
"""Those in which the roster can say what to expect."""


class Columns(Struct, frozen=True):
    """One entry for each submission in every column, all in one order."""

    submissions: list[Submission]
    where: list[str]
    """Ids of the organisations that answer for them."""
    terms: dict[str, list[Keys]]
    """Taxonomy → keys."""


def columns(submissions: list[Submission], stood: Standing) -> Columns:
    """What is counted of the submissions."""
    terms = [one.terms for one in submissions]
    return Columns(
        submissions,
        [stood.answering(one.organisation, one.date) for one in submissions],
        {name: [one.get(name, ()) for one in terms] for name in TAXONOMIES},
    )


def crossed(rows: Iterable[Keys], columns: Iterable[Keys]) -> Counter[Cell]:
    """How many have which cell: each is in the cells of all its row keys and all its column keys.

    Whole pairs of keys are counted first: many submissions have the same.
    """
    counts: Counter[Cell] = Counter()
    for keys, number in Counter(zip(rows, columns, strict=True)).items():
        for cell in product(*keys):
            counts[cell] += number
    return counts
