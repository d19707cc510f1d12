"""Moves, merges and decisions about people: read with their days, or named with their line."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter

from generator.check.rules import pl905
from generator.load.registry import Roster

Read = Callable[[dict[str, str | bytes]], Roster]
UNITS = "编号,名称,级别,上级,别名,撤并,并入\nshi,某市,市,,,,\nyi,一小,学校,shi,实小,,\ner,二小,学校,某市,,2024-08-31,实小\n"


def told(found: Roster) -> list[tuple[str, str, int]]:
    return [(path.removeprefix("registry/"), fault.code, fault.line) for path, fault in found.faults]


def test_parent_and_successor_may_be_named(roster_of: Read) -> None:
    found = roster_of({"organisations.csv": UNITS})
    closed = found.registry.organisations["er"]
    assert (told(found), closed.parent, closed.closed, closed.into) == ([], "shi", "2024-08-31", "yi")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("a,甲,学校,,2024-08-31,无\n", 2),
        ("a,甲,学校,,2024-08-31,乙\nb,乙,学校,,2024-08-31,甲\n", 2),
        ("a,甲,学校,,2024-08-31,a\n", 2),
    ],
)
def test_a_successor_that_leads_nowhere_is_cut(roster_of: Read, rows: str, line: int) -> None:
    found = roster_of({"organisations.csv": "编号,名称,级别,上级,撤并,并入\n" + rows})
    assert ("organisations.csv", "PL906", line) in told(found)
    assert found.registry.organisations["a"].into == ""


@pytest.mark.parametrize("day", ["2023-02-30", "去年", "2023年4年31日"])
def test_a_day_that_is_none_is_named_and_left_empty(roster_of: Read, day: str) -> None:
    found = roster_of({"organisations.csv": f"编号,名称,级别,撤并\na,甲,学校,{day}\n"})
    assert told(found) == [("organisations.csv", "PL907", 2)]
    assert found.registry.organisations["a"].closed == ""


def people(rows: str) -> dict[str, str | bytes]:
    return {"organisations.csv": UNITS, "people.csv": "编号,姓名,单位,起始,终止\n" + rows}


def test_the_later_row_is_the_post_held_now(roster_of: Read) -> None:
    rows = "p,王芳,一小,2024年9月1日,\nq,李强,一小,,\np,王芳,二小,2010-09-01,2024-08-31\n"
    found = roster_of(people(rows))
    assert told(found) == []
    assert found.registry.people["p"].organisation == "yi"
    assert [(one.organisation, one.until) for one in found.registry.former] == [("er", "2024-08-31")]
    assert [one.organisation for one in found.registry.posts["p"]] == ["er", "yi"]


def test_earlier_posts_are_oldest_first(roster_of: Read) -> None:
    rows = "p,王芳,一小,2020-01-01,\np,王芳,二小,2015-01-01,2019-12-31\np,王芳,一小,2010-01-01,2014-12-31\n"
    found = roster_of(people(rows))
    assert [one.since for one in found.registry.posts["p"]] == ["2010-01-01", "2015-01-01", "2020-01-01"]


@pytest.mark.parametrize(
    "second",
    [
        "p,王方,二小,2024-09-01,",
        "p,王芳,二小,2024-08-01,",
        "p,王芳,二小,,",
        "p,王芳,二小,2010-01-01,2013-01-01",
    ],
    ids=["another name", "overlap", "no days", "overlap before"],
)
def test_two_rows_that_cannot_be_one_person(roster_of: Read, second: str) -> None:
    found = roster_of(people(f"p,王芳,一小,2012-09-01,2024-08-31\n{second}\n"))
    assert told(found) == [("people.csv", "PL905", 3)]
    assert (found.registry.people["p"].organisation, found.registry.former) == ("yi", ())


def test_the_last_day_of_one_post_may_be_the_first_of_the_next(roster_of: Read) -> None:
    found = roster_of(people("p,王芳,二小,,2024-08-31\np,王芳,一小,2024-08-31,\n"))
    assert (told(found), found.registry.people["p"].organisation) == ([], "yi")


def test_a_post_that_ends_before_it_begins(roster_of: Read) -> None:
    assert told(roster_of(people("p,王芳,一小,2024-09-01,2023-09-01\n"))) == [("people.csv", "PL907", 2)]


ROSTER = people("p,王芳,一小,,\nq,李强,一小,,\nr,李强,二小,,2024-08-30\n")


def test_organisations_and_people_are_recognised_by_id_name_or_alias(roster_of: Read) -> None:
    text = (
        "- {organisation: 实小, level: 市级, award: 示范校}\n- {person: 王芳, level: 县级}\n"
        "- {person: 李强, organisation: 二小, level: 县级}\n- {person: q, level: 县级, until: 2025年1月1日}\n"
    )
    found = roster_of({**ROSTER, "featured.yml": text})
    assert told(found) == []
    assert [(one.submission, one.organisation, one.person, one.until) for one in found.registry.featured] == [
        ("", "yi", "", ""),
        ("", "", "p", ""),
        ("", "", "r", ""),
        ("", "", "q", "2025-01-01"),
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("organisation: 一小学", "一小"),
        ("person: 王芳芳", "王芳”"),
        ("person: 李强", "2 位"),
        ("{person: 王芳, organisation: 二小}", "王芳 不在二小"),
    ],
)
def test_a_recognition_of_nobody_is_named(roster_of: Read, entry: str, said: str) -> None:
    line = entry.strip("{}")
    found = roster_of(
        {**ROSTER, "featured.yml": f"- {{level: 市级, submission: x}}\n- {{level: 市级, {line}}}\n"}
    )
    assert told(found) == [("featured.yml", "PL906", 2)]
    assert said in found.faults[0][1].detail
    assert len(found.registry.featured) == 1


def test_exemptions_are_decisions_with_a_reason(roster_of: Read) -> None:
    text = (
        "稿件,规则,理由,批准人,有效期至\nsubmissions/yi/a/index.md,ｐｌ404,旧照片,教研室,2025/1/1\n"
        "submissions/yi/b/index.md,PL404,,,\n,PL404,没有路径,,\nsubmissions/yi/c/index.md,PL404,理由,,2025-02-30\n"
    )
    found = roster_of({"exemptions.csv": text})
    assert told(found) == [("exemptions.csv", "PL907", line) for line in (3, 4, 5)]
    one = found.registry.exemptions[0]
    assert (one.path, one.code, one.reason, one.by, one.until, one.line) == (
        "submissions/yi/a/index.md", "PL404", "旧照片", "教研室", "2025-01-01", 2,
    )  # fmt: skip
    assert len(found.registry.exemptions) == 1, "an end that cannot be read must not mean for good"


def test_receipts_have_iso_days_whatever_excel_made_of_them(roster_of: Read) -> None:
    found = roster_of(
        {"receipts.csv": "收到时间,路径\n2024/3/13 10:05,a\n2024-03-14T08:00:00+08:00,b\n昨天,c\n"}
    )
    assert [one.received_at for one in found.registry.receipts] == [
        "2024-03-13 10:05",
        "2024-03-14T08:00:00+08:00",
    ]
    assert told(found) == [("receipts.csv", "PL907", 4)]


def test_a_roster_kept_in_excel(roster_of: Read) -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate([["编号", "名称", "级别"], [101, "一小", "学校"]]):
        sheet.write_row(at, 0, row)
    book.close()
    found = roster_of({"organisations.xlsx": out.getvalue(), "people.csv": "编号,姓名,单位\np,王芳,101\n"})
    assert (told(found), found.registry.people["p"].organisation) == ([], "101")


MERGED = (
    "编号,名称,级别,撤并,并入\nyi,一小,学校,,\ner,二小,学校,2024-08-31,san\n"
    "san,三小,学校,2025-08-31,yi\nsi,四小,学校,2024-08-31,\n"
)


@pytest.mark.parametrize(
    ("row", "now"),
    [("p,王芳,二小,2010-09-01,", "（现在是“一小”）"), ("p,王芳,四小,,", "")],
    ids=["merged twice", "closed for good"],
)
def test_an_open_post_at_a_closed_organisation(roster_of: Read, row: str, now: str) -> None:
    rows = f"编号,姓名,单位,起始,终止\nq,李强,一小,,\n{row}\n"
    found = roster_of({"organisations.csv": MERGED, "people.csv": rows})
    assert told(found) == [("people.csv", "PL916", 3)]
    fault = found.faults[0][1]
    assert "已经撤并（2024-08-31）" in fault.detail
    assert fault.fix == f"请改成现在的单位{now}，或填终止日期"
    assert found.registry.people["p"].name == "王芳", "the row is kept"


def test_a_post_that_has_ended_at_a_closed_organisation_is_sound(roster_of: Read) -> None:
    rows = "编号,姓名,单位,起始,终止\np,王芳,二小,,2024-08-30\np,王芳,一小,2024-08-31,\n"
    assert told(roster_of({"organisations.csv": MERGED, "people.csv": rows})) == []


@pytest.mark.parametrize(
    ("entry", "fix"),
    [
        ("organisation: 五小", "请写名册里有的单位的编号或名称"),
        ("person: 赵敏", "请写名册里有的教师的编号或姓名，或先把这位教师加进 people.csv"),
        ("person: 李强", "请写教师的编号，或再写上 organisation"),
        ("person: 王芳, organisation: 二小", "请核对 organisation 写的单位，或核对名册里这位教师的单位"),
    ],
)
def test_what_to_do_about_a_recognition_of_nobody(roster_of: Read, entry: str, fix: str) -> None:
    found = roster_of({**ROSTER, "featured.yml": f"- {{level: 市级, {entry}}}\n"})
    assert [fault.fix for _, fault in found.faults] == [fix]


def test_two_organisations_of_one_id_are_not_told_of_teachers(roster_of: Read) -> None:
    found = roster_of({"organisations.csv": "编号,名称,级别\na,甲校,学校\na,乙校,学校\n"})
    assert told(found) == [("organisations.csv", "PL905", 3)]
    assert found.faults[0][1].fix == "" and "教师" not in pl905.DOC.fix


@pytest.mark.parametrize(
    ("second", "fix"),
    [("p,王方,二小,2024-09-01,2024-09-02", "姓名写成一样"), ("p,王芳,二小,,2024-01-01", "不要重叠")],
)
def test_what_to_do_about_two_teachers_of_one_id(roster_of: Read, second: str, fix: str) -> None:
    found = roster_of(people(f"p,王芳,一小,2012-09-01,2024-08-31\n{second}\n"))
    assert [fault.code for _, fault in found.faults] == ["PL905"]
    assert fix in found.faults[0][1].fix


def test_receipts_and_recognitions_know_their_lines(roster_of: Read) -> None:
    found = roster_of(
        {
            "receipts.csv": "收到登记\n收到时间,路径\n昨天,c\n2024-03-13,a\n",
            "featured.yml": "# 认定\n\n- submission: a\n  level: 县级\n- {submission: b, level: 县级}\n",
        }
    )
    assert [one.line for one in found.registry.receipts] == [4]
    assert [one.line for one in found.registry.featured] == [3, 5]
