"""The built-in profile demands what its sources demand, and no more."""

from __future__ import annotations

import pytest

from generator.config.vocabulary import applies
from generator.model.site import SiteConfig

GROUPS = {  # domain: who owes one of a group may hand in any of these
    "教学设计类": {"lesson-plan", "study-guide", "lesson-talk", "lesson-review"},
    "反思感悟类": {"teaching-reflection", "learning-insight", "reading-notes"},
    "研修成果类": {"training-summary", "teaching-model", "paper", "narrative"},
}


def test_there_are_at_least_22_kinds(site: SiteConfig) -> None:
    assert len(site.kinds) >= 22


@pytest.mark.parametrize("group", GROUPS)
def test_groups_have_the_kinds_that_the_phases_ask_for(site: SiteConfig, group: str) -> None:
    assert group in site.groups
    assert {slug for slug, kind in site.kinds.items() if kind.group == group} >= GROUPS[group]


def test_kinds_without_a_page_are_those_that_hold_personal_data(site: SiteConfig) -> None:
    assert {slug for slug, kind in site.kinds.items() if kind.internal} == {"school-form", "certificate"}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("learning-insight", 1000),
        ("teaching-reflection", 1000),
        ("narrative", 1000),
        ("reading-notes", 1000),
        ("paper", 1500),
    ],
)
def test_prose_has_the_length_that_the_notices_ask_for(site: SiteConfig, kind: str, least: int) -> None:
    assert (site.kinds[kind].min_chars, site.kinds[kind].prose) == (least, True)


@pytest.mark.parametrize("kind", ["teaching-reflection", "learning-insight", "narrative"])
def test_prose_kinds_ask_for_no_sections(site: SiteConfig, kind: str) -> None:
    assert site.kinds[kind].sections == ()


def required(site: SiteConfig, kind: str) -> set[str]:
    return {section.heading for section in site.kinds[kind].sections if section.required}


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        ("lesson-plan", {"教学目标", "教学重难点", "教学过程"}),
        ("study-guide", {"学习目标", "学习过程"}),
        ("lesson-talk", set()),
        ("briefing", {"研修简述", "主要成绩", "突出问题", "改进措施"}),
        ("training-plan", {"研修目标", "研修内容", "实施步骤", "保障措施"}),
        ("personal-plan", {"自我分析", "研修目标", "具体措施"}),
        ("lesson-visit", {"评课记录"}),
    ],
)
def test_required_sections_are_the_demanded_ones(site: SiteConfig, kind: str, sections: set[str]) -> None:
    assert required(site, kind) == sections


def test_a_plan_of_the_township_has_seven_parts(site: SiteConfig) -> None:
    assert [section.heading for section in site.kinds["training-plan"].sections] == [
        "指导思想",
        "研修目标",
        "研修主题",
        "研修方式",
        "研修内容",
        "实施步骤",
        "保障措施",
    ]


def test_a_lesson_visit_is_a_bundle_with_an_attendance_list_that_stays_inside(site: SiteConfig) -> None:
    kind = site.kinds["lesson-visit"]
    assert kind.images.min == 3
    assert [(rule.role, rule.min, rule.visibility) for rule in kind.attachments] == [
        ("签到簿", 1, "internal"),
        ("教案", 1, "public"),
        ("听课笔记照片", 1, "public"),
    ]


@pytest.mark.parametrize("kind", ["briefing", "news", "case"])
def test_reports_come_with_a_picture(site: SiteConfig, kind: str) -> None:
    assert site.kinds[kind].images.min == 1


def test_a_lesson_plan_says_what_is_taught_to_whom_by_whom(site: SiteConfig) -> None:
    fields = site.kinds["lesson-plan"].fields
    assert {name for name, field in fields.items() if field.required} == {
        "title",
        "kind",
        "subject",
        "stage",
        "grade",
        "authors",
        "organisation",
        "date",
    }


def test_a_kindergarten_activity_needs_no_key_points(site: SiteConfig) -> None:
    section = next(one for one in site.kinds["lesson-plan"].sections if one.heading == "教学重难点")
    assert {
        stage.slug: applies(section.when, {"stage": (stage.slug,)})
        for stage in site.taxonomies["stage"].terms
    } == {
        "kindergarten": False,
        "primary": True,
        "junior": True,
        "senior": True,
        "vocational": True,
        "special": True,
        "nine-year": True,
        "complete": True,
    }


def test_each_tier_shows_its_own_lesson(site: SiteConfig) -> None:
    labels = {term.slug: term.label for term in site.taxonomies["tier"].terms}
    assert {
        labels[term.only_with["tier"][0]]: term.label
        for term in site.taxonomies["lesson_type"].terms
        if term.only_with
    } == {"教坛新秀": "亮相课", "教学能手": "提升课", "骨干教师": "特色课", "名优教师": "示范课"}


def test_tiers_are_a_ladder_of_four_described_in_two_sentences(site: SiteConfig) -> None:
    tiers = site.taxonomies["tier"].terms
    assert [term.level for term in tiers] == [1, 2, 3, 4]
    assert [term.description.count("。") for term in tiers] == [2, 2, 2, 2]
