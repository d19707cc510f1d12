"""What could not be read of a table is reported once; what follows from it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load.registry import Roster
from generator.pipeline import Project, check, open_project

Read = Callable[[dict[str, str | bytes]], Roster]
UNITS = "编号,名称,级别,上级\nshi,某市,市,\nyi,一小,学校,shi\ner,二小,学校,shi\n"
PEOPLE = "编号,姓名,单位\np,王芳,一小\nq,李强,er\nr,赵敏,er\n"
FEATURED = (
    "- {organisation: 二小, level: 县级}\n- {person: 李强, level: 县级}\n"
    "- {person: 王芳, organisation: 二小, level: 县级}\n"
)
BROKEN_UNITS = {
    "no header": UNITS.replace("编号", "序").encode(),
    "another encoding": UNITS.encode().replace("er,二小".encode(), "er,二小".encode("gb18030")),
    "too many cells": UNITS.replace("er,二小,学校,shi", "er,二小,学校,shi,多").encode(),
    "no name": UNITS.replace("er,二小", "er,").encode(),
    "one id twice": UNITS.replace("er,二小", "yi,二小").encode(),
    "UTF-16": UNITS.encode("utf-16"),
}
CAMPAIGN = """\
title: 活动
from: 2024-09-01
to: 2024-12-31
organisation: 二小
obligations:
  - {id: a, title: 甲, who: {level: 教师, within: 二小}, what: 教案}
  - {id: b, title: 乙, who: {level: 教师, besides: 李强}, what: 教案}
exemptions:
  - {who: 李强, reason: 病假}
"""
CONFIG = """\
extends: school-training
requirements:
  - {id: own, of: 二小, source: 通知, rules: {PL404: {severity: error, reason: 因}}}
"""


def told(found: Roster) -> list[tuple[str, str]]:
    return [(path.removeprefix("registry/"), fault.code) for path, fault in found.faults]


@pytest.mark.parametrize("table", BROKEN_UNITS.values(), ids=BROKEN_UNITS.keys())
def test_people_and_recognitions_of_what_was_not_read_are_not_reported(roster_of: Read, table: bytes) -> None:
    found = roster_of({"organisations.csv": table, "people.csv": PEOPLE, "featured.yml": FEATURED})
    assert [path for path, _ in told(found)] == ["organisations.csv"]
    assert "organisations" in found.registry.unread


def test_an_organisation_above_that_was_not_read_is_not_reported(roster_of: Read) -> None:
    rows = UNITS.replace("shi,某市,市,\n", "shi,某市,市,,多\n")
    assert told(roster_of({"organisations.csv": rows})) == [("organisations.csv", "PL907")]


def test_recognitions_of_people_that_were_not_read_are_not_reported(roster_of: Read) -> None:
    found = roster_of(
        {
            "organisations.csv": UNITS,
            "people.csv": PEOPLE.replace("编号", "号"),
            "featured.yml": "- {person: 王芳, level: 县级}\n- {organisation: 三小, level: 县级}\n",
        }
    )
    assert told(found) == [("people.csv", "PL907"), ("featured.yml", "PL906")]
    assert found.registry.unread == {"people"}


def test_teachers_without_any_organisation_are_one_fault(roster_of: Read) -> None:
    found = roster_of({"people.csv": PEOPLE})
    assert told(found) == [("people.csv", "PL906")]
    assert found.faults[0][1].fix == "请先填 organisations.csv"


def test_a_sound_roster_still_reports_each_stranger(roster_of: Read) -> None:
    found = roster_of({"organisations.csv": UNITS, "people.csv": PEOPLE + "s,周文,三小\n"})
    assert told(found) == [("people.csv", "PL906")]


def project(root: Path, units: bytes, people: str) -> Project:
    for name, data in {
        "site_config.yml": CONFIG.encode(),
        "content/registry/organisations.csv": units,
        "content/registry/people.csv": people.encode(),
        "content/campaigns/a.yml": CAMPAIGN.encode(),
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    opened = open_project(root / "site_config.yml")
    assert isinstance(opened, Project)
    return opened


def test_campaign_and_requirement_are_sound_with_the_whole_roster(tmp_path: Path) -> None:
    assert project(tmp_path, UNITS.encode(), PEOPLE).diagnostics == ()


@pytest.mark.parametrize("table", BROKEN_UNITS.values(), ids=BROKEN_UNITS.keys())
def test_campaigns_and_requirements_that_name_what_was_not_read_are_not_reported(
    tmp_path: Path, table: bytes
) -> None:
    opened = project(tmp_path, table, PEOPLE)
    assert {one.path for one in opened.diagnostics} == {"registry/organisations.csv"}
    [campaign] = opened.campaigns
    assert campaign.organisation in ("er", "二小"), "never the whole roster"
    assert [one.who[0].within for one in campaign.obligations] in (
        [("er",), ()],
        [("二小",), ()],
    ), "a word that means nobody asks nobody else"


@pytest.mark.parametrize(
    "people",
    [
        PEOPLE.replace("编号", "号"),
        PEOPLE.replace("q,李强", "q,"),
        PEOPLE.replace("q,李强,er", "q,李强,er,多"),
    ],
    ids=["no header", "no name", "too many cells"],
)
def test_an_unread_table_of_people_says_nothing_of_campaigns(tmp_path: Path, people: str) -> None:
    opened = project(tmp_path, UNITS.encode(), people)
    assert [(one.path, one.code) for one in opened.diagnostics] == [("registry/people.csv", "PL907")]
    assert [one.id for one in opened.campaigns[0].obligations] == ["a", "b"]


def test_a_row_that_was_not_read_holds_no_submission_back(tmp_path: Path) -> None:
    """Its own fault is told; the school whose row it is did nothing wrong."""
    units = UNITS + "san,三小,学校,shi,,,,多\n"
    opened = project(tmp_path, units.encode(), PEOPLE)
    assert "organisations" in opened.registry.unread
    text = tmp_path / "content/submissions/san/a/index.md"
    text.parent.mkdir(parents=True)
    text.write_text(
        "---\n标题: 读书\n类别: 活动报道\n单位: 三小\n作者: 周可\n日期: 2024-04-10\n---\n读书的一天。\n",
        "utf-8",
    )
    assert {"PL204", "PL205"}.isdisjoint(one.code for one in check(opened))
