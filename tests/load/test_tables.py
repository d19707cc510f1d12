"""A roster table reads the same from every program that saved it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from generator.load.csv_lines import decode_lines
from generator.load.tables import Table, read_table

COLUMNS = {"id": ("编号",), "name": ("名称", "单位名称"), "from": ("起始",), "level": ("级别",)}
REQUIRED = ("id", "name")


def workbook(*sheets: list[list[object]]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)  # type: ignore[arg-type]
                else:
                    sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


def read(root: Path, files: dict[str, bytes]) -> Table:
    (root / "registry").mkdir()
    for name, data in files.items():
        (root / "registry" / name).write_bytes(data)
    return read_table(root, "units", COLUMNS, REQUIRED)


def cells(table: Table) -> list[tuple[int, dict[str, str]]]:
    return [(row.line, row.cells) for row in table.rows]


def told(table: Table) -> list[tuple[str, str, int]]:
    return [(path, fault.code, fault.line) for path, fault in table.faults]


def test_a_workbook_gives_what_people_see_in_it(tmp_path: Path) -> None:
    rows = [
        ["编号", "名称", "起始"],
        [1.0, " 　一小 ", datetime(2024, 9, 1)],
        ["x2", "二小", datetime(2024, 9, 1, 8, 30)],
    ]
    table = read(tmp_path, {"units.xlsx": workbook(rows)})
    assert told(table) == []
    assert cells(table) == [
        (2, {"id": "1", "name": "一小", "from": "2024-09-01"}),
        (3, {"id": "x2", "name": "二小", "from": "2024-09-01T08:30:00"}),
    ]


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [["2024年单位名册"], [], ["编号", "单位名称"], ["a", "一小"], [], ["b", "二小"]]
    table = read(tmp_path, {"units.xlsx": workbook(rows)})
    assert (cells(table), told(table)) == (
        [(4, {"id": "a", "name": "一小"}), (6, {"id": "b", "name": "二小"})],
        [],
    )


def test_the_header_may_be_on_a_later_sheet(tmp_path: Path) -> None:
    table = read(tmp_path, {"units.xlsx": workbook([["填表说明"]], [["编号", "名称"], ["a", "一小"]])})
    assert cells(table) == [(2, {"id": "a", "name": "一小"})]


def test_a_title_above_the_header_of_a_csv_file(tmp_path: Path) -> None:
    table = read(tmp_path, {"units.csv": "单位名册,,\n编号,名称\na,一小\n".encode("gb18030")})
    assert (cells(table), told(table)) == ([(3, {"id": "a", "name": "一小"})], [])


def test_a_header_below_the_fifth_row_is_none(tmp_path: Path) -> None:
    table = read(tmp_path, {"units.csv": ("注\n" * 5 + "编号,名称\na,一小\n").encode()})
    assert (cells(table), told(table)) == ([], [("registry/units.csv", "PL907", 1)])


def test_csv_wins_over_a_workbook_and_says_so(tmp_path: Path) -> None:
    csv, book = "编号,名称\na,一小\n".encode(), workbook([["编号", "名称"], ["b", "二小"]])
    table = read(tmp_path, {"units.csv": csv, "units.xlsx": book})
    assert [row["id"] for row in table.rows] == ["a"]
    assert told(table) == [("registry/units.xlsx", "PL907", 1)]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"text"]
)
def test_a_damaged_workbook_is_a_fault(tmp_path: Path, data: bytes) -> None:
    assert told(read(tmp_path, {"units.xlsx": data})) == [("registry/units.xlsx", "PL907", 1)]


def test_a_cut_workbook_is_a_fault(tmp_path: Path) -> None:
    whole = workbook([["编号", "名称"], ["a", "一小"]])
    assert told(read(tmp_path, {"units.xlsx": whole[: len(whole) // 2]})) == [
        ("registry/units.xlsx", "PL907", 1)
    ]


def test_a_workbook_without_the_columns_names_them(tmp_path: Path) -> None:
    table = read(tmp_path, {"units.xlsx": workbook([["编号", "电话"], ["a", "1"]])})
    assert [fault.detail for _, fault in table.faults] == ["表头缺少：名称"]


def test_a_gbk_line_in_a_utf8_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    data = b"\n".join(
        ["编号,名称".encode(), "a,一小".encode(), "b,二小".encode("gb18030"), "c,三小".encode()]
    )
    table = read(tmp_path, {"units.csv": data})
    assert [(row.line, row["id"]) for row in table.rows] == [(2, "a"), (4, "c")]
    assert told(table) == [("registry/units.csv", "PL907", 3)]


def test_a_gbk_line_that_happens_to_be_utf8_does_not_change_the_encoding() -> None:
    unlucky = "模".encode("gbk")
    assert unlucky.decode("utf-8") == "ģ"
    lines = [one.encode("gbk") for one in ("编号,名称", "a,第一小学", "b,第二小学")]
    assert decode_lines(b"\n".join([*lines, unlucky])) == ("编号,名称\na,第一小学\nb,第二小学\n模", [])


def test_utf16_is_a_fault(tmp_path: Path) -> None:
    assert told(read(tmp_path, {"units.csv": "编号,名称\n".encode("utf-16")})) == [
        ("registry/units.csv", "PL907", 1)
    ]


def test_two_columns_of_one_meaning_fill_each_other(tmp_path: Path) -> None:
    table = read(tmp_path, {"units.csv": "编号,名称,单位名称\na,,一小\nb,二小,别的\n".encode()})
    assert [row["name"] for row in table.rows] == ["一小", "二小"]
