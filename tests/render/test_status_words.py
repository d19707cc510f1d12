"""Days, shares and statuses in words."""

from __future__ import annotations

import pytest

from generator.model.assessment import Grid
from generator.model.campaign import Campaign, Obligation, Phase
from generator.model.ledger import Counts, Status
from generator.render.views.deadlines import countdown, due_words
from generator.render.views.heat import heat_view
from generator.render.views.phases import period, state_of
from generator.render.views.status import mark, together
from generator.render.views.words import per_cent

MAY = Campaign(
    slug="may",
    title="五月",
    start="2024-04-10",
    end="2024-05-31",
    phases=(Phase(title="一", id="one", start="2024-04-10", end="2024-04-20"),),
)


def obligation(**values: object) -> Obligation:
    return Obligation.model_validate(
        {"id": "x", "title": "某材料", "who": "school", "what": "news", **values}
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"by": "2024-05-20"}, "2024-05-20"),
        ({"phase": "one"}, "2024-04-20"),
        ({}, "2024-05-31"),
        ({"per": "month"}, "每月最后一天"),
        ({"per": "month", "by": "last friday"}, "每月最后一个星期五"),
        ({"per": "month", "by": "day 25"}, "每月25日"),
        ({"per": "phase"}, "各阶段结束"),
    ],
)
def test_a_deadline_in_words(values: dict[str, object], expected: str) -> None:
    assert due_words(MAY, obligation(**values)) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2024-05-06", "5月20日截止（按2024-05-06计还有14天）"),
        ("2024-05-20", "5月20日截止（按2024-05-20计就是今天）"),
        ("2024-05-21", ""),
        ("2023-12-31", "2024年5月20日截止（按2023-12-31计还有141天）"),
        ("", ""),
    ],
)
def test_the_nearest_deadline_is_counted_down_to_its_day(as_of: str, expected: str) -> None:
    asked = MAY.model_copy(update={"obligations": (obligation(by="2024-05-20"),)})
    assert countdown(asked, as_of) == expected


def test_what_is_not_owed_has_no_deadline() -> None:
    assert countdown(MAY.model_copy(update={"obligations": (obligation(owed=False),)}), "2024-05-06") == ""


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2024-04-10", "2024-05-15"), "2024年4月10日—5月15日"),
        (("2023-12-10", "2024-01-15"), "2023年12月10日—2024年1月15日"),
        (("2024-04-10", "2024-04-10"), "2024年4月10日"),
        (("2024-04-10", ""), "2024年4月10日起"),
        (("", "2024-04-10"), "2024年4月10日止"),
        (("", ""), ""),
    ],
)
def test_a_period_says_the_year_once(days: tuple[str, str], expected: str) -> None:
    assert period(*days) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2024-04-09", "later"), ("2024-04-10", "now"), ("2024-04-20", "now"), ("2024-04-21", "over"), ("", "")],
)
def test_both_ends_of_a_phase_belong_to_it(as_of: str, expected: str) -> None:
    assert state_of("2024-04-10", "2024-04-20", as_of) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (214, 286, "214/286（75%）"),
        (9999, 10_000, "9,999/10,000（99%）"),
        (1, 1000, "1/1,000（1%）"),
        (0, 30, "0/30（0%）"),
        (30, 30, "30/30（100%）"),
        (4, 4, "4/4（100%）"),
        (3, 4, "3/4"),
        (0, 0, "0/0"),
    ],
)
def test_a_share_is_all_only_when_it_is_and_a_handful_has_no_percentage(
    part: int, whole: int, expected: str
) -> None:
    assert per_cent(part, whole) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(done=3, late=1), "✓ 已齐"),
        (Counts(done=3, missing=1), "! 未齐"),
        (Counts(done=3, rejected=1, pending=2), "! 未齐"),
        (Counts(done=3, pending=1), "○ 未到期"),
        (Counts(exempt=1), "◇ 免交"),
        (Counts(), "— 不适用"),
    ],
)
def test_many_lines_together_have_one_status(counts: Counts, expected: str) -> None:
    found = together(counts)
    assert f"{found.sign} {found.word}" == expected


def test_each_status_has_its_word_and_its_sign() -> None:
    assert {one: (mark(one).sign, mark(one).word) for one in (Status.DONE, Status.MISSING)} == {
        Status.DONE: ("✓", "已交"),
        Status.MISSING: ("✕", "缺交"),
    }


def grid(**counts: int) -> Grid:
    return Grid(
        "g",
        "甲 × 乙",
        "row",
        "column",
        (("a", "甲一"), ("b", "甲二")),
        (("x", "乙一"), ("y", "乙二")),
        {(key[0], key[1]): number for key, number in counts.items()},
        frozenset({("a", "x"), ("b", "y")}),
    )


def test_heat_tells_a_gap_from_what_does_not_apply() -> None:
    view = heat_view(grid(ax=3, bx=1), "甲", lambda *_: "")
    assert [[cell.text for cell in line.cells] for line in view.lines] == [["3", "—"], ["1", "空白"]]
    assert (view.totals, view.total, view.gaps, view.blanks) == (("4", "0"), "4", 1, (("甲二", ("乙二",)),))
    assert [(line.total, line.gaps, line.bar) for line in view.lines] == [("3", 0, "100.0"), ("1", 1, "33.3")]


@pytest.mark.parametrize(
    ("largest", "legend"),
    [
        (0, ("1—2", "3—5", "6—10", "11—20", "21以上")),
        (100, ("1—2", "3—5", "6—10", "11—20", "21以上")),
        (101, ("1—20", "21—50", "51—100", "101—200", "201以上")),
        (3000, ("1—200", "201—500", "501—1,000", "1,001—2,000", "2,001以上")),
    ],
)
def test_heat_steps_grow_with_the_largest_number(largest: int, legend: tuple[str, ...]) -> None:
    assert heat_view(grid(ax=largest) if largest else grid(), "甲", lambda *_: "").legend == legend
