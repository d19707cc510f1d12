"""PL105: a date that the calendar does not have, or no date at all."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR

from generator.check import values
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc
from generator.text.dates import NoSuchDay, parse_day

DOC = RuleDoc(
    code="PL105",
    name="wrong-date",
    title="日期不对",
    severity=Severity.ERROR,
    why="日期决定排列先后和是否按时；写错的日期没法排，也没法判断。",
    bad="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
日期: 2023-04-31
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
日期: 2023年4月30日
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请写到日，例如 2023-04-30、2023/4/30、2023.4.30 或 2023年4月30日",
)


_MONTH = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{2}|\d(?!\d))")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each date that is none."""
    for name, _, node in values.texts(case, "date"):
        label, text = values.label(case, name), node.text.strip()
        try:
            parse_day(text[:60])
        except NoSuchDay:
            message = f"“{label}”写的{quoted(text)}，日历上没有这一天"
            yield Finding(message, node.line, node.column, _days_of_month(text))
        except (ValueError, KeyError):
            yield Finding(f"“{label}”写的{quoted(text)}不是完整的日期", node.line, node.column)


def _days_of_month(text: str) -> str:
    """What the calendar has instead; empty when the text is not written in digits."""
    found = _MONTH.match(unicodedata.normalize("NFKC", text[:60]))
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if not MINYEAR <= year <= MAXYEAR:
        return ""
    if not 1 <= month <= 12:
        return "一年只有 12 个月，请核对月份，例如 2023-04-30"
    days = calendar.monthrange(year, month)[1]
    return f"{year}年{month}月只有 {days} 天，请核对后改成真有的一天，例如 {year}-{month:02}-{days}"


RULE = DocumentRule(DOC, check)
