"""Days in the forms that schools write."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.dates import NoSuchDay, chinese_day, parse_day


@pytest.mark.parametrize(
    "written",
    [
        "2021-04-05", "2021/4/5", "2021.4.5", "2021年4月5日", "20210405", "２０２１年４月５日", "二〇二一年四月五日", "2021-4-5 12:30",
        "2021-04-05T08:00:00+08:00", " 2021 年 4 月 5 日 ",
    ],
)  # fmt: skip
def test_written_forms(written: str) -> None:
    assert parse_day(written) == date(2021, 4, 5)


@pytest.mark.parametrize("written", ["2023-04-31", "2023年2月30日", "2023.13.1", "二〇二三年四月三十一日"])
def test_days_that_do_not_exist(written: str) -> None:
    with pytest.raises(NoSuchDay):
        parse_day(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "去年",
        "2023",
        "2023年4月",
        "12:30",
        "2023年2年19日",
        "二〇二一年一二月一日",
        "二〇二一年十十月一日",
    ],
)
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(ValueError, match=written or "^$") as raised:
        parse_day(written)
    assert not isinstance(raised.value, NoSuchDay)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_reads_back_from_both_forms(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(chinese_day(day.isoformat())) == day


@given(st.text())
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_day(text), date)
