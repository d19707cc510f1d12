"""Labels read by their last word, by the built-in profile: texts are invented."""

from __future__ import annotations

import pytest

from generator.config.section_names import section_names
from generator.config.vocabulary import Vocabulary
from generator.model.kind import Section

from .conftest import LinesOf

TRAINING, PLAN, GUIDE, OUTLINE = "training-plan", "lesson-plan", "study-guide", "course-outline"


COUNTED = {
    "numbered as the others": (TRAINING, "一、指导思想\n立足课堂。\n二、攀登目标\n人人上好课。", "1 指导思想\n3 研修目标"),
    "a heading as the others": (TRAINING, "## 指导思想\n立足课堂。\n## 年度冲刺目标\n人人上好课。", "1 指导思想\n3 研修目标"),
    "in brackets as the others": (GUIDE, "【学习目标】\n会算。\n【闯关训练】\n算三题。", "1 学习目标\n3 当堂检测"),
    "bold with a colon": (PLAN, "**教学目标：**会算。\n**磨课后记：**学生爱说。", "1 教学目标\n2 教学反思"),
    "alone on its line": (TRAINING, "指导思想\n立足课堂。\n攀登目标\n人人上好课。", "1 指导思想\n3 研修目标"),
    "a cell beside its content": (PLAN, "| 教学目标 | 会算 |\n|---|---|\n| 板书设计 | 甲乙 |\n| 闭卷巩固作业 | 三题 |", "1 教学目标\n3 板书设计\n4 作业设计"),
    "two joined labels": (TRAINING, "一、保障措施\n专人负责。\n二、攀登背景与骨干目标\n人人上好课。", "1 保障措施\n3 指导思想+研修目标"),
    "the other half of a known name": (TRAINING, "一、保障措施\n专人负责。\n二、培训背景与目标\n人人上好课。", "1 保障措施\n3 研修目标+指导思想"),
    "again in each lesson": (
        GUIDE,
        "第1课时\n一、学习目标\n会算。\n二、闯关训练\n算。\n第2课时\n一、学习目标\n会说。\n二、闯关训练\n说。",
        "2 学习目标\n4 当堂检测\n7 学习目标\n9 当堂检测",
    ),
}  # fmt: skip

NOT_COUNTED = {
    "of a section known by name": (TRAINING, "一、研修目标\n上好课。\n二、攀登目标\n写好课。", "1 研修目标"),
    "dressed otherwise than the labels known by name": (TRAINING, "一、指导思想\n立足课堂。\n1. 攀登目标\n人人上好课。", "1 指导思想"),
    "a bullet": (PLAN, "**教学目标**：会算。\n- **融合步骤**：先乘后加。", "1 教学目标"),
    "a sentence": (TRAINING, "一、指导思想\n立足课堂。\n二、今年全校教师都要定下自己的攀登目标\n人人上好课。", "1 指导思想"),
    "running text that ends so": (TRAINING, "一、指导思想\n二、我们要有目标。", "1 指导思想"),
    "more often than any section known by name": (
        OUTLINE,
        "**课程内容**\n测量。\n**测长目标**\n会量长。\n**课程评价**\n看记录。\n**测长目标**\n会量宽。",
        "1 课程内容\n5 课程评价",
    ),
    "other words after the first": (TRAINING, "一、指导思想\n立足课堂。\n二、攀登目标\n上好课。\n三、冲刺目标\n写好课。", "1 指导思想\n3 研修目标"),
    "in a text that has no section by name": (TRAINING, "一、攀登目标\n上好课。", ""),
    "a step in a table of three columns": (PLAN, "| 教学目标 | 会算 |\n|---|---|\n| 唤醒准备 | 提问 | 回答 |", "1 教学目标"),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_counts(lines_of: LinesOf, name: str) -> None:
    kind, body, expected = COUNTED[name]
    assert lines_of(kind, body) == expected


@pytest.mark.parametrize("name", NOT_COUNTED)
def test_does_not_count(lines_of: LinesOf, name: str) -> None:
    kind, body, expected = NOT_COUNTED[name]
    assert lines_of(kind, body) == expected


def test_the_longest_ending_decides() -> None:
    names = section_names(
        (Section(heading="准备", endings=("目标",)), Section(heading="评价", endings=("评价目标",)))
    )
    assert names.by_last_word("单元评价目标") == ("评价",)
    assert names.by_last_word("单元目标") == ("准备",)


def test_an_ending_of_two_sections_counts_for_neither() -> None:
    names = section_names(
        (Section(heading="甲", endings=("总结",)), Section(heading="乙", endings=("总结",)))
    )
    assert names.by_last_word("期末总结") == ()


def test_the_profile_gives_no_ending_to_two_sections_of_a_kind(school_training: Vocabulary) -> None:
    for kind, declared in school_training.site.kinds.items():
        endings = [one for section in declared.sections for one in section.endings]
        assert sorted(set(endings)) == sorted(endings), kind
