"""How results are ordered: by where they were found, among equals by their standing and their age.

`WEIGHTS` is the whole table; index.js takes it to the browser. A document's weight is the sum over the
words of the query, each counted once where it counts most; of words that stand for one (typed apart, or
the names of which it is made) the least counts. Among equal weights the rank decides: recognised work
first, then by half years of age; then in a fixed order that favours no school. Where bodies are read, those of
equal weight that say all words in one paragraph go before the rest of their page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.search.format import pack

WEIGHTS = {
    "exact": 60,  # the query is the whole title
    "begins": 20,  # the title begins with it
    "author": 18,  # in an author's name, from two characters on: what they wrote before what names them
    "title": 16,
    "term": 14,  # the query is the whole of a term, of an organisation's name, or another name of it
    "name": 10,  # it stands in one; a single character in an author's name
    "spelledAuthor": 9,  # by pinyin
    "spelledTitle": 8,
    "unfinished": -2,  # added when the last syllable only begins: shuxu is 数序 before it is 数学
    "text": 2,  # summary and other fields
    "body": 1,
}
OLDEST = 14
"""Rank of everything seven years old and older: beyond that age tells nothing more."""


class Dated(NamedTuple):
    """What the columns ask of a document."""

    path: str
    date: str
    """ISO day, or nothing."""


@lru_cache(maxsize=65536)
def day_number(iso: str) -> int | None:
    """Days since year 1, None when there is no such day."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def half_year(iso: str) -> int:
    """Number of the school half-year: from February, from August. 0, before all others, without a day."""
    if day_number(iso) is None:
        return 0
    year, month = int(iso[:4]), int(iso[5:7])
    return (12 * year + month - 2) // 6


def ranks(halves: Sequence[int]) -> list[int]:
    """The rank of documents that nobody recognised, by their half-year: the newest has 1."""
    newest = max(halves, default=0)
    return [min(OLDEST, 1 + newest - half) if half else OLDEST for half in halves]


def days(documents: Sequence[Dated]) -> tuple[str, str]:
    """First and last day, ISO; empty texts when no document has one."""
    known = [one.date for one in documents if day_number(one.date) is not None]
    return (min(known), max(known)) if known else ("", "")


def date_column(documents: Sequence[Dated]) -> str:
    """Steps in days from each document to the next, zigzag. Without a day: the day before all others."""
    none = (day_number(days(documents)[0]) or 1) - 1
    before, pieces = none, []
    for one in documents:
        number = day_number(one.date)
        number = none if number is None else number
        step = number - before
        pieces.append(pack(2 * step if step >= 0 else -2 * step - 1))
        before = number
    return "".join(pieces)
