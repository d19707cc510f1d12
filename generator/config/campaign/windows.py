"""When an obligation could be met at all: windows, months and deadlines. Pure, over ISO days."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.campaign.days import is_relative, months_between
from generator.config.refused import Path
from generator.model.campaign import PERSON, SUBJECT, Campaign, Obligation, Phase

_NO_PHASE = Phase(title="", start="", end="")
Found = Iterator[tuple[Path, str]]
"""(path below the part, Chinese description)."""


def impossible_times(one: Obligation, campaign: Campaign) -> Found:
    """What keeps every slot of an obligation from being met in time."""
    match one.per:
        case "month":
            yield from _monthly(one, campaign)
        case "phase":
            if not any(phase.end for phase in campaign.phases):
                yield ("per",), "按阶段交，活动却没有写出起止日期的阶段"
            if one.by:
                yield ("by",), "按阶段交的，截止就是各阶段的最后一天，不用写 by"
        case _:
            if is_relative(one.by):
                yield ("by",), f"“{one.by}”要和 per: month 一起写"
            else:
                yield from _window(one, campaign)
    if one.months and one.per != "month":
        yield ("months",), "months 要和 per: month 一起写"
    if one.per == "subject" and {PERSON, SUBJECT} & {level for who in one.who for level in who.level}:
        yield ("per",), "per: subject 只用于单位，按学科交的请写 who: subject"


def _monthly(one: Obligation, campaign: Campaign) -> Found:
    period = months_between(campaign.start, campaign.end)
    if not period and not one.months:
        yield ("per",), "按月交，活动要写 from 和 to，或者写 months"
    for at, month in enumerate(one.months if period else ()):
        if month not in period:
            yield ("months", at), f"{month} 不在活动的起止日期（{campaign.start} 至 {campaign.end}）里"
    if one.by and not is_relative(one.by):
        yield ("by",), "每月一份的截止请写 day 25（每月25日）或 last friday（每月最后一个星期五）"


def _window(one: Obligation, campaign: Campaign) -> Found:
    """The days within which it could be handed in."""
    phase = next((each for each in campaign.phases if each.id == one.phase), _NO_PHASE)
    start = one.start or phase.start or campaign.start
    due = one.by or phase.end or campaign.end
    key = "by" if one.by else "from"
    if start and campaign.end and start > campaign.end:
        yield ("from",), f"开始 {start} 晚于活动结束 {campaign.end}"
    elif start and due and due < start:
        yield (key,), f"截止 {due} 早于开始 {start}"
    elif due and campaign.start and due < campaign.start:
        yield (key,), f"截止 {due} 早于活动开始 {campaign.start}"
