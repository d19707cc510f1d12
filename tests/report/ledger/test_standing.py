"""What one line of a ledger says."""

import pytest

from generator.model.ledger import Score, Status
from generator.report.ledger.owing import owed
from generator.report.ledger.select import campaign_named, lines_within, organisation_named
from generator.report.ledger.standing import advice, cell, countdown, faults, joint, remark, urgency, verdict

from .city import LEDGER, LINES, REGISTRY, city, line

BOOKS = city()
ACCOUNT = BOOKS.accounts[0]


def one(unit: str, obligation: str, slot: str = "") -> object:
    return next(each for each in LINES if (each.unit, each.obligation, each.slot) == (unit, obligation, slot))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (0, "✓ 已交"),
        (1, "◷ 迟交"),
        (2, "○ 未到期"),
        (5, "! 不合格 1/2"),
        (7, "✕ 缺交"),
        (10, "◇ 免交"),
        (11, "—"),
    ],
)
def test_a_cell_has_sign_and_word_and_the_share_where_more_than_one_is_owed(at: int, said: str) -> None:
    assert said == cell(LINES[at])


def test_the_subjects_of_a_school_share_a_cell_that_shows_the_gravest() -> None:
    assert (Status.MISSING, "✕ 缺交 1/2") == joint(LINES[3:5])
    assert (Status.DONE, "✓ 已交") == joint(LINES[3:4])
    assert (Status.NOT_APPLICABLE, "—") == joint([LINES[11]])


def test_exempt_lines_are_not_demanded_in_a_shared_cell() -> None:
    free = line("organisation:qx1", "talk", Status.EXEMPT, "2024-05-01", slot="c")
    assert (Status.MISSING, "✕ 缺交 1/2") == joint([*LINES[3:5], free])


def test_a_rejected_piece_is_named_with_the_codes_in_words() -> None:
    assert ("qx1/b：PL301 缺少必填部分；字数 812，应有 1000",) == faults(BOOKS, LINES[5])


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (0, ""),
        (2, "还差 1 份，2024年5月31日截止（还有25天）"),
        (5, "退回 1 份，2024年5月20日截止（还有14天），请改好重交"),
        (7, "还差 1 份，2024年4月10日截止（已过26天），请尽快补交"),
        (10, ""),
    ],
)
def test_the_advice_says_how_many_are_lacking_and_until_when(at: int, said: str) -> None:
    assert said == advice(BOOKS, ACCOUNT, LINES[at])


def test_a_remark_says_what_the_status_does_not() -> None:
    assert "迟交 1 份" == remark(BOOKS, LINES[1])
    assert "免交：整体搬迁" == remark(BOOKS, LINES[10])
    assert remark(BOOKS, LINES[5]).endswith("1 份没有收件记录，按稿件日期判定")
    assert "" == remark(BOOKS, LINES[0])


def test_the_countdown_counts_days() -> None:
    said = [countdown(due, "2024-05-06") for due in ("2024-05-07", "2024-05-06", "2024-05-05", "")]
    assert ["还有1天", "今天截止", "已过1天", ""] == said


def test_coming_deadlines_stand_before_past_ones_and_the_nearest_first() -> None:
    days = ["2024-04-01", "", "2024-05-20", "2024-05-06", "2024-05-01"]
    assert ["2024-05-06", "2024-05-20", "2024-05-01", "2024-04-01", ""] == sorted(
        days, key=lambda day: urgency("2024-05-06", day)
    )


def test_nobody_has_failed_before_the_campaign_is_over() -> None:
    low, high = LEDGER.scores["person:p1"], LEDGER.scores["person:p3"]
    assert ("○ 还未合格", "✓ 合格") == tuple(
        (verdict(ACCOUNT, score) or ("", ""))[1] for score in (low, high)
    )


def test_who_is_excused_from_everything_neither_passes_nor_fails() -> None:
    assert (Status.EXEMPT, "◇ 免交") == verdict(ACCOUNT, Score(excused=100))
    assert verdict(ACCOUNT, Score(hours=3)) is None, "nothing is worth points"


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (("person:p1",), "还差 1 份"),
        (("person:p1", "person:p2"), "每人还差 1 份"),
        (("person:p1", "organisation:qx1"), "各还差 1 份"),
    ],
)
def test_a_number_behind_several_names_is_that_of_each(units: tuple[str, ...], said: str) -> None:
    lines = [line(one, "plan", Status.MISSING, "2024-04-10") for one in units]
    (found,) = owed(BOOKS, [(ACCOUNT, one) for one in lines])
    assert f"{said}，2024年4月10日截止（已过26天），请尽快补交" == found.advice


def test_what_is_owed_alike_is_said_once_and_missing_comes_first() -> None:
    found = owed(BOOKS, lines_within(BOOKS, "qx1"))
    assert [
        ("missing", "研讨（乙领域）", ("学校",)),
        ("rejected", "随笔", ("吴一",)),
        ("pending", "随笔", ('=HYPERLINK("http://x")',)),
        ("pending", "月报（2024年5月）", ("学校",)),
    ] == [(each.status.value, each.material, each.who) for each in found]


def test_an_organisation_is_found_by_id_name_and_alias() -> None:
    assert ["qx1"] * 3 == [organisation_named(REGISTRY, name) for name in ("qx1", "清溪一校", "一校")]


def test_an_unknown_organisation_is_answered_with_the_nearest() -> None:
    with pytest.raises(LookupError, match="名册里没有“清溪一学校”。是不是“清溪一校”？"):
        organisation_named(REGISTRY, "清溪一学校")


def test_a_campaign_is_found_by_slug_and_title_and_else_the_nearest_is_offered() -> None:
    assert campaign_named(BOOKS, "春季研修").accounts == campaign_named(BOOKS, "spring").accounts
    with pytest.raises(LookupError, match=r"没有活动“春季研”.*是不是“春季研修”"):
        campaign_named(BOOKS, "春季研")


def test_columns_stand_in_the_campaigns_order_and_slots_by_deadline() -> None:
    assert [("plan", ""), ("monthly", "2024-04"), ("monthly", "2024-05"), ("talk", ""), ("essay", "")] == [
        (each.obligation, each.slot) for each in ACCOUNT.columns
    ]
