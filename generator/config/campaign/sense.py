"""Obligations that nobody could meet, whatever was handed in. Pure: over words and days already resolved."""

from __future__ import annotations

import re

from generator.config.campaign.days import months_between
from generator.config.campaign.windows import Found, impossible_times
from generator.config.refused import Path
from generator.model.campaign import (
    PERSON,
    Amount,
    Campaign,
    Condition,
    MonthTheme,
    Obligation,
    Phase,
)
from generator.model.site import SiteConfig

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
UNITS = ("stage", "tier", "subject")
"""Taxonomies of which the roster says something."""


def impossible(one: Obligation, campaign: Campaign, site: SiteConfig) -> Found:
    """What keeps an obligation from ever being met. `campaign` has the phases that could be read."""
    if not _ID.fullmatch(one.id):
        yield ("id",), f"编号“{one.id}”应是字母、数字和短横线"
    if not one.who or not all(who.level for who in one.who):
        yield ("who",), "没有写由谁交"
    if not one.count:
        yield ("count",), "没有写要几份"
    for name in ("points", "hours"):
        if not 0 <= getattr(one, name) < float("inf"):
            yield (name,), f"{name} 应是 0 或更大的数"
    if not 0 <= one.late <= 1:
        yield ("late",), f"late 是迟交的折扣，应在 0 到 1 之间，这里是 {one.late:g}"
    if one.demands.chars < 0 or one.demands.images < 0:
        yield ("demands",), "字数和图片数应是 0 或更大的数"
    if one.demands.same_lesson == one.id:
        yield ("demands", "same_lesson"), "same_lesson 写的是它自己"
    for at, amount in enumerate(one.count):
        yield from _amount(amount, one.count[at + 1 :], ("count", at))
    yield from _conditions(one, site)
    yield from impossible_times(one, campaign)


def _amount(one: Amount, after: tuple[Amount, ...], path: Path) -> Found:
    if one.min < 0:
        yield (*path, "min"), f"最少的份数 {one.min} 应是 0 或更大的数"
    if one.max is not None and one.max < one.min:
        yield (*path, "max"), f"最多 {one.max} 份比最少 {one.min} 份还少"
    if after and not one.when:
        yield path, "这一条没有条件，后面的数目都用不上，请放到最后"


def _conditions(one: Obligation, site: SiteConfig) -> Found:
    levels = {level for who in one.who for level in who.level}
    for at, who in enumerate(one.who):
        yield from _of_units(who.when, PERSON in who.level, site, ("who", at, "when"))
    for at, amount in enumerate(one.count):
        yield from _of_units(amount.when, PERSON in levels, site, ("count", at, "when"))
    written = {field.taxonomy for kind in site.kinds.values() for field in kind.fields.values()}
    for name in one.what.when:
        if name not in written:
            yield ("what", "when", name), f"稿件没有“{_label(name, site)}”这一项，写不出这样的稿件"


def _of_units(when: Condition, people: bool, site: SiteConfig, path: Path) -> Found:
    for name in when:
        if name not in UNITS:
            known = "、".join(_label(one, site) for one in UNITS)
            yield (*path, name), f"名册里没有“{_label(name, site)}”，只能按{known}定条件"
        elif name == "tier" and not people:
            yield (*path, name), f"只有教师有“{_label(name, site)}”，单位和学科没有"


def _label(taxonomy: str, site: SiteConfig) -> str:
    declared = site.taxonomies.get(taxonomy)
    return declared.label if declared else taxonomy


def impossible_phase(one: Phase, campaign: Campaign) -> Found:
    """What keeps a phase from ever taking place."""
    if one.start and one.end and one.end < one.start:
        yield ("to",), f"结束 {one.end} 早于开始 {one.start}"
    elif one.end and campaign.start and one.end < campaign.start:
        yield ("to",), f"整个阶段早于活动开始 {campaign.start}"
    elif one.start and campaign.end and one.start > campaign.end:
        yield ("from",), f"整个阶段晚于活动结束 {campaign.end}"


def impossible_theme(one: MonthTheme, campaign: Campaign) -> Found:
    """A month in which the campaign does not take place."""
    period = months_between(campaign.start, campaign.end)
    if period and one.month and one.month not in period:
        yield ("month",), f"{one.month} 不在活动的起止日期（{campaign.start} 至 {campaign.end}）里"


def impossible_campaign(campaign: Campaign, categories: tuple[str, ...], whole: bool) -> Found:
    """What is wrong with points and 学时 of the campaign as a whole.

    `categories`: those that its obligations name; `whole`: no obligation was left out.
    """
    least = campaign.pass_points
    attainable = _most_points(campaign) if whole else float("inf")
    if least is not None and not least >= 0:
        yield ("pass_points",), "合格线应是 0 或更大的数"
    elif least is not None and least > attainable:
        yield ("pass_points",), f"合格线是 {least:g} 分，全部得满也只有 {attainable:g} 分"
    if not 0 <= campaign.hours.target < float("inf"):
        yield ("hours", "target"), "学时应是 0 或更大的数"
    for name, most in campaign.hours.caps.items():
        if not 0 <= most < float("inf"):
            yield ("hours", "caps", name), "学时的上限应是 0 或更大的数"
        elif whole and name not in categories:
            yield ("hours", "caps", name), f"没有哪一项的 category 是“{name}”，这个上限不起作用"


def _most_points(campaign: Campaign) -> float:
    """Most that one unit can earn, whatever it is."""
    by_level: dict[str, float] = {}
    for one in campaign.obligations:
        slots = _slots(one, campaign)
        for level in {level for who in one.who for level in who.level}:
            by_level[level] = by_level.get(level, 0) + one.points * slots
    return max(by_level.values(), default=0)


def _slots(one: Obligation, campaign: Campaign) -> int:
    """How often it is owed; for subjects not known here, so as often as there may be."""
    if one.per == "month":
        return len(one.months or months_between(one.start or campaign.start, campaign.end))
    return {"phase": len(campaign.phases), "subject": 1000}.get(one.per, 1)
