"""Sections in every form that real submissions use.

Each case: a body, and the sections a reader finds in it as `line form heading 字数`.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config.section_names import section_names
from generator.model.kind import Section
from generator.parse.sections import find_sections
from generator.text.count import markdown_chars

NAMES = section_names(
    (
        Section(heading="教学目标", aliases=("学习目标",), sublabels=("知识与技能", "过程与方法")),
        Section(heading="教学重难点", parts=("教学重点", "教学难点")),
        Section(
            heading="教学过程",
            aliases=("学习过程", "教学环节"),
            columns=("教学环节", "环节", "教师活动", "学生活动", "设计意图"),
        ),
        Section(heading="教材分析", aliases=("教材与学情分析",)),
        Section(heading="学情分析", aliases=("教材与学情分析",)),
        Section(heading="板书设计", aliases=("板书",)),
        Section(heading="作业设计", aliases=("作业", "课后作业", "布置作业")),
    )
)

CASES = {
    "markdown headings": ("# 题\n## 教学目标\n会算。\n### 一、教学过程（20分钟）\n先读。", "2 heading 教学目标 2\n4 heading 教学过程 2"),
    "underlined headings": ("教学目标\n----\n会算。\n\n教学过程\n====\n读。", "1 heading 教学目标 2\n5 heading 教学过程 1"),
    "brackets alone and in line": ("【学习目标】\n会算。\n【板书】甲乙丙", "1 bracket 教学目标 2\n3 bracket 板书设计 3"),
    "two brackets on one line": ("【教学重点】算理 【教学难点】转化", "1 bracket 教学重点 2\n1 bracket 教学难点 2"),
    "numbered, content on the line": ("一、教学目标：会算。\n（二）教学过程\n读一读。\n3．板书设计 甲乙", "1 numbered 教学目标 2\n2 numbered 教学过程 3\n4 numbered 板书设计 2"),
    "bold alone and with content": ("**教学目标**\n会算。\n**教学重点：** 算理\n**四、板书：甲乙丙**", "1 bold 教学目标 2\n3 bold 教学重点 2\n4 bold 板书设计 3"),
    "label and content on one line": ("教学目标：会算。\n课后作业: 第3题", "1 inline 教学目标 2\n2 inline 作业设计 3"),
    "a line that is only the label": ("教学目标\n会算。\n\n教学过程\n读。", "1 inline 教学目标 2\n4 inline 教学过程 1"),
    "table, first column": ("| 项目 | 内容 |\n|---|---|\n| 教学目标 | 会算，会说 |\n| 板书 | 甲 |", "3 cell 教学目标 4\n4 cell 板书设计 1"),
    "table, header row has columns": ("| 教学目标 | 教学过程 |\n|---|---|\n| 会算 | 先读后写 |\n| 会说 | 再评 |", "1 cell 教学目标 4\n1 cell 教学过程 6"),
    "table, one label heads all": ("| 教学环节 | 教师活动 | 学生活动 |\n|---|---|---|\n| 导入 | 提问 | 回答 |", "1 cell 教学过程 14"),
    "table, pairs in one row": ("| 教学重点 | 算理 | 教学难点 | 转化 |\n|---|---|---|---|", "1 cell 教学重点 2\n1 cell 教学难点 2"),
    "html table of a word processor": ("<table><tr><td>教学目标</td><td>会算</td></tr>\n<tr><td><p>板书</p></td><td>甲</td></tr></table>", "1 cell 教学目标 2\n2 cell 板书设计 1"),
    "label inside a cell with content": ("| 教学目标：会算 | 备注 |\n|---|---|", "1 cell 教学目标 4"),
    "one label covers two sections": ("## 教材与学情分析\n内容很多。", "1 heading 教材分析+学情分析 4"),
    "two names joined": ("## 教学重点与教学难点\n算理。", "1 heading 教学重点+教学难点 2"),
    "sublabels belong to their section": ("## 教学目标\n1. 知识与技能：会算。\n2. 过程与方法：会说。", "1 heading 教学目标 16"),
    "sublabels without it are it": ("1. 知识与技能：会算。\n2. 过程与方法：会说。\n## 板书\n甲", "1 numbered 教学目标 10\n3 heading 板书设计 1"),
    "a list that opens with the label": ("- 教学目标：会算\n- **板书**：甲", "1 inline 教学目标 2\n2 bold 板书设计 1"),
    "code is no text": ("```\n## 教学目标\n```\n~~~\n教学过程\n~~~", ""),
    "prose that begins like a label": ("教学目标的确定要看学情，教学过程也一样。\n作业要分层，不能一刀切地布置。", ""),
    "full-width and spaced": ("教 学 目 标：会算\n　　教学过程\n读", "1 inline 教学目标 2\n2 inline 教学过程 1"),
    "empty section": ("## 教学目标\n\n## 教学过程\n读。", "1 heading 教学目标 0\n3 heading 教学过程 1"),
    "quoted": ("> 教学目标：会算", "1 inline 教学目标 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_form(name: str) -> None:
    body, expected = CASES[name]
    found = [
        f"{one.line} {one.form} {'+'.join(one.headings)} {one.chars}"
        for one in find_sections(body, 1, NAMES).found
    ]
    assert "\n".join(found) == expected


def test_lines_are_those_of_the_file() -> None:
    assert [one.line for one in find_sections("\n## 教学目标\nx", 10, NAMES).found] == [11]


def test_a_kind_without_sections_has_none() -> None:
    assert find_sections("## 教学目标\nx", 1, None).found == ()


_LINES = [
    "## 教学目标", "【教学过程】先说", "**教学反思**", "教学重点：甲 教学难点：乙", "| 教学目标 | 教学过程 |", "|---|---|",
    "| 甲乙 | 丙 [图](很长的名字.png) |", "会算 12 加 3.5，well-known。", "", "[图", "](名字.png)", "<b", "c>丁", "```", "- 教学目标", "第一课时",
]  # fmt: skip


@given(st.lists(st.sampled_from(_LINES), max_size=14).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_sections_are_counted_once_and_give_the_whole(body: str) -> None:
    found = find_sections(body, 1, NAMES)
    assert found.chars == markdown_chars(body)
    lines = body.split("\n")
    assert all(one.label.strip("* ") in lines[one.line - 1] for one in found.found)
