"""Days, months and deadlines as people write them, in the one form that the ledger reads. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from generator.text.dates import NoSuchDay, parse_day
from generator.text.normalise import fold

_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DAY_OF_MONTH = re.compile(r"(?:day|每月|每个月)(\d{1,2})[日号]?")
_LAST_FRIDAY = re.compile(r"lastfriday|每个?月(?:的)?最后(?:一个|1个)?(?:星期|周|礼拜)(?:五|5)")
LAST_FRIDAY = "last friday"


def iso_day(text: str) -> str:
    """`2023年2月24日` → `2023-02-24`; empty stays empty. Raises ValueError with Chinese words."""
    if not text.strip():
        return ""
    try:
        return parse_day(text).isoformat()
    except NoSuchDay as error:
        raise ValueError(f"没有“{text}”这一天") from error
    except ValueError as error:
        raise ValueError(f"“{text}”不是日期，请写成 2024-04-10") from error


def iso_month(text: str) -> str:
    """`2023年3月` → `2023-03`. Raises ValueError with Chinese words."""
    found = _MONTH.fullmatch(fold(text))
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        raise ValueError(f"“{text}”不是月份，请写成 2024-03")
    return f"{found[1]}-{int(found[2]):02}"


def deadline(text: str) -> str:
    """An ISO day, `last friday` or `day 25`; empty stays empty. Raises ValueError with Chinese words."""
    plain = fold(text)
    if _LAST_FRIDAY.fullmatch(plain):
        return LAST_FRIDAY
    if (found := _DAY_OF_MONTH.fullmatch(plain)) and 1 <= int(found[1]) <= 31:
        return f"day {int(found[1])}"
    try:
        return iso_day(unicodedata.normalize("NFKC", text))
    except ValueError as error:
        if isinstance(error.__cause__, NoSuchDay):
            raise
        raise ValueError(f"“{text}”不是截止日期，请写成 2024-05-15、day 25 或 last friday") from error


def is_relative(by: str) -> bool:
    """Whether a deadline names a day of every month."""
    return by == LAST_FRIDAY or by.startswith("day ")


def months_between(start: str, end: str) -> tuple[str, ...]:
    """`2023-02-06`, `2023-04-30` → `2023-02`, `2023-03`, `2023-04`; empty without both days."""
    if not start or not end:
        return ()
    first, last = (one.year * 12 + one.month - 1 for one in map(date.fromisoformat, (start, end)))
    return tuple(f"{one // 12:04}-{one % 12 + 1:02}" for one in range(first, last + 1))
