"""Words of a campaign file become slugs and ids; a word that nothing answers to is named where it stands."""

from __future__ import annotations

import pytest

from generator.model.campaign import Obligation
from generator.model.registry import Registry
from tests.config.campaigns import HEAD, ROSTER, obligation, resolved


def one(lines: str, head: str = HEAD) -> Obligation:
    campaign, faults = resolved(obligation(lines, head=head))
    assert faults == []
    return campaign.obligations[0]


@pytest.mark.parametrize(
    ("who", "levels"),
    [
        ("学校", ["school"]),
        ("school", ["school"]),
        ("县", ["county"]),
        ("区", ["county"]),
        ("市", ["city"]),
        ("县（市、区）", ["county"]),
        ("中心校", ["zone"]),
        ("名师工作室", ["studio"]),
        ("教师", ["person"]),
        ("教员", ["person"]),
        ("学科组", ["subject"]),
        ("备课组", ["subject"]),
        ("[县, 学校]", ["county", "school"]),
        ("[{level: 县}, {level: [学校, 片区]}]", ["county", "school", "zone"]),
    ],
)
def test_levels(who: str, levels: list[str]) -> None:
    assert [level for each in one(f"who: {who}").who for level in each.level] == levels


def test_every_word_of_who() -> None:
    who = one(
        "who: {level: 教师, within: 实小, besides: [王芳, 一中], when: {学段: 小学部, 梯级: [能手, 骨干]}}"
    ).who[0]
    assert (who.within, who.besides) == (("yi",), ("p", "zx"))
    assert who.when == {"stage": ("primary",), "tier": ("able-teacher", "backbone")}
    assert one("who: {level: 学校, under: 市}").who[0].under == ("city",)


@pytest.mark.parametrize("written", ["教学设计", "教案", "lesson-plan", "{kinds: 教案}", "[教案]"])
def test_kinds(written: str) -> None:
    assert one(f"what: {written}").what.kinds == ("lesson-plan",)


def test_a_group_may_stand_among_kinds() -> None:
    what = one("what: [教案, 反思感悟类]").what
    assert (what.kinds, what.groups) == (("lesson-plan",), ("反思感悟类",))


def test_every_word_of_what_and_demands() -> None:
    found = one(
        "what: {kinds: 教学常规表, when: {学科: 政治}, fields: {表册: 课程表}, or_attachment: PPT}\n"
        "demands: {attachments: 签到表}\nhours_field: 学时"
    )
    assert found.what.when == {"subject": ("morality-law", "politics")}, "an ambiguous alias means both"
    assert (found.what.fields, found.what.or_attachment) == ({"form": ("课程表",)}, "课件")
    assert (found.demands.attachments, found.hours_field) == (("签到簿",), "hours")
    assert one("demands: {sections: [学习目标]}").demands.sections == ("教学目标",)


def test_recognitions() -> None:
    found = one(
        "who: 市\nwhat: {recognised: {of: organisation, level: [县级, 市级], award: 示范校}}"
    ).what.recognised
    assert found is not None
    assert (found.of, found.level, found.award) == ("organisation", ("county", "city"), "示范校")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-05-08", "2023-05-08"),
        ("2023年5月8日", "2023-05-08"),
        ("２０２３.5.8", "2023-05-08"),
    ],
)
def test_days(written: str, meant: str) -> None:
    assert one(f"by: {written}").by == meant
    assert one(f"from: {written}").start == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("last friday", "last friday"),
        ("Last Friday", "last friday"),
        ("每月最后一个星期五", "last friday"),
        ("每月的最后一个周五", "last friday"),
        ("day 25", "day 25"),
        ("每月25日", "day 25"),
        ("每月５号", "day 5"),
    ],
)
def test_deadlines_of_every_month(written: str, meant: str) -> None:
    found = one(f"per: month\nmonths: [2023-03, 2023年4月, 2023/5]\nby: {written}")
    assert (found.by, found.months) == (meant, ("2023-03", "2023-04", "2023-05"))


def test_phases_are_named_by_id_or_title() -> None:
    head = (
        HEAD
        + "phases:\n  - {id: one, title: 第一阶段, from: 2023年3月1日, to: 2023-03-31}\n  - {title: 第二阶段}\n"
    )
    head = head.replace("{title: 第二阶段}", "{title: 第二阶段, from: 2023-04-01, to: 2023-06-30}")
    assert [one(f"phase: {each}", head).phase for each in ("one", "第一阶段", "第二阶段")] == [
        "one",
        "one",
        "第二阶段",
    ]
    campaign, _ = resolved(head)
    assert [(each.id, each.start) for each in campaign.phases] == [
        ("one", "2023-03-01"),
        ("第二阶段", "2023-04-01"),
    ]


def test_the_rest_of_a_campaign() -> None:
    text = (
        "title: 活动\nfrom: 2023年3月1日\nto: 2023.6.30\norganisation: 某县\n"
        "themes:\n  - {month: 2023年4月, title: 四月, kinds: [说课稿, 反思感悟类]}\n"
        "obligations:\n  - {id: a, title: 材料, who: 学校, what: 教案}\n"
        "exemptions:\n  - {who: 实小, obligations: a, reason: 新建}\n  - {who: 王芳, reason: 产假}\n"
    )
    campaign, faults = resolved(text)
    assert faults == []
    assert (campaign.slug, campaign.start, campaign.end, campaign.organisation) == (
        "c",
        "2023-03-01",
        "2023-06-30",
        "xian",
    )
    assert (campaign.themes[0].month, campaign.themes[0].kinds[0]) == ("2023-04", "lesson-talk")
    assert set(campaign.themes[0].kinds[1:]) == {slug for slug, kind in _kinds() if kind == "反思感悟类"}
    assert [(each.who, each.obligations) for each in campaign.exemptions] == [("yi", ("a",)), ("p", ())]


def _kinds() -> list[tuple[str, str]]:
    from tests.config.campaigns import site

    return [(slug, kind.group) for slug, kind in site().kinds.items()]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("who: 学小校", 5, "学校"),
        ("who:\n  level: 学校\n  under: 州市", 7, "市"),
        ("who: {level: 学校, within: 一小学}", 5, "一小"),
        ("who: {level: 教师, besides: 王芳芳}", 5, "教师“王芳芳”"),
        ("who: {level: 教师, when: {学断: 小学}}", 5, "学段"),
        ("who: {level: 教师, when: {学段: 小学校}}", 5, "小学"),
        ("what: 教学社计", 5, "教学设计"),
        ("what:\n  kinds: [教案]\n  groups: 教学设计累", 7, "教学设计类"),
        ("what: {kinds: 教案, fields: {表册: x}}", 5, "表册"),
        ("what: {kinds: 教案, or_attachment: 课间件}", 5, "课件"),
        ("what: {kinds: 教案, when: {课型: 亮像课}}", 5, "亮相课"),
        ("what: {recognised: {of: person, level: 县区级别}}", 5, "县区级"),
        ("demands:\n  chars: 1\n  sections: [教学目标, 教学过成]", 7, "教学过程"),
        ("demands: {attachments: 签到本}", 5, "签到"),
        ("demands: {same_lesson: b}", 5, "“b”"),
        ("phase: 第一", 5, "第一"),
        ("sum_field: 听课节次", 5, "听课节次"),
        ("count: {when: {学科: 语文学}}", 5, "语文"),
    ],
)
def test_an_unknown_word_is_named_and_its_obligation_left_out(lines: str, line: int, said: str) -> None:
    campaign, faults = resolved(obligation(lines))
    assert [(fault.code, fault.line) for fault in faults] == [("PL912", line)]
    assert said in faults[0].detail and faults[0].detail.startswith("“材料”：")
    assert campaign.obligations == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("organisation: 别县\n", 4),
        ("themes:\n  - {month: 2023-04, title: 四月, kinds: 说课搞}\n", 5),
        ("exemptions:\n  - {who: 三小, reason: 新建}\n", 5),
        ("exemptions:\n  - {who: 一小, obligations: [b], reason: 新建}\n", 5),
    ],
)
def test_unknown_words_outside_obligations(text: str, line: int) -> None:
    campaign, faults = resolved(HEAD + text)
    assert [(fault.code, fault.line) for fault in faults] == [("PL912", line)]
    assert (campaign.themes, campaign.exemptions) == ((), ())


def test_an_unknown_owner_asks_nobody() -> None:
    """The whole roster would be asked if the word were dropped."""
    campaign, _ = resolved(HEAD + "organisation: 别县\n")
    assert campaign.organisation not in ("", *ROSTER.organisations)


def test_an_exemption_of_what_was_left_out_excuses_from_nothing_else() -> None:
    text = obligation("what: 没有的类别") + "exemptions:\n  - {who: 一小, obligations: [a], reason: 新建}\n"
    campaign, faults = resolved(text)
    assert ([fault.code for fault in faults], campaign.exemptions) == (["PL912"], ())


def test_what_refers_to_something_left_out_is_left_out_too() -> None:
    text = obligation("what: 没有的类别")
    for id_, other in (("b", "a"), ("c", "b")):
        text += f"  - {{id: {id_}, title: {id_}, who: 教师, what: 课件, demands: {{same_lesson: {other}}}}}\n"
    campaign, faults = resolved(text + "  - {id: d, title: d, who: 教师, what: 课件}\n")
    assert [fault.code for fault in faults] == ["PL912"] * 3
    assert [each.id for each in campaign.obligations] == ["d"]


def test_without_a_roster_names_of_organisations_cannot_be_judged() -> None:
    campaign, faults = resolved(obligation("who: {level: 学校, within: 某县}"), Registry())
    assert (faults, campaign.obligations[0].who[0].within) == ([], ("某县",))
