"""The ledger as CSV and JSON: complete, and safe to open."""

import csv
import io
import json

from generator.report.ledger import csv as csv_report
from generator.report.ledger import json as json_report

from .city import LINES, city

CSV = b"".join(csv_report.render(city()))
JSON = json.loads(b"".join(json_report.render(city())))
ROWS = list(csv.DictReader(io.StringIO(CSV.decode("utf-8-sig"))))


def test_csv_begins_with_a_bom_and_has_a_row_for_each_line() -> None:
    assert CSV.startswith(b"\xef\xbb\xbf") and CSV.count(b"\r\n") == 1 + len(LINES)
    assert [row["状态"] for row in ROWS[:3]] == ["已交", "迟交", "未到期"]


def test_csv_tells_what_was_on_time_from_what_was_late() -> None:
    assert [(row["应交"], row["已交"], row["迟交"]) for row in ROWS[:2]] == [("1", "1", "0"), ("1", "0", "1")]


def test_csv_names_pieces_and_reasons() -> None:
    assert ROWS[0]["计入的稿件"] == "submissions/qx1/a/index.md"
    assert (
        ROWS[5]["退回的稿件与原因"] == "submissions/qx1/b/index.md（PL301 缺少必填部分，字数 812，应有 1000）"
    )
    assert (ROWS[5]["上级单位"], ROWS[5]["单位"], ROWS[5]["姓名或学科"], ROWS[5]["梯级"]) == (
        "云山市 / 清溪县", "清溪一校", "吴一", "初阶",
    )  # fmt: skip


def test_csv_has_no_cell_that_a_spreadsheet_computes() -> None:
    assert ROWS[6]["姓名或学科"] == '\'=HYPERLINK("http://x")'


def test_a_cell_of_the_csv_never_holds_more_than_a_spreadsheet_takes() -> None:
    paths = [f"submissions/qx1/{at:05}/index.md" for at in range(2_000)]
    cell = csv_report._listed(paths)
    assert cell.endswith("；……共2000份，全部见 JSON") and len(cell) < 32_767
    assert set(cell.split("；")[:-1]) < set(paths), "whole paths only"
    assert "；".join(paths[:3]) == csv_report._listed(paths[:3])


def test_json_has_every_line_with_ids_names_and_reasons() -> None:
    assert JSON["as_of"] == "2024-05-06" and JSON["site"] == "云山市成果库"
    assert len(JSON["lines"]) == len(LINES)
    assert JSON["lines"][5] == {
        "campaign": "spring", "campaign_title": "春季研修", "unit": "person:p1", "sort": "person",
        "organisation": "qx1", "organisation_name": "清溪一校", "lineage": ["云山市", "清溪县"], "name": "吴一",
        "tier": "初阶", "obligation": "essay", "title": "随笔", "slot": "", "status": "rejected",
        "word": "不合格", "due": "2024-05-20", "needed": 2, "counted": 1, "late": 0, "surplus": 0, "guessed": 1,
        "size": 0, "size_needed": 0, "points": 0, "hours": 0, "pieces": [],
        "rejected": [
            {"path": "submissions/qx1/b/index.md", "reasons": ["PL301 缺少必填部分", "字数 812，应有 1000"]}
        ],
        "reason": "", "next": "退回 1 份，2024年5月20日截止（还有14天），请改好重交",
    }  # fmt: skip


def test_json_has_the_scores() -> None:
    assert JSON["scores"][0] == {
        "campaign": "spring", "unit": "person:p1", "points": 10, "possible": 100, "passed": False, "hours": 2,
        "by_category": {}, "hours_target": 12, "excused": 0,
    }  # fmt: skip


def test_status_json_counts_the_roster_or_one_organisation_with_its_lines() -> None:
    whole, school = json.loads(json_report.status(city())), json.loads(json_report.status(city(), "qx2"))
    plan = whole["campaigns"][0]["obligations"][0]
    assert plan["counts"] == {"done": 1, "late": 0, "rejected": 0, "missing": 1, "pending": 0, "exempt": 1}
    assert plan["dues"] == ["2024-04-10"] and whole["lines"] == []
    assert [one["status"] for one in school["lines"]] == ["missing", "missing", "pending"]
