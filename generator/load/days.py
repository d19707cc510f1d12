"""Days of the registry's tables as ISO text. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.text.dates import parse_day

_MONTH_OR_YEAR = re.compile(r"(\d{4})(?:年|[-/年](\d{1,2})月?|\.(\d{2}))?")


@lru_cache(maxsize=4096)
def iso_day(text: str) -> str:
    """`2024年9月1日` → `2024-09-01`.

    Raises:
        NoSuchDay: the calendar has no such day.
        ValueError: the text is not a date.
    """
    return parse_day(text).isoformat()


@lru_cache(maxsize=4096)
def first_day(text: str) -> str:
    """As `iso_day`; a month or a year stands for its first day: `1958年9月`, `1958-09`, `1958`."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _MONTH_OR_YEAR.fullmatch(plain)
    return iso_day(f"{found[1]}-{found[2] or found[3] or 1}-1" if found else text)
