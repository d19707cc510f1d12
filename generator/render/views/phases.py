"""A campaign in time: its period, its phases and what is over, under way or still to come."""

from __future__ import annotations

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.text.dates import chinese_day

WORDS = {"over": "已结束", "now": "进行中", "later": "未开始", "": ""}


class Step(Struct, frozen=True):
    """One phase."""

    title: str
    period: str
    start: str
    """ISO day."""
    end: str
    state: str
    """`over`, `now`, `later`; empty when no day is known."""
    word: str
    description: str = ""


def steps(campaign: Campaign, as_of: str) -> tuple[Step, ...]:
    """The phases as they stand on a day."""
    return tuple(
        Step(one.title, period(one.start, one.end), one.start, one.end, state, WORDS[state], one.description)
        for one in campaign.phases
        for state in (state_of(one.start, one.end, as_of),)
    )


def state_of(start: str, end: str, as_of: str) -> str:
    """Where a day stands to a period of ISO days, both ends included."""
    if not as_of or not (start or end):
        return ""
    if start and as_of < start:
        return "later"
    return "over" if end and as_of > end else "now"


def period(start: str, end: str) -> str:
    """`2024年4月10日—5月15日`; one end alone says which it is."""
    if not start or not end:
        return f"{chinese_day(start)}起" if start else f"{chinese_day(end)}止" if end else ""
    first, last = chinese_day(start), chinese_day(end)
    return first if first == last else f"{first}—{last.removeprefix(first.partition('年')[0] + '年')}"
