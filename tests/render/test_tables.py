"""Process tables become cards on a phone; the others get a scroll box."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.render import tables as module
from generator.render.tables import LONG, tables

LONG_TEXT = "出示情境图，请学生说一说从图中看到了哪些数学信息，能提出什么问题"
assert len(LONG_TEXT) > LONG


def table(*rows: tuple[str, ...]) -> str:
    """A table as the sanitiser gives it; the first row is the head."""
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def test_a_process_table_keeps_its_meaning_when_stacked() -> None:
    found = tables(table(("环节", "教师活动", "学生活动"), ("导入", LONG_TEXT, "说")))
    assert '<table class="y-stack">' in found
    assert '<th scope="row">导入</th>' in found
    assert f'<td data-label="教师活动">{LONG_TEXT}</td>' in found
    assert found.count('scope="col"') == 3


def test_labels_are_safe_inside_an_attribute() -> None:
    """A cell is escaped as text, where a bare quote may stand."""
    found = tables(table(("环节", '教师"onclick=x', "<em>学&amp;生</em>"), ("导入", LONG_TEXT, "说")))
    assert 'data-label="教师&quot;onclick=x"' in found and 'data-label="学&amp;生"' in found


def test_other_tables_scroll() -> None:
    numbers = table(("项", "甲", "乙"), ("人数", "3", "4"))
    merged = table(("环节", "教师活动", "学生活动"), ("导入", LONG_TEXT, "说")).replace(
        "<td>说", '<td rowspan="2">说'
    )
    wide = table(tuple("甲乙丙丁戊己庚"), (LONG_TEXT, *"234567"))
    headless = table(("", "教师活动", "学生活动"), ("导入", LONG_TEXT, "说"))
    for one in (numbers, merged, wide, headless):
        found = tables(one)
        assert found.startswith('<div class="y-scroll" role="region" tabindex="0"') and "y-stack" not in found


def test_a_table_within_a_table_loses_nothing() -> None:
    inner = table(("a", "b", "c"), ("1", LONG_TEXT, "3"))
    outer = f"<table><tbody><tr><td>{inner}</td></tr></tbody></table>"
    found = tables(outer)
    assert found.count("<table") == 2 == found.count("</table>") and LONG_TEXT in found
    assert found.count("<div") == found.count("</div>")


LAZY = {
    "_TABLE": r"<table>(.*?)</table>",
    "_ROW": r"<tr>(.*?)</tr>",
    "_CELL": r"<(t[dh])((?:\s[^>]*)?)>(.*?)</\1>",
}
TOKENS = (
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    '<th scope="col">',
    "</th>",
    "<b>",
    "<",
    "x\n",
)


@given(st.lists(st.sampled_from(TOKENS), max_size=14).map("".join))
def test_leaping_finds_what_looking_at_every_character_finds(html: str) -> None:
    for name, pattern in LAZY.items():
        leaping: re.Pattern[str] = getattr(module, name)
        assert leaping.findall(html) == re.findall(pattern, html, re.DOTALL)
