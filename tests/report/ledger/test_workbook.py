"""The workbook as a reader of Excel files sees it."""

import io
import re
import zipfile
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from generator.model.campaign import Obligation
from generator.model.ledger import Score
from generator.report.ledger.workbook import write
from generator.report.ledger.workbook.counties import counties
from generator.report.ledger.workbook.names import SheetNames
from generator.report.ledger.workbook.sheet import Sheet
from generator.report.ledger.workbook.styles import Styles

from .city import CAMPAIGN, LEDGER, city


def written(books: object = None) -> bytes:
    out = io.BytesIO()
    write(books or city(), out)  # type: ignore[arg-type]
    return out.getvalue()


def sheet(name: str, data: bytes | None = None) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data or written())).get_sheet_by_name(name).to_python()


def test_there_is_a_sheet_for_the_whole_the_campaign_each_county_and_who_has_none() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written()))
    assert ["汇总", "春季研修", "清溪县", "云山市直属"] == book.sheet_names


def test_the_summary_counts_each_obligation() -> None:
    rows = sheet("汇总")
    assert [
        "活动",
        "材料",
        "截止",
        "应交",
        "已交",
        "迟交",
        "不合格",
        "缺交",
        "未到期",
        "免交",
        "交齐率",
    ] == rows[2]
    assert ["春季研修", "方案", "2024-04-10", 2, 1, 0, 0, 1, 0, 1, 0.5] == rows[3]
    assert ["春季研修", "月报", "2024-04-26 至 2024-05-31（2 次）", 4, 0, 1, 0, 1, 2, 0, 0.25] == rows[4]


def test_every_sheet_says_its_day_and_what_is_counted() -> None:
    for name in ("汇总", "春季研修", "清溪县"):
        assert str(sheet(name)[1][0]).startswith("截至 2024-05-06。应交 = 名册上的")


def test_a_county_has_a_row_for_each_unit_and_a_column_for_each_obligation() -> None:
    rows = sheet("清溪县")
    assert [
        "单位", "类别", "姓名或学科", "阶梯", "方案", "月报（2024年4月）", "月报（2024年5月）", "研讨", "随笔", "得分",
        "合格", "学时", "说明",
    ] == rows[2]  # fmt: skip
    assert [
        "清溪一校",
        "学校",
        "",
        "",
        "✓ 已交",
        "◷ 迟交",
        "○ 未到期",
        "✕ 缺交 1/2",
        "—",
        "—",
        "—",
        "—",
    ] == rows[3][:-1]
    assert [
        "清溪一校",
        "教师",
        "吴一",
        "初阶",
        "—",
        "—",
        "—",
        "—",
        "! 不合格 1/2",
        10,
        "○ 还未合格",
        2,
    ] == rows[4][:-1]


def test_the_remarks_say_why_and_which_subject_is_missing() -> None:
    rows = sheet("清溪县")
    assert "月报（2024年4月）：迟交 1 份。研讨（乙领域）：缺交" == rows[3][-1]
    assert str(rows[4][-1]).startswith("随笔：qx1/b：PL301 缺少必填部分；字数 812，应有 1000")


def test_the_campaigns_sheet_adds_up_the_tree_and_leaves_out_what_never_occurs() -> None:
    rows = sheet("春季研修")
    assert ["单位", "级别", "应交", "已交", "迟交", "不合格", "缺交", "未到期", "免交", "交齐率"] == rows[3][
        :10
    ]
    assert ["应交", "已交", "缺交", "免交"] == rows[3][10:14], "no plan is late, rejected or pending"
    by_name = {row[0]: row for row in rows[4:]}
    assert ["云山市", "清溪县", "清溪一校", "清溪二校", "云山直属校"] == list(by_name)
    assert [11, 3, 1, 1, 3, 3, 1, 0.36] == by_name["云山市"][2:10]
    assert [10, 2, 1, 1, 3, 3, 0, 0.3] == by_name["清溪县"][2:10]


def test_who_is_excused_from_everything_has_no_points_and_is_not_among_those_who_passed() -> None:
    scores = {**LEDGER.scores, "person:p3": Score(excused=100)}
    data = written(city(msgspec.structs.replace(LEDGER, scores=scores)))
    direct = next(row for row in sheet("云山市直属", data) if "郑三" in row)
    assert ["—", "◇ 免交"] == direct[-4:-2]
    heads, whole = sheet("春季研修", data)[3], sheet("春季研修", data)[4]
    assert [0, 1] == [whole[heads.index(name)] for name in ("教师合格人数", "计分教师人数")]


def test_what_is_never_demanded_is_in_no_sum() -> None:
    free = CAMPAIGN.model_copy(
        update={
            "obligations": tuple(
                one.model_copy(update={"owed": one.id != "talk"}) for one in CAMPAIGN.obligations
            )
        }
    )
    rows = sheet("春季研修", written(city(campaigns=(free,))))
    assert [9, 2, 1, 1, 2, 3, 1] == rows[4][2:9]


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    names = zipfile.ZipFile(io.BytesIO(written()))
    whole = b"".join(names.read(one) for one in names.namelist() if "worksheets/sheet" in one)
    assert b"<f>" not in whole and b"=HYPERLINK(" in whole
    assert '=HYPERLINK("http://x")' == sheet("清溪县")[5][2]


def test_two_runs_give_the_same_bytes() -> None:
    assert written() == written()


def test_no_clock_stands_in_the_file() -> None:
    core = zipfile.ZipFile(io.BytesIO(written())).read("docProps/core.xml").decode()
    assert {"2024-05-06T00:00:00Z"} == set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core))
    assert {(1980, 1, 31)} == {one.date_time[:3] for one in zipfile.ZipFile(io.BytesIO(written())).infolist()}


def test_the_head_is_frozen_filtered_and_repeated_on_every_printed_page() -> None:
    file = zipfile.ZipFile(io.BytesIO(written()))
    county = file.read("xl/worksheets/sheet3.xml").decode()
    assert '<autoFilter ref="A3:M7"/>' in county
    assert 'topLeftCell="B4"' in county and 'state="frozen"' in county
    assert 'orientation="landscape"' in county and 'fitToHeight="0"' in county
    assert "清溪县!$3:$3" in file.read("xl/workbook.xml").decode()


def test_with_several_campaigns_the_sheets_are_numbered() -> None:
    other = msgspec.structs.replace(LEDGER, campaign="autumn")
    autumn = CAMPAIGN.model_copy(update={"slug": "autumn", "title": "秋季研修"})
    data = written(city(LEDGER, other, campaigns=(CAMPAIGN, autumn)))
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert [
        "汇总",
        "1 春季研修",
        "1 清溪县",
        "1 云山市直属",
        "2 秋季研修",
        "2 清溪县",
        "2 云山市直属",
    ] == names


def test_the_counties_of_a_countys_own_campaign_are_what_lies_below_it() -> None:
    own = CAMPAIGN.model_copy(update={"organisation": "qx"})
    books = city(campaigns=(own,))
    assert ["清溪县", "云山市直属"] == [one.title for one in counties(books, books.accounts[0])]


def test_a_campaign_that_asks_nobody_has_an_empty_sheet() -> None:
    empty = msgspec.structs.replace(LEDGER, units={}, lines=(), scores={})
    assert ["汇总", "春季研修"] == CalamineWorkbook.from_filelike(
        io.BytesIO(written(city(empty)))
    ).sheet_names
    free = Obligation(id="x", title="空", who=("school",), what="a", start="")  # type: ignore[arg-type]
    assert free.owed


# Names of sheets


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_valid_and_differ_whatever_is_wanted(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(one) for one in wanted]
    assert len({one.casefold() for one in taken}) == len(taken)
    for one in taken:
        assert 1 <= len(one.encode("utf-16-le")) // 2 <= 31
        assert not set(one) & set("[]:*?/\\") and one.strip("' ") == one


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("a/b:c", "a b c"), ("'", "未命名"), ("县" * 40, "县" * 31), ("History", "History 2")],
)
def test_a_sheet_keeps_as_much_of_its_name_as_it_can(wanted: str, name: str) -> None:
    assert name == SheetNames().take(wanted)


# The quick way to write rows


def parts(fast: bool, rows: list[list[str | float]]) -> bytes:
    out = io.BytesIO()
    workbook = Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    style = workbook.add_format({"bold": True})
    sheet = workbook.add_worksheet("a", Sheet)
    assert isinstance(sheet, Sheet)
    for at, row in enumerate(rows):
        if fast:
            sheet.lines(at, [[(value, style) for value in row]])
            continue
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_blank(at, column, None, style) if value == "" else sheet.write_string(
                    at, column, value, style
                )
            else:
                sheet.write_number(at, column, value + 0, style)  # -0.0 is 0
    workbook.close()
    return zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")


TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["✓ 已交", "a & b < c > d", " 前", "后 ", "\x07钟", "_x0041_", "=1+1", "\ufffe", "\n"]),
).filter(lambda text: not text.startswith("<r>"))


@settings(max_examples=60, deadline=None)  # each example writes two workbooks
@given(
    st.lists(
        st.lists(TEXTS | st.integers(-9, 9) | st.floats(-1e6, 1e6), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_whole_rows_are_what_xlsxwriter_writes_cell_by_cell(rows: list[list[str | float]]) -> None:
    assert parts(False, rows) == parts(True, rows)


def test_minus_nothing_is_nothing() -> None:
    assert parts(True, [[-0.0, 0, 0.0]]).count(b"<v>0</v>") == 3


def test_markup_in_a_text_is_shown_not_obeyed() -> None:
    ElementTree.fromstring(parts(True, [["<r>x</w></r>"]]))
    assert b"&lt;r&gt;x" in parts(True, [["<r>x</w></r>"]])
    books = city(campaigns=(CAMPAIGN.model_copy(update={"title": "<r><w></r>"}),))
    for name in ("sheet1", "sheet2", "sheet3"):
        ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(written(books))).read(f"xl/worksheets/{name}.xml"))


def test_rows_written_cell_by_cell_and_whole_may_follow_each_other() -> None:
    out = io.BytesIO()
    workbook = Workbook(out, {"constant_memory": True})
    style = workbook.add_format()
    page = workbook.add_worksheet("a", Sheet)
    assert isinstance(page, Sheet)
    page.write_string(0, 0, "一")
    page.lines(1, [[("二", style)], [("三", style)]])
    page.write_string(3, 0, "四")
    workbook.close()
    assert [["一"], ["二"], ["三"], ["四"]] == sheet("a", out.getvalue())


def test_a_long_table_has_every_row_in_order_and_its_filter() -> None:
    """Rows are written some hundred at a time."""
    out = io.BytesIO()
    workbook = Workbook(out, {"constant_memory": True})
    styles = Styles(workbook)
    page = workbook.add_worksheet("a", Sheet)
    assert isinstance(page, Sheet)
    page.begin(styles, "题", "范围", [["姓名", "份数"]], [8, 4])
    page.body([(f"师{at}", styles.text), (at, styles.whole)] for at in range(450))
    workbook.close()
    assert [[f"师{at}", at] for at in range(450)] == sheet("a", out.getvalue())[3:]
    part = zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A3:B453"/>' in part and '<dimension ref="A1:B453"/>' in part
