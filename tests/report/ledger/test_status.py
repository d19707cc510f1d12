"""Ledgers on a terminal."""

import io

import msgspec
from rich.console import Console

from generator.model.ledger import Status
from generator.model.registry import Registry
from generator.report.ledger.books import Books
from generator.report.ledger.terminal.organisation import of_organisation
from generator.report.ledger.terminal.overview import failing, overview

from .city import CAMPAIGN, LEDGER, LINES, city


def shown(books: Books, organisation: str = "", width: int = 180) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    for one in of_organisation(books, organisation) if organisation else overview(books):
        console.print(one)
    return out.getvalue()


def row(text: str, *words: str) -> list[str]:
    """Cells of the first line that has all the words."""
    return next(line for line in text.splitlines() if all(one in line for one in words)).split()


def test_the_overview_counts_and_the_nearest_deadline_stands_first() -> None:
    text = shown(city())
    assert ["材料", "截止", "应交", "已交", "迟交", "不合格", "缺交", "未到期", "免交"] == row(text, "材料")
    assert ["方案", "2024-04-10（已过26天）", "2", "1", "0", "0", "1", "0", "1"] == row(text, "方案")
    places = [text.index(one) for one in ("随笔", "月报", "研讨", "方案")]
    assert sorted(places) == places


def test_the_total_adds_up() -> None:
    assert ["合计", "11", "3", "1", "1", "3", "3", "1"] == row(shown(city()), "合计")


def test_an_organisation_sees_its_own_lines_and_who_owes_what() -> None:
    text = shown(city(), "qx1")
    own, below = text.split("还没有交齐的")
    assert "研讨（乙领域）" in own and "◷ 迟交" in own and "吴一" not in own
    assert "退回 1 份，请改好重交。qx1/b：PL301 缺少必填部分" in below
    assert ["!", "不合格", "1/2", "吴一", "随笔", "2024-05-20（还有14天）"] == row(below, "吴一")[:6]


def test_on_a_narrow_terminal_nothing_is_cut_off() -> None:
    text = "".join(shown(city(), "qx1", width=60).split())
    assert "…" not in text and "请改好" in text


def test_points_and_hours_of_its_teachers_are_listed() -> None:
    assert ["郑三", "云山直属校", "春季研修", "80/100", "✓", "合格", "12/12"] == row(
        shown(city(), "ys1"), "郑三", "/"
    )


def test_an_organisation_above_names_the_schools() -> None:
    assert ["✕", "缺交", "清溪二校", "方案"] == row(shown(city(), "qx"), "清溪二校", "方案")[:4]


def test_something_missing_or_rejected_is_a_failure_and_what_is_pending_is_not() -> None:
    assert failing(city()) and failing(city(), "qx1") and not failing(city(), "ys1")
    pending = tuple(one for one in LINES if one.status is Status.PENDING)
    assert not failing(city(msgspec.structs.replace(LEDGER, lines=pending)))


def test_nothing_owed_is_said_in_words() -> None:
    assert "没有应交的材料" in shown(msgspec.structs.replace(city(), accounts=()))
    assert "没有应交的材料。" in shown(city(msgspec.structs.replace(LEDGER, lines=(), units={})), "qx1")


def test_a_roster_that_is_not_there_is_the_reason_given() -> None:
    bare = msgspec.structs.replace(
        city(msgspec.structs.replace(LEDGER, lines=(), units={})), registry=Registry()
    )
    assert "没有名册，不知道该由谁交。" in shown(bare)
    assert "名册里没有要交的单位或教师。" in shown(city(msgspec.structs.replace(LEDGER, lines=(), units={})))


def test_with_several_campaigns_each_material_says_whose_it_is() -> None:
    other = msgspec.structs.replace(LEDGER, campaign="autumn")
    autumn = CAMPAIGN.model_copy(update={"slug": "autumn", "title": "秋季研修"})
    own, below = shown(city(LEDGER, other, campaigns=(CAMPAIGN, autumn)), "qx1").split("还没有交齐的")
    assert ["状态", "材料", "活动", "截止", "说明"] == row(own, "状态")
    assert ["✓", "已交", "方案", "秋季研修", "2024-04-10"] == row(own, "方案", "秋季研修")
    assert ["随笔", "春季研修"] == row(below, "吴一", "春季研修")[4:6]


def test_hostile_names_neither_steer_the_terminal_nor_are_markup() -> None:
    units = {
        **LEDGER.units,
        "person:p2": msgspec.structs.replace(LEDGER.units["person:p2"], name="\x1b[31m[red]x"),
    }
    text = shown(city(msgspec.structs.replace(LEDGER, units=units)), "qx1")
    assert "\x1b" not in text and "[red]x" in text
