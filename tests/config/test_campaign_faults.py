"""Whatever is wrong with a campaign file is named where it stands; the rest of the campaign works."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config.campaign.days import deadline, iso_month
from generator.model.campaign import Campaign
from generator.model.site import SiteConfig
from tests.config.campaigns import HEAD, obligation, resolved, site

GOOD = "  - {id: good, title: 好的, who: 学校, what: 教案}\n"


def codes(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in resolved(text)[1]]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: [\n", 2, ""),
        ("标题：活动\n", 1, "中文冒号"),
        ("- 活动\n", 1, "列表"),
        ("title: 活动\ntitle: 活动\n", 2, "写了两次"),
        ("title: &a 活动\n", 1, "不能用"),
        ("theme: x\n", 1, "title：缺少这一项"),
        ("title:\n", 1, "title：缺少这一项"),
        ("title: 活动\nform: 2023-01-01\n", 2, "是不是 from"),
        ("title: 活动\nslug: x\n", 2, "文件名"),
        ("title: 活动\nfrom: 2023-02-30\n", 2, "没有“2023-02-30”这一天"),
        ("title: 活动\nfrom: 去年\n", 2, "不是日期"),
        ("title: 活动\nfrom: 2023-02-01\nto: 2023-01-01\n", 3, "早于"),
        ("title: 活动\npass_points: 六十\n", 2, "数字"),
        ("title: 活动\nphases: 一\n", 2, "列表"),
        ("title: 活动\nphases:\n  - {title: 一, from: 2023-01-01, to: 2023-04-31}\n", 3, "2023-04-31"),
        ("title: 活动\nphases:\n  - {from: 2023-01-01, to: 2023-01-02}\n", 3, "title"),
        ("title: 活动\nthemes:\n  - {month: 三月, title: x}\n", 3, "月份"),
        ("title: 活动\nthemes:\n  - {month: 2023-13, title: x}\n", 3, "月份"),
        ("title: 活动\nhours: {targt: 36}\n", 2, "是不是 target"),
        ("title: 活动\nexemptions:\n  - {who: 一小, reason: ' '}\n", 3, "理由"),
    ],
)
def test_a_wrong_file(text: str, line: int, said: str) -> None:
    _, faults = resolved(text)
    assert [(fault.code, fault.line) for fault in faults] == [("PL910", line)]
    assert said in faults[0].detail


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("ponits: 3", 5, "是不是 points"),
        ("count: 很多", 5, "整数"),
        ("count:\n  - {mim: 3}", 6, "是不是 min"),
        ("who: {levle: 学校}", 5, "是不是 level"),
        ("per: week", 5, "'month'"),
        ("owed: 也许", 5, "true"),
        ("by: 五月初", 5, "截止日期"),
        ("by: 2023-02-30", 5, "没有“2023-02-30”这一天"),
        ("by: day 32\nper: month", 5, "截止日期"),
        ("amount: 很大", 5, "500MiB"),
        ("what: {recognised: {of: school}}", 5, "'submission'"),
    ],
)
def test_a_wrong_value_leaves_its_obligation_out(lines: str, line: int, said: str) -> None:
    campaign, faults = resolved(obligation(lines) + GOOD)
    found = [fault for fault in faults if "levle" not in lines or said in fault.detail]
    assert [(fault.code, fault.line) for fault in found] == [("PL910", line)]
    assert said in found[0].detail
    assert [one.id for one in campaign.obligations] == ["good"]


PHASES = HEAD + "phases:\n  - {id: one, title: 一, from: 2023-04-01, to: 2023-04-30}\n"


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("count: {min: 3, max: 2}", 5, "最多 2 份比最少 3 份还少"),
        ("count: -1", 5, "最少"),
        ("count: []", 5, "几份"),
        ("count:\n  - {min: 1}\n  - {when: {学段: 小学}, min: 2}", 6, "放到最后"),
        ("who: []", 5, "谁"),
        ("by: 2023-02-01", 5, "早于"),
        ("from: 2023-05-02\nby: 2023-05-01", 6, "早于"),
        ("from: 2023-07-01", 5, "晚于"),
        ("by: last friday", 5, "per: month"),
        ("per: month\nby: 2023-05-01", 6, "day 25"),
        ("per: month\nmonths: [2023-03, 2023-07]", 6, "2023-07"),
        ("months: 2023-03", 5, "per: month"),
        ("per: phase", 5, "阶段"),
        ("per: subject\nwho: 教师", 5, "学科"),
        ("points: -1", 5, "points"),
        ("points: nan", 5, "points"),
        ("hours: inf", 5, "hours"),
        ("late: 1.5", 5, "0 到 1"),
        ("id: 材料", 5, "编号"),
        ("who: {level: 教师, when: {年级: 一年级}}", 5, "名册里没有“年级”"),
        ("who: {level: 学校, when: {梯级: 骨干}}", 5, "只有教师有“梯级”"),
        ("count: {when: {课型: 公开课}}", 5, "名册里没有“课型”"),
        ("what: {kinds: 教案, when: {认定: 市级}}", 5, "稿件没有“认定”"),
        ("demands: {same_lesson: a}", 5, "自己"),
        ("demands: {chars: -1}", 5, "字数"),
    ],
)  # fmt: skip
def test_what_nobody_can_meet_is_left_out(lines: str, line: int, said: str) -> None:
    campaign, faults = resolved(obligation(lines) + GOOD)
    assert [(fault.code, fault.line) for fault in faults] == [("PL913", line)]
    assert said in faults[0].detail
    assert [one.id for one in campaign.obligations] == ["good"]


@pytest.mark.parametrize("lines", ["phase: one\nby: 2023-03-31", "phase: one\nfrom: 2023-05-02"])
def test_a_window_that_does_not_fit_its_phase(lines: str) -> None:
    text = obligation(lines, head=PHASES)
    assert [(fault.code, "早于" in fault.detail) for fault in resolved(text)[1]] == [("PL913", True)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("phases:\n  - {title: 一, from: 2023-04-02, to: 2023-04-01}\n", 5),
        ("phases:\n  - {title: 一, from: 2022-04-01, to: 2022-04-02}\n", 5),
        ("phases:\n  - {title: 一, from: 2024-04-01, to: 2024-04-02}\n", 5),
        ("phases:\n  - {title: 一, from: 2023-04-01, to: 2023-04-02}\n  - {title: 一, from: 2023-05-01, to: 2023-05-02}\n", 6),
        ("themes:\n  - {month: 2022-04, title: 四月}\n", 5),
        ("pass_points: 60\n", 4),
        ("hours: {target: -1}\n", 4),
        ("hours:\n  caps: {校本: 12}\n", 5),
    ],
)  # fmt: skip
def test_the_campaign_itself_can_be_impossible(text: str, line: int) -> None:
    assert codes(HEAD + text) == [("PL913", line)]


def test_the_second_of_two_ids_is_left_out() -> None:
    campaign, faults = resolved(obligation("title: 甲") + "  - {id: a, title: 乙, who: 学校, what: 教案}\n")
    assert [(fault.code, fault.line) for fault in faults] == [("PL913", 9)]
    assert [one.title for one in campaign.obligations] == ["甲"]


def test_passing_is_judged_by_what_one_unit_can_earn() -> None:
    lines = "points: 30\n"
    both = obligation("who: 教师\n" + lines) + "  - {id: b, title: b, who: 学校, what: 教案, points: 40}\n"
    assert codes("pass_points: 40\n" + both) == []
    assert codes("pass_points: 41\n" + both) == [("PL913", 1)]
    assert resolved("pass_points: 41\n" + both)[0].pass_points is None


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("市", True),
        ("教研组", False),
        ("{level: 学校, under: 市}", True),
        ("{level: 学校, under: 县}", False),
        ("{level: 学校, when: {学段: 高中}}", False),
        ("{level: 教师, within: 一中, when: {梯级: 骨干}}", False),
        ("{level: 教师, within: 实小, when: {梯级: 骨干}}", True),
        ("{level: 教师, within: 实小, besides: [王芳, 赵敏]}", False),
        ("{level: 学科组, when: {学科: 英语}}", True),
        ("{level: 学科组, within: 实小, when: {学科: 英语}}", False),
        ("[{level: 学校, under: 县}, {level: 县}]", True),
    ],
)
def test_an_obligation_of_nobody_is_a_warning_and_stays(who: str, asked: bool) -> None:
    campaign, faults = resolved(obligation(f"who: {who}"))
    assert [(fault.code, fault.line) for fault in faults] == ([] if asked else [("PL915", 5)])
    assert len(campaign.obligations) == 1


def test_a_broken_phase_leaves_the_others() -> None:
    text = (
        HEAD + "phases:\n  - {title: 一, from: x, to: y}\n  - {title: 二, from: 2023-04-01, to: 2023-04-02}\n"
    )
    campaign, faults = resolved(text)
    assert [one.title for one in campaign.phases] == ["二"]
    assert {(fault.code, fault.line) for fault in faults} == {("PL910", 5)}


@pytest.mark.parametrize("text", ["0000-01", "2023-00", "2023", ""])
def test_months_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="不是月份"):
        iso_month(text)


def test_a_deadline_keeps_what_it_is() -> None:
    assert [deadline(deadline(one)) for one in ("每月25日", "每月最后一个周五", "2023.5.1")] == [
        "day 25", "last friday", "2023-05-01",
    ]  # fmt: skip


KEYS = st.sampled_from(
    [*Campaign.model_fields, "from", "to", "id", "who", "what", "count", "by", "per", "months", "when", "level", "kinds",
     "demands", "month", "within", "besides", "recognised", "of", "sections", "min", "max", "学段", "caps", "same_lesson"]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(),
    st.sampled_from(
        ["a", "学校", "教师", "教案", "2023-03-01", "2023-02-30", "2023-04", "month", "phase", "last friday", "day 31",
         "小学", "一小", "-1", "1e400", "nan", "inf", "500MiB", "0", "10", "", "organisation"]
    ),
    st.text(st.characters(exclude_characters="\x85\u2028\u2029", exclude_categories=["Cs"]), max_size=6),  # YAML breaks lines there
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)
WHO = {"level": "学校"}


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(KEYS, TREES, max_size=8), st.lists(st.dictionaries(KEYS, TREES, max_size=6), max_size=3)
)
def test_no_tree_raises_and_every_fault_has_a_place(
    top: dict[str, Any], obligations: list[dict[str, Any]]
) -> None:
    listed = [{"id": "a", "title": "t", "who": WHO, "what": "教案", **one} for one in obligations]
    text = pyyaml.safe_dump(
        {"title": "t", **top, "obligations": listed or top.get("obligations")}, allow_unicode=True
    )
    for config in (site(), SiteConfig()):
        campaign, faults = resolved(text, config=config)
        lines = text.count("\n") + 1
        assert all(1 <= fault.line <= lines and fault.detail for fault in faults)
        assert all(one.id and one.who and one.count for one in campaign.obligations)
        json.dumps(campaign.model_dump(mode="json"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    resolved(text)
