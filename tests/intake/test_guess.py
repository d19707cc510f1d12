"""Import takes only what stands plainly in a text or its file name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.intake.guess import guess_fields
from generator.intake.plain import title_of


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    site = load_config(Path(__file__).parents[2] / "site_config.yml").site
    assert site is not None
    return Vocabulary(site)


def test_a_file_name_names_five_fields(vocabulary: Vocabulary) -> None:
    found = guess_fields("湘教版初中地理七年级上册第一章第二节教学设计", "", "lesson-plan", vocabulary)
    assert found == {
        "edition": "湘教版",
        "stage": "初中",
        "subject": "地理",
        "grade": "七年级",
        "volume": "上册",
    }


def test_a_grade_that_belongs_to_one_stage_names_it(vocabulary: Vocabulary) -> None:
    assert guess_fields("大班语言活动", "", "lesson-plan", vocabulary)["stage"] == "幼儿园"
    assert "stage" not in guess_fields("六年级数学", "", "lesson-plan", vocabulary), "primary or junior"


def test_a_header_line_names_its_fields(vocabulary: Vocabulary) -> None:
    text = (
        "分数除法\n授课教师：王芳  年级：六年级　　学科：数学\n授课时间：2024年5月6日\n\n正文：王芳老师说……"
    )
    found = guess_fields("教案", text, "lesson-plan", vocabulary)
    assert (found["authors"], found["grade"], found["subject"]) == ("王芳", "六年级", "数学")


def test_a_signed_date_at_the_end_counts_and_a_date_in_prose_does_not(vocabulary: Vocabulary) -> None:
    signed = guess_fields(
        "方案", "一、目标\n2023年4月31日前上交。\n\n教研室\n2024年4月10日\n", "training-plan", vocabulary
    )
    assert signed["date"] == "2024年4月10日"
    assert "date" not in guess_fields("方案", "我们在2024年4月10日开会。", "training-plan", vocabulary)


def test_what_no_term_answers_to_is_left_for_the_author(vocabulary: Vocabulary) -> None:
    assert "subject" not in guess_fields("教案", "学科：炼金术", "lesson-plan", vocabulary)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("分数除法（修改后）.docx", "分数除法"),
        ("20191210影响气候导学案.txt", "影响气候导学案"),
        ("（定稿）.md", "（定稿）"),
    ],
)
def test_titles_lose_the_dress_of_file_names(name: str, title: str) -> None:
    assert title_of(Path(name)) == title
