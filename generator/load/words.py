"""What every reader of `content/registry/` needs: faults with their place, terms and days of a row."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.load.tables import BAD_TABLE
from generator.model.diagnostic import Fault
from generator.text.dates import NoSuchDay, parse_day

DUPLICATE_ID, NOT_IN_ROSTER, UNKNOWN_WORD = "PL905", "PL906", "PL908"
Faults = list[tuple[str, Fault]]
"""(path relative to the content folder, fault)."""


def split(text: str) -> tuple[str, ...]:
    """`甲|乙` → `甲`, `乙`."""
    if "|" not in text:
        return (text,) if text else ()
    return tuple(part.strip() for part in text.split("|") if part.strip())


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
        words = split(text)
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

    def fault(self, code: str, detail: str) -> None:
        """Reports on this row."""
        self.reading.faults.append((self.where, Fault(code, self.line, 0, detail)))

    def terms(self, taxonomy: str, text: str, stage: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Slugs of the terms a cell names; words that no term answers to stay as written and are reported."""
        found, unknown = self.reading.terms(taxonomy, text, stage)
        for word in unknown:
            label = self.reading.vocabulary.taxonomy(taxonomy).label
            self.fault(UNKNOWN_WORD, f"{self.whose} 的{label}“{word}”不认得")
        return found

    def day(self, text: str) -> str:
        """ISO day; empty, and reported, when the text is none."""
        if not text:
            return ""
        try:
            return _iso(text)
        except NoSuchDay:
            self.fault(BAD_TABLE, f"没有 {text} 这一天")
        except ValueError:
            self.fault(BAD_TABLE, f"{text} 不是日期，请写成 2024-09-01")
        return ""

    def span(self, start: str, end: str) -> tuple[str, str]:
        """First and last ISO day; a last day before the first is reported and left out."""
        first, last = self.day(start), self.day(end)
        if first and last and last < first:
            self.fault(BAD_TABLE, f"{self.whose} 的终止日期 {last} 早于起始日期 {first}")
            last = ""
        return first, last


@lru_cache(maxsize=4096)
def _iso(text: str) -> str:
    return parse_day(text).isoformat()
