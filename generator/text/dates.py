"""Calendar days in the forms that schools write."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_DAY = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]\d.*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_CHINESE = re.compile(
    r"^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$"
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


class NoSuchDay(ValueError):
    """The text has the form of a date, but the calendar has no such day."""


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date:
    """The day that the text names.

    Accepts `2021-04-05`, `2021/4/5`, `2021.4.5`, `2021年4月5日`, `20210405`, `二〇二一年四月五日`,
    full-width digits and a time of day behind.

    Raises:
        NoSuchDay: the form is right and the day does not exist (2023-04-31).
        ValueError: the text is not a date.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DAY.match(plain) or _COMPACT.match(plain)
    if found:
        year, month, day = (int(part) for part in found.groups())
    elif spelled := _CHINESE.match(text.strip()):
        year = int("".join(str(_DIGITS[c]) for c in spelled[1]))
        month, day = _number(spelled[2], text), _number(spelled[3], text)
    else:
        raise ValueError(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay(text) from error


def _number(spelled: str, text: str) -> int:
    """一…九十九 → 1…99. Raises ValueError with the whole `text` for what is no number."""
    tens, mark, ones = spelled.rpartition("十")
    known = _DIGITS | {"": 1 if mark else 0}
    if tens not in known or ones not in _DIGITS | {"": 0} or not spelled:
        raise ValueError(text)
    return (known[tens] * 10 if mark else 0) + (_DIGITS[ones] if ones else 0)


def chinese_day(iso: str) -> str:
    """`2024-05-06` → `2024年5月6日`; other texts stay as they are."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return iso
    return f"{year}年{int(month)}月{int(day)}日"


def today() -> str:
    """The ISO day by the machine's clock: for the ends of the program only, no stage may ask."""
    return date.today().isoformat()
