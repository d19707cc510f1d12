"""Templates: what five offices demanded, as data that any site on the built-in profile can take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.check.rules import pl910
from generator.cli import cli
from generator.config.campaign.file import read_campaign
from generator.config.campaign.resolve import resolve
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.intake.campaign import create_campaign, moved, templates
from generator.model.campaign import Campaign, Obligation
from generator.model.diagnostic import Fault
from generator.model.registry import Registry
from generator.pipeline import Project, open_project

SAMPLE = Path(__file__).parents[2] / "site_config.yml"
NAMES = ("activity-month", "four-steps", "resource-library", "term-plan", "training-year")


def resolved(text: str) -> tuple[Campaign, list[Fault]]:
    site = load_config(SAMPLE).site
    draft, unread = read_campaign("c", text)
    assert site is not None and draft is not None
    campaign, unresolved = resolve(draft, Vocabulary(with_campaigns(site, (draft.campaign,))), Registry())
    return campaign, [*unread, *unresolved]


def template(name: str) -> dict[str, Obligation]:
    return {one.id: one for one in resolved(templates()[name].text)[0].obligations}


def test_the_templates() -> None:
    assert tuple(templates()) == NAMES
    assert all(one.summary for one in templates().values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("year", [None, 2024, 2026, 2031])
def test_every_template_resolves_without_a_fault(name: str, year: int | None) -> None:
    one = templates()[name]
    campaign, faults = resolved(moved(one.text, (year or one.year) - one.year))
    assert faults == []
    assert len(campaign.obligations) == one.text.count("\n  - id: ")
    assert all(each.source for each in campaign.obligations)
    assert campaign.start[:4] in {str(year or one.year), str((year or one.year) - 1)}


def test_the_activity_month() -> None:
    found = template("activity-month")
    assert (found["plan"].by, found["summary"].by) == ("2021-04-10", "2021-05-15")
    assert [(who.level, who.under) for who in found["plan"].who] == [
        (("county",), ()),
        (("school",), ("city",)),
    ]
    lessons = {
        found[id_].who[0].when["tier"][0]: found[id_].what.when["lesson_type"][0]
        for id_ in ("lesson-rising-star", "lesson-able-teacher", "lesson-backbone", "lesson-master")
    }
    assert lessons == {
        "rising-star": "debut", "able-teacher": "advance", "backbone": "signature", "master": "demonstration",
    }  # fmt: skip


def test_the_term_plan() -> None:
    found = template("term-plan")
    assert len(found["school-plan"].demands.sections) == 7 and found["school-plan"].by == "2020-09-05"
    assert (found["insight"].demands.chars, found["paper"].demands.chars) == (1500, 1500)
    assert (found["lessons-heard"].count[0].min, found["lessons-heard"].sum_field) == (30, "lessons")
    assert (found["monthly-reading"].per, found["lecture"].per) == ("month", "month")
    assert found["reading-notes"].demands.sections == ("摘录", "感悟")


def test_the_training_year() -> None:
    campaign, _ = resolved(templates()["training-year"].text)
    found = {one.id: one for one in campaign.obligations}
    assert [found[id_].by for id_ in list(found)[:5]] == ["2023-02-24"] * 5
    assert [one.min for one in found["lesson-visits"].count] == [15, 11]
    assert (found["lesson-visits"].demands.images, found["lesson-visits"].by) == (3, "2023-05-08")
    assert (found["monthly-material"].by, found["term-summary"].by) == ("last friday", "2023-06-30")
    teachers = [one for one in campaign.obligations if one.who[0].level == ("person",)]
    assert [one.by for one in teachers] == ["2023-04-30"] * 5
    assert found["visit-courseware"].demands.same_lesson == "visit-lesson-plan"
    assert (campaign.hours.target, campaign.hours.caps) == (36, {"校本研修": 12})
    assert sum(one.hours for one in teachers if one.category == "校本研修") == 12
    assert [one.month for one in campaign.themes] == [f"2023-0{month}" for month in range(3, 8)]


def test_the_resource_library() -> None:
    found = template("resource-library")
    assert (found["library"].amount, found["library"].scope) == ("100GB", "tree")
    amounts = {
        id_: (found[id_].count[0].min, found[id_].count[0].max)
        for id_ in ("model-schools", "zone-model-schools", "instructors")
    }
    assert amounts == {"model-schools": (5, 8), "zone-model-schools": (1, 2), "instructors": (50, None)}
    assert found["contribution"].per == "phase"


def test_the_four_steps() -> None:
    campaign, _ = resolved(templates()["four-steps"].text)
    found = {one.id: one for one in campaign.obligations}
    owed = [one for one in campaign.obligations if one.owed]
    assert all(one.late == 0 for one in owed)
    assert (campaign.pass_points, sum(one.points for one in owed)) == (60, 100)
    assert [(one.when, one.min) for one in found["sessions"].count] == [
        ({"subject": ("chinese", "math")}, 2),
        ({}, 1),
    ]
    assert [
        (found[id_].count[0].min, found[id_].count[0].max) for id_ in ("fine-lessons", "research-results")
    ] == [(1, 2)] * 2
    assert set(found["design"].what.kinds) == {"lesson-plan", "study-guide", "lesson-talk", "lesson-review"}
    assert len(found["briefing"].demands.sections) == 4 and found["briefing"].demands.images == 1


def test_days_move_and_comments_stay() -> None:
    text = "title: 2023年与2022-2023学年 # 原文写 2023-04-31\nfrom: 2024-02-29   # 2024年\n# 2023-01-01\nx: 12023-01\n"
    assert moved(text, 1) == (
        "title: 2024年与2023-2024学年 # 原文写 2023-04-31\nfrom: 2025-02-28   # 2024年\n# 2023-01-01\nx: 12023-01\n"
    )
    assert moved(text, 0) == text


def test_a_campaign_is_written_once(tmp_path: Path) -> None:
    path = create_campaign(tmp_path, "four-steps", 2026, '我们的"研修"')
    text = path.read_text("utf-8")
    assert path == tmp_path / "campaigns" / "four-steps-2026.yml"
    assert resolved(text)[0].title == '我们的"研修"' and resolved(text)[1] == []
    assert not re.search(r"^[^#\n]*2017", text, re.MULTILINE)
    with pytest.raises(FileExistsError, match="已经有了"):
        create_campaign(tmp_path, "four-steps", 2026)
    with pytest.raises(FileExistsError, match="--slug"):
        create_campaign(tmp_path, "term-plan", 2026, slug="four-steps-2026")
    assert path.read_text("utf-8") == text


def test_a_second_campaign_of_one_template_and_year(tmp_path: Path) -> None:
    code, output = new(tmp_path, "活动", "--template", "four-steps", "--year", "2026")
    assert code == 0, output
    more = ("--slug", "four-steps-autumn", "--title", "秋季研修")
    code, output = new(tmp_path, "活动", "--template", "four-steps", "--year", "2026", *more)
    assert code == 0, output
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project) and project.diagnostics == ()
    assert [one.slug for one in project.campaigns] == ["four-steps-2026", "four-steps-autumn"]


@pytest.mark.parametrize("slug", ["../x", "a b", "秋季", "A", "-a"])
def test_a_slug_that_is_no_file_name(tmp_path: Path, slug: str) -> None:
    with pytest.raises(ValueError, match="代号"):
        create_campaign(tmp_path, "four-steps", 2026, slug=slug)
    assert list(tmp_path.iterdir()) == []


def test_the_help_and_the_rule_on_campaign_files_name_one_command() -> None:
    output = CliRunner().invoke(cli, ["new", "--help"]).output
    assert "yanxiu new 活动" in output and "--name" not in output
    assert "yanxiu new 活动" in pl910.DOC.fix


@pytest.mark.parametrize(
    ("name", "year", "said"),
    [("four-step", 2026, "four-steps"), ("x", 2026, "activity-month"), ("four-steps", 26, "年份")],
)
def test_what_cannot_be_written(tmp_path: Path, name: str, year: int, said: str) -> None:
    with pytest.raises((LookupError, ValueError), match=said):
        create_campaign(tmp_path, name, year)
    assert list(tmp_path.iterdir()) == []


def new(root: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    config = root / "site_config.yml"
    config.write_text("extends: school-training\n", "utf-8")
    done = CliRunner().invoke(cli, ["new", "--config", str(config), *arguments], input=typed)
    return done.exit_code, done.output


def test_new_lists_the_templates_and_asks_nothing(tmp_path: Path) -> None:
    code, output = new(tmp_path, "campaign")
    assert code == 0 and all(name in output for name in NAMES)
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize("word", ["campaign", "活动"])
def test_new_writes_a_campaign_that_checks_clean(tmp_path: Path, word: str) -> None:
    code, output = new(
        tmp_path, word, "--template", "activity-month", "--year", "2026", "--title", "春季研修"
    )
    assert code == 0 and "activity-month-2026.yml" in output
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project) and project.diagnostics == ()
    assert [one.title for one in project.campaigns] == ["春季研修"]


def test_a_template_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    code, output = new(tmp_path, "campaign", "--template", "four-step")
    assert (code, "four-steps" in output) == (2, True)


def test_new_of_a_kind_still_asks_for_title_and_organisation(tmp_path: Path) -> None:
    code, output = new(tmp_path, "教案", typed="分数除法\n某校\n")
    assert code == 0 and "标题" in output and "单位" in output
    assert len(list((tmp_path / "content" / "submissions").rglob("index.md"))) == 1


def test_the_sample_has_no_diagnostic_of_registry_or_campaigns() -> None:
    project = open_project(SAMPLE)
    assert isinstance(project, Project) and project.diagnostics == ()
    assert {one.slug: len(one.obligations) for one in project.campaigns} == {
        "2024-activity-month": 9,
        "2024-four-steps": 9,
    }
