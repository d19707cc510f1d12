"""Bodies as plain paragraphs, and two of them heading by heading."""

from __future__ import annotations

import pytest

from generator.parse.body import render_body
from generator.render.blocks import Part, parts
from generator.render.views.compared import Compared, compared


def of(markdown: str) -> tuple[Part, ...]:
    return parts(render_body(markdown).html)


def between(old: str, new: str) -> Compared:
    return compared(render_body(old).html, render_body(new).html)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("先说。\n\n## 目标\n\n能**看懂**钟面。", [("", ["先说。"]), ("目标", ["能看懂钟面。"])]),
        ("## 目标\n\n1. 一\n2. 二\n   - 三", [("目标", ["一", "二", "三"])]),
        ("## 目标\n\n### 知识\n\n一行\n又一行", [("目标", ["知识", "一行", "又一行"])]),
        (
            "## 过程\n\n| 环节 | 教师 | 学生 |\n|---|---|---|\n| 导入 | 问 | 答 |\n| 小结 |  | 说 |",
            [("过程", ["环节｜教师｜学生", "导入", "教师：问", "学生：答", "小结", "学生：说"])],
        ),
        (r"算 $6\div\frac{2}{3}=x^2$ 对", [("", ["算 6÷2/3=x^2 对"])]),
        ("![线段图](a.png)\n\n![](b.png)", [("", ["［图：线段图］", "［图：没有说明］"])]),
        ("## 空的\n\n## 一 &amp; 二\n\na < b", [("空的", []), ("一 & 二", ["a < b"])]),
        ("", []),
    ],
)
def test_a_body_as_paragraphs(markdown: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(one.heading, list(one.texts)) for one in of(markdown)] == expected


def test_no_text_of_a_body_is_lost_whatever_its_markup() -> None:
    raw = "<table><tr><td><p>甲</p><ul><li>乙</li></ul></td></tr></table>丙<div><h2>丁</h2>戊</div><table><tr><th>己"
    told = "".join(text for one in parts(render_body(raw).html) for text in (one.heading, *one.texts))
    assert {*"甲乙丙丁戊己"} <= {*told}


def test_headings_are_matched_without_their_numbers() -> None:
    found = between("## 一、教学目标\n\n会算。", "## 二、教学目标\n\n会算。")
    assert [(one.title, one.word, one.changes) for one in found.headings] == [("二、教学目标", "", 0)]
    assert not found.changes


def test_a_heading_that_only_one_has_says_so_and_stands_in_its_place() -> None:
    old = "## 甲\n\n一样的话。\n\n## 乙\n\n旧的话。\n\n## 丙\n\n又一样。"
    new = "## 甲\n\n一样的话。\n\n## 丙\n\n又一样。\n\n## 丁\n"
    found = between(old, new)
    assert [(one.title, one.word, one.changes) for one in found.headings] == [
        ("甲", "", 0), ("乙", "删", 1), ("丙", "", 0), ("丁", "增", 1),
    ]  # fmt: skip
    assert found.changes == 2


def test_what_stayed_is_folded_and_counted() -> None:
    found = between("一句。\n\n二句。\n\n三句老话。", "一句。\n\n二句。\n\n三句新话。")
    rows = found.headings[0].rows
    assert rows[0].kept == ("一句。", "二句。")
    assert rows[1].change is not None
    assert [(one.op, one.text) for one in rows[1].change.old] == [
        ("same", "三句"),
        ("gone", "老"),
        ("same", "话。"),
    ]
    assert [(one.op, one.text) for one in rows[1].change.new] == [
        ("same", "三句"),
        ("new", "新"),
        ("same", "话。"),
    ]


def test_a_body_of_ten_thousand_headings_is_compared_in_time() -> None:
    text = "".join(f"<h2>{at % 7}</h2><p>{at}</p>" for at in range(10_000))
    assert compared(text, text).changes == 0
