"""`status` and `export` as people use them: text, files and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from .story import ROOT, Story

ORGANISATIONS = """\
id,name,level,parent,aliases
shi,某市,city,,
shiyan,实验小学,school,shi,实小
hexi,河西小学,school,shi,
"""
PEOPLE = "id,name,organisation\nzhou-min,周敏,shiyan\nluo-lin,罗琳,hexi\n"
CAMPAIGN = """\
title: 春季研修
from: 2024-02-20
to: 2024-06-30
obligations:
  - {id: lesson, title: 课一份, who: school, what: 示例课, by: 2024-04-01}
  - {id: report, title: 图文一份, who: school, what: 示例图文, by: 2024-06-20}
"""
BROKEN = "---\n标题: 图形\n类别: 示例课\n单位: 河西小学\n日期: 2024-03-05\n---\n## 过程\n先看钟面，再说时刻，最后画一画。\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """实验小学 has handed in its lesson; the one of 河西小学 is held back."""
    return (
        Story(tmp_path / "a")
        .lesson("时间")
        .lay("content/submissions/hexi/图形/index.md", BROKEN)
        .lay("content/registry/organisations.csv", ORGANISATIONS)
        .lay("content/registry/people.csv", PEOPLE)
        .lay("content/campaigns/spring.yml", CAMPAIGN)
    )


def yanxiu(story: Story, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=story.root, capture_output=True, text=True, check=False, env=environment, timeout=120
    )


def row(text: str, *words: str) -> list[str]:
    return next(line for line in text.splitlines() if all(one in line for one in words)).split()


def test_status_counts_and_ends_with_one_when_something_was_rejected(story: Story) -> None:
    done = yanxiu(story, "status", "--as-of", "2024-05-01")
    assert done.returncode == 1, done.stderr
    assert row(done.stdout, "课一份") == [
        "课一份",
        "2024-04-01（已过30天）",
        "2",
        "1",
        "0",
        "1",
        "0",
        "0",
        "0",
    ]
    assert row(done.stdout, "图文一份") == [
        "图文一份",
        "2024-06-20（还有50天）",
        "2",
        "0",
        "0",
        "0",
        "0",
        "2",
        "0",
    ]


def test_status_of_a_school_in_order_ends_with_zero_until_a_deadline_passes(story: Story) -> None:
    before = yanxiu(story, "status", "--organisation", "实小", "--as-of", "2024-05-01")
    assert before.returncode == 0, before.stderr
    assert "✓ 已交" in before.stdout and "2024-06-20（还有50天）" in before.stdout
    after = yanxiu(story, "status", "--organisation", "shiyan", "--as-of", "2024-06-21")
    assert after.returncode == 1 and "✕ 缺交" in after.stdout


def test_status_says_why_a_piece_does_not_count(story: Story) -> None:
    said = yanxiu(story, "status", "--organisation", "河西小学", "--as-of", "2024-05-01").stdout
    assert "hexi/图形：PL301 缺少" in said and "请尽快改好重交" in said


def test_an_unknown_school_or_campaign_ends_with_two_and_the_nearest(story: Story) -> None:
    school = yanxiu(story, "status", "--organisation", "河西小")
    assert (school.returncode, school.stderr) == (2, "名册里没有“河西小”。是不是“河西小学”？\n")
    campaign = yanxiu(story, "status", "--campaign", "春季研")
    assert campaign.returncode == 2 and "是不是“春季研修”？" in campaign.stderr


def test_status_as_json_can_be_read(story: Story) -> None:
    found = json.loads(yanxiu(story, "status", "--format", "json", "--as-of", "2024-05-01").stdout)
    assert found["campaigns"][0]["obligations"][0]["counts"]["rejected"] == 1


def test_the_ledger_is_exported_in_three_forms_with_the_same_lines(story: Story) -> None:
    for form in ("xlsx", "csv", "json"):
        done = yanxiu(
            story, "export", "ledger", "--format", form, "--output", f"out/l.{form}", "--as-of", "2024-05-01"
        )
        assert done.returncode == 0, done.stderr
    out = story.root / "out"
    lines = json.loads((out / "l.json").read_bytes())["lines"]
    rows = list(csv.DictReader(io.StringIO((out / "l.csv").read_text("utf-8-sig"))))
    assert (
        [one["word"] for one in lines]
        == [one["状态"] for one in rows]
        == ["已交", "未到期", "不合格", "未到期"]
    )
    sheet = CalamineWorkbook.from_path(out / "l.xlsx").get_sheet_by_name("某市").to_python()
    assert [one[3:5] for one in sheet[3:]] == [["✓ 已交", "○ 未到期"], ["! 不合格", "○ 未到期"]]
    assert sorted(one.name for one in out.iterdir()) == ["l.csv", "l.json", "l.xlsx"]


def test_two_exports_are_the_same_file_whatever_the_time_zone(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone in ("Asia/Shanghai", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        yanxiu(story, "export", "ledger", "--output", f"{zone[:4]}.xlsx", "--as-of", "2024-05-01")
    assert (story.root / "Asia.xlsx").read_bytes() == (story.root / "Amer.xlsx").read_bytes()


def test_a_letter_is_written_for_each_school_that_owes(story: Story) -> None:
    done = yanxiu(story, "export", "chase", "--output", "letters", "--as-of", "2024-05-01")
    assert done.returncode == 0, done.stderr
    letters = {one.name: one.read_text("utf-8") for one in (story.root / "letters").iterdir()}
    assert sorted(letters) == ["hexi 河西小学.txt", "shiyan 实验小学.txt"]
    assert "退回 hexi/图形：PL301" in letters["hexi 河西小学.txt"]


def test_old_letters_are_not_mixed_with_new_ones(story: Story) -> None:
    story.lay("letters/old.txt", "旧")
    done = yanxiu(story, "export", "chase", "--output", "letters")
    assert done.returncode == 2 and "不是空的" in done.stderr
    assert [one.name for one in (story.root / "letters").iterdir()] == ["old.txt"]


def test_without_a_roster_nobody_is_said_to_have_handed_in_everything(story: Story) -> None:
    for one in ("organisations.csv", "people.csv"):
        (story.root / "content/registry" / one).unlink(missing_ok=True)
    done = yanxiu(story, "export", "chase", "--output", "letters")
    assert done.returncode == 0 and "没有名册" in done.stdout and "都已交齐" not in done.stdout
    assert not (story.root / "letters").exists(), "no empty folder"


def test_the_deadlines_can_be_put_into_a_calendar(story: Story) -> None:
    done = yanxiu(story, "export", "calendar", "--campaign", "spring", "--output", "d.ics")
    assert done.returncode == 0, done.stderr
    events = Calendar.from_ical((story.root / "d.ics").read_bytes()).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == ["截止：课一份", "截止：图文一份"]


def test_the_self_check_names_what_to_mend_and_what_is_still_owed(story: Story) -> None:
    done = yanxiu(
        story,
        "export",
        "self-check",
        "--organisation",
        "河西小学",
        "--output",
        "s.html",
        "--as-of",
        "2024-05-01",
    )
    assert done.returncode == 0, done.stderr
    page = (story.root / "s.html").read_text("utf-8")
    fault = next(one for one in story.check() if one.code == "PL301")
    assert escape(fault.message) in page and escape(fault.fix) in page and "图文一份" in page
    assert "认识时间" not in page, "another school's submission"


def test_without_campaigns_the_commands_say_so(story: Story) -> None:
    story.remove("content/campaigns")
    done = yanxiu(story, "status")
    assert done.returncode == 0 and "没有应交的材料" in done.stdout
    assert yanxiu(story, "export", "ledger", "--output", "l.xlsx").returncode == 0
    assert CalamineWorkbook.from_path(story.root / "l.xlsx").sheet_names == ["汇总"]
