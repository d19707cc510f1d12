"""The judged queries, and how well an order of answers agrees with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from benchmarks.search.sheets import Sheet

FIRST = 10


class Judged(Struct, frozen=True):
    """One query."""

    query: str
    grades: dict[str, int]
    """Address of a submission → 1, 2 or 3."""
    frozen: bool


def of_sample(addresses: Sequence[str]) -> list[Judged]:
    """The queries over the sample, whose submissions are named by their folders. KeyError when one is gone."""
    full = {address.split("/")[-2]: address for address in addresses}
    return [
        Judged(
            one["query"],
            {full[name]: grade for grade, _, names in one["answers"] for name in names},
            one.get("frozen", False),
        )
        for one in _data()["sample"]
    ]


def of_city(sheets: Sequence[Sheet]) -> list[Judged]:
    """The queries over the invented city; the best grade of a submission counts.

    A city that is smaller than the one they were written for may have no answer to some: they are left out.
    """
    found = []
    for one in _data()["city"]:
        grades: dict[str, int] = {}
        for grade, _, wanted in sorted(one["answers"], key=lambda answer: answer[0]):
            grades |= {sheet.address: grade for sheet in sheets if _is(sheet, wanted)}
        if grades:
            found.append(Judged(one["query"], grades, frozen=False))
    return found


def ndcg(found: Sequence[str], judged: Judged) -> float:
    """Normalised discounted cumulative gain of the first ten: 0 nothing useful, 1 as good as can be."""
    best = sorted(judged.grades.values(), reverse=True)
    ideal = _gain(best)
    return _gain([judged.grades.get(one, 0) for one in found]) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:FIRST]))


def _is(sheet: Sheet, wanted: dict[str, str]) -> bool:
    texts = {
        "title": sheet.title,
        "kind": sheet.kind,
        "author": "\n".join(sheet.authors),
        "organisation": "\n".join(sheet.places),
        "subject": "\n".join(sheet.subjects),
    }
    return all(text in texts[field] for field, text in wanted.items())


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (Path(__file__).parent / "judged.yml").read_text("utf-8")
    )
    return found
