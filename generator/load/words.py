"""What every reader of `content/registry/` needs: faults with their place, terms and days of a row."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.load.days import iso_day
from generator.load.tables import BAD_TABLE
from generator.model.diagnostic import Fault
from generator.text.dates import NoSuchDay

DUPLICATE_ID, NOT_IN_ROSTER, UNKNOWN_WORD = "PL905", "PL906", "PL908"
Faults = list[tuple[str, Fault]]
"""(path relative to the content folder, fault)."""

_BAR = re.compile(r"[|｜]")
_MARK = re.compile(r"[、，,；;](?![^（(]*[）)])")
"""What people write between words in place of a bar, outside brackets."""


def split(text: str, known: Callable[[str], bool] = lambda _: False) -> tuple[str, ...]:
    """`甲|乙`, `甲、乙` → `甲`, `乙`. What is `known` as a whole is one word, whatever stands in it."""
    if known(text):
        return (text,)
    found: list[str] = []
    for part in filter(None, (one.strip() for one in _BAR.split(text))):
        words = [part] if known(part) else [one.strip() for one in _MARK.split(part)]
        found += filter(None, words)
    return tuple(found)


class Reading:
    """One reading of the registry: the words of the site, and the faults met so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.faults: Faults = []
        self._clear: dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]] = {}

    def terms(self, taxonomy: str, text: str, stage: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
        """(slugs of the terms that a cell names, words that no term answers to).

        Unknown words stand among the slugs as written. `stage`: settles an alias of two terms.
        """
        if not text:
            return (), []
        # 60,000 teachers have a few hundred different cells.
        asked = (taxonomy, text, stage)
        if asked in self._clear:
            return self._clear[asked], []
        declared = self.vocabulary.site.taxonomies.get(taxonomy)
        if declared is None:
            return split(text), []
        words = split(text, lambda one: bool(self.vocabulary.term(taxonomy, one).slugs))
        slugs = [self.vocabulary.term(taxonomy, word, {"stage": stage}).slug for word in words]
        found = tuple(slug or word for slug, word in zip(slugs, words, strict=True))
        unknown = (
            [word for slug, word in zip(slugs, words, strict=True) if slug is None] if declared.closed else []
        )
        if not unknown:
            self._clear[asked] = found
        return found, unknown


class Place(Struct, frozen=True, gc=False):
    """One row or entry, whose it is, and where its faults go."""

    reading: Reading
    where: str
    line: int
    whose: str

    def fault(self, code: str, detail: str, fix: str = "") -> None:
        """Reports on this row; an empty `fix` is the rule's own."""
        self.reading.faults.append((self.where, Fault(code, self.line, 0, detail, fix)))

    def terms(self, taxonomy: str, text: str, stage: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Slugs of the terms a cell names; words that no term answers to stay as written and are reported."""
        found, unknown = self.reading.terms(taxonomy, text, stage)
        for word in unknown:
            label = self.reading.vocabulary.taxonomy(taxonomy).label
            self.fault(UNKNOWN_WORD, f"{self.whose} 的{label}“{word}”不认得")
        return found

    def day(self, text: str, read: Callable[[str], str] = iso_day) -> str:
        """ISO day; empty, and reported, when the text is none."""
        if not text:
            return ""
        try:
            return read(text)
        except NoSuchDay:
            self.fault(BAD_TABLE, f"没有 {text} 这一天")
        except ValueError:
            self.fault(BAD_TABLE, f"{text} 不是日期，请写成 2024-09-01")
        return ""

    def span(self, start: str, end: str, read: Callable[[str], str] = iso_day) -> tuple[str, str]:
        """First and last ISO day; a last day before the first is reported and left out.

        `read`: `first_day` where a month or a year is enough.
        """
        first, last = self.day(start, read), self.day(end, read)
        if first and last and last < first:
            self.fault(BAD_TABLE, f"{self.whose} 的终止日期 {last} 早于起始日期 {first}")
            last = ""
        return first, last
