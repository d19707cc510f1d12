"""Pages of what is covered and owed: numbers for everybody, names for the bureau, nothing that moves by the day."""

from __future__ import annotations

import csv
import io
import re

import pytest
from msgspec.structs import replace

from generator.assess.ledger.disclosure import disclosed
from generator.model.assessment import Assessment, Coverage, Grid, Share
from generator.model.catalogue import Catalogue
from generator.model.ledger import Line, Status, Unit
from generator.model.registry import Registry
from generator.render.views.library import library
from generator.render.views.organisation import organisation_view

from .conftest import CAMPAIGNS, HOSTILE, NAMES, Workshop, assessment, ledger, submission


def words(page: str) -> str:
    """The text of a page below its header."""
    return plain(page.partition('id="y-main" tabindex="-1">')[2])


def plain(html: str) -> str:
    """Text without tags and doubled blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def rows(page: str, table: str) -> list[list[str]]:
    """Cells of a table's rows by the caption's beginning."""
    found = next(one for one in re.findall(r"<table.*?</table>", page, re.DOTALL) if f">{table}" in one)
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", line, re.DOTALL)]
        for line in re.findall(r"<tr.*?</tr>", found, re.DOTALL)
    ]


# What is covered


def test_the_shares_have_numbers_and_a_day(texts: dict[str, str]) -> None:
    told = words(texts["coverage/index.html"])
    assert "口径：已公开成果60份；应有数按名册；截至2024年5月6日。" in told
    assert "学段 1/1 个 100%" in told and "学校 4/4 所 100%" in told and "教师 8/8 人 100%" in told


def test_numbers_lead_to_the_listing_of_both_terms(texts: dict[str, str]) -> None:
    page = texts["coverage/index.html"]
    assert re.search(r'href="\.\./subject/math/able-teacher/" aria-label="数学 教学能手，\d+份"', page)
    assert re.search(r'href="\.\./search/\?organisation=county-a&amp;subject=math"', page)


def test_a_campaigns_numbers_lead_nowhere_because_listings_hold_more(texts: dict[str, str]) -> None:
    table = texts["coverage/spring/index.html"].partition("y-heat")[2].partition("</table>")[0]
    assert "y-heat-1" in table and "<td class" in table
    assert not re.search(r"<td[^>]*><a", table)


def test_gaps_are_listed_as_text_that_can_be_copied(texts: dict[str, str]) -> None:
    page = texts["coverage/spring/index.html"]
    assert 'data-y-copy="gap-text"' in page
    listed = page.partition('id="gap-text">')[2].partition("</pre>")[0].splitlines()
    assert listed[0].startswith("学科 × 学段，空白") and all("：" in line for line in listed)


def test_every_grid_has_bars_a_legend_and_a_file_beside_it(texts: dict[str, str]) -> None:
    page = texts["coverage/spring/index.html"]
    for name in ("subject-stage", "subject-tier", "county-subject", "month-theme"):
        part = page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]
        assert "y-bars" in part and "y-heat" in part and "y-legend" in part
        assert f'href="../../coverage/spring/{name}.csv" download' in part
        assert f"coverage/spring/{name}.csv" in texts


def test_a_table_for_spreadsheets_has_gaps_totals_and_no_formula(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    hostile = Grid(
        "subject-stage", "甲 × 乙", "subject", "stage", (("a", "=SUM(A1)"), ("b", "@b")), (("x", "+x"), ("y", "乙")),
        {("a", "x"): 7}, frozenset({("a", "x"), ("b", "y")}),
    )  # fmt: skip
    assessed = Assessment(as_of="2024-05-06", coverages=(Coverage("", "2024-05-06", 7, (), (hostile,)),))
    text = workshop.texts(catalogue, assessed)["coverage/subject-stage.csv"]
    assert text.startswith("\ufeff") and "\r\n" in text
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) == [
        ["学科（已公开，截至2024-05-06）", "'+x", "乙", "合计", "空白"],
        ["'=SUM(A1)", "7", "不适用", "7", "0"],
        ["'@b", "不适用", "空白", "0", "1"],
    ]


def test_without_a_roster_the_page_says_what_is_missing_and_who_puts_it_there(workshop: Workshop) -> None:
    bare = workshop.catalogue(tuple(submission(at) for at in range(6)), Registry())
    page = words(workshop.texts(bare)["coverage/index.html"])
    assert "无名册" in page and "organisations.csv" in page
    assert "空白清单" not in page and "%" not in page.partition("字段完整性")[0]


def test_a_site_that_was_not_assessed_has_the_page_that_its_navigation_leads_to(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    assert "无名册" in workshop.texts(catalogue, Assessment())["coverage/index.html"]


def test_a_table_of_thousands_of_rows_is_a_file_only(workshop: Workshop, catalogue: Catalogue) -> None:
    many = tuple((f"s{at}", f"第{at}小学校") for at in range(301))
    large = Grid("school-kind", "学校 × 材料", "organisation", "kind", many, (("news", "报道"),))
    assessed = Assessment(as_of="2024-05-06", coverages=(Coverage("", "2024-05-06", 0, (), (large,)),))
    made = workshop.texts(catalogue, assessed)
    assert "第300小学校" not in made["coverage/index.html"] and "共301行" in made["coverage/index.html"]
    assert "第300小学校" in made["coverage/school-kind.csv"]


def test_names_of_the_missing_are_on_the_page_when_few_and_always_in_the_file(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    few = Share("school", "学校", 1, 3, (("a", "甲校"), ("b", "乙校")))
    many = Share("person", "教师", 0, 301, tuple((f"p{at}", f"=教师{at}") for at in range(301)))
    assessed = Assessment(as_of="2024-05-06", coverages=(Coverage("", "2024-05-06", 0, (few, many), ()),))
    made = workshop.texts(catalogue, assessed)
    page = made["coverage/index.html"]
    assert "缺2所：甲校、乙校" in page and "缺301人" in page and "教师300" not in page
    assert "主管版，不公开" in page and "'=教师300" in made["coverage/missing.csv"]


# Names


def test_public_pages_name_nobody_who_owes(texts: dict[str, str]) -> None:
    """Structural: public builds have no ledger, so there is no page that could."""
    assert not [name for name in texts if name.startswith("ledger/") or name.endswith("missing.csv")]
    for name, page in texts.items():
        assert "主管版" not in page and "完成台账" not in page, name
    for name in ("campaign/spring/index.html", "coverage/index.html", "coverage/spring/index.html"):
        owed = texts[name].partition('id="results"')[0]
        assert not [one for one in NAMES if one in owed], name


def test_the_bureau_reads_schools_and_names_with_the_reasons(bureau: dict[str, str]) -> None:
    page = bureau["ledger/spring/county-a/index.html"]
    told = words(page)
    assert "主管版，不公开" in told and "老师乙" in told and "老师甲" not in told
    assert "老师乙 ! 不合格 研修体会（2024年4月） 截止 2024-04-26 原因：字数 812，应有 1000、 PL301" in told
    assert '<a href="../../../rules/PL301/">PL301</a>' in page
    assert "1份没有收件记录，按稿件日期判定" in told
    assert 'id="school-b"' in page and 'href="../../../ledger/spring/county-a/#school-b"' in page


def test_a_message_to_a_school_is_the_letter_of_export_chase(bureau: dict[str, str]) -> None:
    page = bureau["ledger/spring/county-a/index.html"]
    told = page.partition('id="school-b-chase">')[2].partition("</pre>")[0]
    assert "云溪school-b：截至2024年5月6日，还有下列材料没有交齐。" in told
    assert "【缺交】已过截止日，请补交\n1. 活动方案：学校。" in told
    assert "1. 研修体会（2024年4月）：老师乙。" in told and "研修体会（2024年5月）：" in told
    complete = page.partition('id="school-a"')[2].partition("</section>")[0]
    assert "没有过期未交的材料。" in complete and "chase" not in complete


def test_the_ledger_of_a_campaign_adds_up(bureau: dict[str, str]) -> None:
    found = rows(bureau["ledger/spring/index.html"], "春季研修：按单位")
    assert found[0] == ["单位", "应交", "已交", "迟交", "不合格", "缺交", "未到期", "免交", "状态"]
    assert [row[:8] for row in found[1:]] == [
        ["云溪county-a", "10", "4", "0", "1", "1", "4", "0"],
        ["云溪county-b", "10", "3", "1", "0", "2", "4", "0"],
        ["合计", "20", "7", "1", "1", "3", "8", "0"],
    ]
    for row in found[1:]:
        assert int(row[1]) == sum(int(one) for one in row[2:7])
    by_material = rows(bureau["ledger/spring/index.html"], "春季研修：按材料")
    assert [row[:8] for row in by_material[1:]] == [
        ["活动方案", "4", "1", "0", "0", "3", "0", "0"],
        ["研修体会", "16", "6", "1", "1", "0", "8", "0"],
    ]


def test_an_area_with_too_many_units_has_a_page_for_each_school(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    made = workshop.texts(catalogue, workshop.bureau(catalogue, people=400))
    county, school = (
        made["ledger/spring/county-b/index.html"],
        made["ledger/spring/county-b/school-c/index.html"],
    )
    assert 'href="../../../ledger/spring/county-b/school-c/"' in county and "y-debts" not in county
    assert "教师和学科另有394项未到期" in school
    assert "ledger/spring/county-a/school-a/index.html" not in made


def test_a_hostile_name_is_text_in_the_ledger(workshop: Workshop, catalogue: Catalogue) -> None:
    given = workshop.bureau(catalogue)
    judged = given.ledgers[0]
    units = {**judged.units, "person:p1": replace(judged.units["person:p1"], name=HOSTILE)}
    made = workshop.texts(catalogue, replace(given, ledgers=(replace(judged, units=units),)))
    page = made["ledger/spring/county-a/index.html"]
    assert "<script>alert" not in page and "{{ 7*7 }}" in page


def test_a_phase_and_a_subject_are_called_by_their_names(workshop: Workshop, catalogue: Catalogue) -> None:
    given = workshop.bureau(catalogue)
    judged = given.ledgers[0]
    subject = Unit("subject:school-b/math", "subject", "数学", "school-b", "", "math")
    own = judged.units["organisation:school-b"]
    lines = (
        Line(unit=subject.key, obligation="plan", slot="one", status=Status.MISSING, needed=2, counted=1),
        Line(unit=own.key, obligation="plan", slot="math", status=Status.MISSING, needed=1),
    )
    made = replace(judged, units={**judged.units, subject.key: subject}, lines=(*judged.lines, *lines))
    page = workshop.texts(catalogue, replace(given, ledgers=(made,)))["ledger/spring/county-a/index.html"]
    assert "数学学科组 ✕ 缺交 活动方案（one） 1/2" in words(page)


def test_who_is_asked_nothing_has_no_place_in_the_ledger(workshop: Workshop, catalogue: Catalogue) -> None:
    given = workshop.bureau(catalogue)
    judged = given.ledgers[0]
    zone = Unit("organisation:zone-a", "organisation", "云溪zone-a", "zone-a", "zone")
    more = Line(unit=zone.key, obligation="plan", status=Status.NOT_APPLICABLE)
    made = replace(judged, units={**judged.units, zone.key: zone}, lines=(*judged.lines, more))
    page = workshop.texts(catalogue, replace(given, ledgers=(made,)))["ledger/spring/county-a/index.html"]
    assert "云溪zone-a" not in page


# Campaigns


def test_a_campaign_shows_its_phases_with_days_and_the_present_one(texts: dict[str, str]) -> None:
    page = texts["campaign/spring/index.html"]
    assert page.count('aria-current="step"') == 1
    told = words(page)
    assert "方案 已结束 2024年4月1日—4月10日" in told and "研磨 进行中 2024年4月11日—5月15日" in told
    assert "2024年4月 读课标 形式：教学设计" in told


def test_a_campaign_shows_what_is_owed_in_numbers_that_add_up(texts: dict[str, str]) -> None:
    page = texts["campaign/spring/index.html"]
    assert rows(page, "春季研修，各项材料的应交和已交，截至2024年5月6日")[1:] == [
        ["活动方案 通知第二条", "4", "1", "0", "0", "3", "0", "0", "2024-04-10"],
        ["研修体会", "16", "6", "1", "1", "0", "8", "0", "每月最后一个星期五"],
        ["合计", "20", "7", "1", "1", "3", "8", "0", "交齐8/20（40%）"],
    ]
    assert "5月31日截止（按2024-05-06计还有25天）" in page
    assert "未齐12项，其中8项未到期；交齐的有1项迟交。" in page
    assert "材料交齐 8/20（40%）" in words(page) and "人数少于5" not in page
    assert 'href="../../campaign/spring/deadlines.ics" download' in page
    assert texts["campaign/spring/deadlines.ics"].startswith("BEGIN:VCALENDAR")


def test_results_are_counted_by_the_phase_in_which_they_are_dated(
    texts: dict[str, str], catalogue: Catalogue
) -> None:
    dates = [one.date for one in catalogue.submissions if one.terms.get("campaign")]
    early = sum("2024-04-01" <= day <= "2024-04-10" for day in dates)
    part = texts["campaign/spring/index.html"].partition('id="results"')[2].partition("</section>")[0]
    assert early and f'<h3>方案<span class="y-area__total">{early}份</span></h3>' in part
    assert part.count("<article") <= 6


def test_a_campaign_has_a_page_before_anything_has_come_in(texts: dict[str, str]) -> None:
    told = words(texts["campaign/autumn/index.html"])
    assert "秋季研修还没有成果" in told and "未开始" in told
    assert 'href="../campaign/autumn/"' in texts["campaign/index.html"]
    assert (
        "campaign/autumn/deadlines.ics" not in texts
        and "deadlines.ics" not in texts["campaign/autumn/index.html"]
    )


def test_home_shows_what_is_under_way_and_how_far_it_is(texts: dict[str, str]) -> None:
    told = words(texts["index.html"])
    assert "正在进行 春季研修" in told and "交齐 8/20（40%）" in told and "秋季研修" not in told
    assert "60 份成果 1/1 学段 4/4 学科 4/4 学校 8/8 教师" in told


@pytest.mark.parametrize(("day", "title"), [("2024-03-01", "活动"), ("2024-09-09", "正在进行")])
def test_home_shows_the_newest_campaign_when_none_is_under_way(
    workshop: Workshop, catalogue: Catalogue, day: str, title: str
) -> None:
    page = workshop.texts(catalogue, assessment(catalogue, workshop.site, day=day))["index.html"]
    assert f'id="running">{title}</h2>' in page and "秋季研修" in page


def test_home_tells_a_gap_from_what_nobody_teaches(texts: dict[str, str]) -> None:
    matrix = texts["index.html"].partition('class="y-matrix"')[2].partition("</table>")[0]
    assert '<td class="y-na">—</td>' in matrix
    assert "日语" not in words(texts["index.html"])


# Organisations


HEADS = ["材料", "应交", "已交", "迟交", "不合格", "缺交", "未到期", "免交", "状态"]


def materials(page: str, name: str) -> list[list[str]]:
    """Rows of what an organisation is asked for."""
    return rows(page, f"{name}：春季研修，应交和已交")


def test_an_organisation_shows_the_public_what_it_owes_itself(texts: dict[str, str]) -> None:
    page = texts["organisation/school-b/index.html"]
    assert materials(page, "云溪school-b") == [
        HEADS,
        ["活动方案", "1", "0", "0", "0", "1", "0", "0", "! 未齐"],
    ]
    assert "公开页只有数" in page
    county = materials(texts["organisation/county-a/index.html"], "云溪county-a")
    assert county[1][:7] == ["活动方案", "2", "1", "0", "0", "1", "0"]


def test_two_teachers_of_a_school_are_not_counted_where_a_number_would_name_them(
    texts: dict[str, str],
) -> None:
    for place in ("school-b", "county-a"):
        page = texts[f"organisation/{place}/index.html"]
        assert "研修体会" not in page.partition('id="materials"')[2].partition("</section>")[0]
        assert "教师和学科组的材料：人数少于5，" in page
    assert "教师和学科组的材料：人数少于5，" not in texts["organisation/city/index.html"]


def test_enough_teachers_are_one_row_of_all_that_they_owe(texts: dict[str, str]) -> None:
    told = materials(texts["organisation/city/index.html"], "云溪city")
    assert [row[0] for row in told[1:]] == ["活动方案", "教师和学科组的材料"]
    assert told[2] == ["教师和学科组的材料", "16", "6", "1", "1", "0", "8", "—", "! 未齐"]


def test_the_bureau_reads_every_obligation_and_is_led_to_the_names(bureau: dict[str, str]) -> None:
    page = bureau["organisation/school-b/index.html"]
    assert materials(page, "云溪school-b")[1:] == [
        ["活动方案", "1", "0", "0", "0", "1", "0", "0", "! 未齐"],
        ["研修体会", "4", "1", "0", "1", "0", "2", "0", "! 未齐"],
    ]
    assert "公开页只有数" not in page and "人数少于5" not in page
    assert 'href="../../ledger/spring/county-a/#school-b"' in page
    assert 'href="../../ledger/spring/county-a/"' in bureau["organisation/county-a/index.html"]
    assert 'href="../../ledger/spring/"' in bureau["organisation/city/index.html"]
    assert "公开页只有数" not in bureau["campaign/spring/index.html"]


def test_an_obligation_of_four_teachers_has_only_the_number_owed_and_is_in_no_sum(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    judged = ledger()
    few = {f"person:p{at}" for at in range(4)}
    kept = tuple(one for one in judged.lines if not one.unit.startswith("person:") or one.unit in few)
    told = disclosed(replace(judged, lines=kept), catalogue.registry, ("plan", "essay"))
    given = replace(assessment(catalogue, workshop.site), progress=(told,))
    made = workshop.texts(catalogue, given)
    page = made["campaign/spring/index.html"]
    found = rows(page, "春季研修，各项材料的应交和已交")
    assert found[2] == ["研修体会", "8", *["—"] * 6, "每月最后一个星期五"]
    assert found[3][:3] == ["合计", "4", "1"] and "人数少于5，不单列，也不计入合计" in page
    assert "材料交齐 1/4" in words(page) and "交齐 1/4" in words(made["index.html"])
    assert "研修体会" not in made["organisation/city/index.html"].partition('id="covers"')[0]


def test_the_day_alone_rewrites_no_page_of_an_organisation_and_none_of_a_submission(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    """2,000 schools must not be rewritten at midnight: only a changed number does that."""
    before = workshop.pages(catalogue)
    after = workshop.pages(catalogue, assessment(catalogue, workshop.site, day="2024-05-07"))
    moved = {name for name in before if before[name].key != after[name].key}
    assert {name.partition("/")[0] for name in moved} == {"campaign", "coverage"}
    assert "campaign/spring/index.html" in moved


def test_a_campaign_that_has_begun_comes_before_one_that_is_still_to_come(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    later = CAMPAIGNS[1].model_copy(update={"obligations": CAMPAIGNS[0].obligations})
    given = assessment(catalogue, workshop.site)
    both = (given.progress[0], replace(given.progress[0], campaign="autumn"))
    listing = next(one for one in catalogue.listings if one.address == "organisation/school-b/")

    def shown(day: str) -> list[str]:
        assessed = replace(given, as_of=day, progress=both)
        shelf = library(catalogue, workshop.site, campaigns=(CAMPAIGNS[0], later), assessment=assessed)
        return [one.title for one in organisation_view(shelf, listing, "school-b").materials]

    assert shown("2024-05-06") == ["春季研修", "秋季研修"]
    assert shown("2024-09-01") == ["秋季研修", "春季研修"]
