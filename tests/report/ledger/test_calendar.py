"""Deadlines as a calendar file, read back by the library that phones' calendars are tested with."""

from datetime import date, timedelta

from icalendar import Calendar

from generator.report.ledger.calendar import calendar

from .city import CAMPAIGN

FILE = calendar(CAMPAIGN, "云山市成果库", "example.edu.cn")
EVENTS = list(Calendar.from_ical(FILE).walk("VEVENT"))


def test_each_deadline_is_an_all_day_event_in_order() -> None:
    assert [
        (date(2024, 4, 10), "截止：方案"),
        (date(2024, 4, 26), "截止：月报（4月）"),
        (date(2024, 5, 20), "截止：随笔"),
        (date(2024, 5, 31), "截止：月报（5月）"),
        (date(2024, 5, 31), "截止：研讨"),
    ] == [(one["dtstart"].dt, str(one["summary"])) for one in EVENTS]
    assert all(one["dtend"].dt - one["dtstart"].dt == timedelta(days=1) for one in EVENTS)


def test_the_ids_are_stable_and_differ() -> None:
    assert str(EVENTS[1]["uid"]) == "spring-monthly-2024-04@example.edu.cn"
    assert len({str(one["uid"]) for one in EVENTS}) == len(EVENTS)


def test_the_clock_has_no_part_in_it() -> None:
    assert {date(2024, 3, 1)} == {one["dtstamp"].dt.date() for one in EVENTS}
    assert FILE == calendar(CAMPAIGN, "云山市成果库", "example.edu.cn")


def test_one_is_reminded_a_week_before() -> None:
    assert [timedelta(days=-7)] * len(EVENTS) == [
        one["trigger"].dt for event in EVENTS for one in event.walk("VALARM")
    ]


def test_the_description_says_where_it_is_demanded() -> None:
    assert str(EVENTS[0]["description"]) == "春季研修：方案，2024年4月10日截止。依据：云山教〔2024〕3号。"


def test_a_title_cannot_add_lines_to_the_file() -> None:
    own = CAMPAIGN.obligations[0].model_copy(update={"title": "甲\r\nBEGIN:VALARM\r\n乙;,"})
    evil = calendar(CAMPAIGN.model_copy(update={"obligations": (own,)}), "x", "y")
    assert evil.count(b"\r\nBEGIN:VALARM") == 1
    assert all(len(line) <= 75 for line in evil.split(b"\r\n"))


def test_what_is_never_demanded_has_no_deadline() -> None:
    free = CAMPAIGN.obligations[0].model_copy(update={"owed": False})
    assert b"VEVENT" not in calendar(CAMPAIGN.model_copy(update={"obligations": (free,)}), "x", "y")
