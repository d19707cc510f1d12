"""A campaign's deadlines as a calendar file. Knows no unit and no clock, so that the public site may have it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from generator.model.campaign import Campaign, Obligation
from generator.text.dates import chinese_day
from generator.text.slots import Slot, slots

_AHEAD = timedelta(days=7)
"""How long before the deadline one is reminded."""


def calendar(campaign: Campaign, site_name: str, domain: str) -> bytes:
    """An `.ics` with one all-day event for each deadline, by day.

    `domain`: host name of the site; with the campaign, the obligation and the slot it is the event's
    UID, so that a moved deadline moves the event in calendars that have it.
    """
    file = Calendar()
    file.add("prodid", f"-//{site_name}//yanxiu//ZH-CN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", f"{campaign.title} 截止日期")
    events = sorted(_events(campaign), key=lambda one: (one[1].due, one[0].id, one[1].key))
    for obligation, slot in events:
        file.add_component(_event(campaign, obligation, slot, domain))
    return bytes(file.to_ical())


def _events(campaign: Campaign) -> Iterator[tuple[Obligation, Slot]]:
    for obligation in campaign.obligations:
        for slot in slots(campaign, obligation):
            if slot.due and obligation.owed:
                yield obligation, slot


def _event(campaign: Campaign, obligation: Obligation, slot: Slot, domain: str) -> Event:
    due = date.fromisoformat(slot.due)
    month = f"（{int(slot.key[5:7])}月）" if obligation.per == "month" else ""
    summary = f"截止：{obligation.title}{month}"
    event = Event()
    event.add("uid", "-".join(filter(None, (campaign.slug, obligation.id, slot.key))) + f"@{domain}")
    # The standard wants a stamp; the clock would make every build a different file.
    event.add("dtstamp", datetime.combine(_stamped(campaign, due), time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(campaign, obligation, slot))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_AHEAD)
    alarm.add("description", f"{summary}，{chinese_day(slot.due)}")
    event.add_component(alarm)
    return event


def _stamped(campaign: Campaign, due: date) -> date:
    return date.fromisoformat(campaign.start) if campaign.start else due


def _description(campaign: Campaign, obligation: Obligation, slot: Slot) -> str:
    said = f"{campaign.title}：{obligation.title}，{chinese_day(slot.due)}截止。"
    return f"{said}依据：{obligation.source}。" if obligation.source else said
