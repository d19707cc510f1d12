"""By when an obligation is owed, in words, and how many days are left."""

from __future__ import annotations

from datetime import date

from generator.model.campaign import Campaign, Obligation
from generator.text.dates import chinese_day
from generator.text.slots import slots


def due_words(campaign: Campaign, one: Obligation) -> str:
    """`2024-05-20`, `每月最后一个星期五`, `各阶段结束`; empty when the campaign names no day."""
    if one.per == "month":
        if one.by == "last friday":
            return "每月最后一个星期五"
        if one.by.startswith("day "):
            return f"每月{one.by.removeprefix('day ')}日"
        return one.by or "每月最后一天"
    if one.per == "phase":
        return "各阶段结束"
    return next((slot.due for slot in slots(campaign, one)), "")


def countdown(campaign: Campaign, as_of: str) -> str:
    """`5月20日截止（按2024-05-06计还有14天）` for the nearest deadline; empty when none is left."""
    days = [slot.due for one in campaign.obligations if one.owed for slot in slots(campaign, one)]
    left = [day for day in days if day and day >= as_of]
    if not left or not as_of:
        return ""
    nearest = min(left)
    number = (date.fromisoformat(nearest) - date.fromisoformat(as_of)).days
    told = chinese_day(nearest)
    if nearest[:4] == as_of[:4]:
        told = told.partition("年")[2]
    return f"{told}截止（按{as_of}计{f'还有{number}天' if number else '就是今天'}）"
