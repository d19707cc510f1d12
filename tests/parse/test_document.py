"""Labels that stand alone are shown as headings, so that every document has its contents."""

from __future__ import annotations

import pytest

from generator.config.section_names import section_names
from generator.model.kind import Section
from generator.parse.document import with_headings
from generator.parse.sections import find_sections

NAMES = section_names((Section(heading="目标"), Section(heading="过程")))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("【目标】\n会算。\n【过程】先读。", "## 目标\n会算。\n【过程】先读。"),
        ("**一、目标**\n会算。\n**二、反馈**\n好。", "## 一、目标\n会算。\n## 二、反馈\n好。"),
        (
            "一、目标\n会算。\n二、感想\n三、很好，不错。",
            "## 一、目标\n会算。\n## 二、感想\n三、很好，不错。",
        ),
        ("#### 1. 教学\n**目标**\n会算。", "#### 1. 教学\n##### 目标\n会算。"),
        ("- **目标**\n会算。", "- **目标**\n会算。"),
        ("## 目标\n**注意**\n会算。", "## 目标\n**注意**\n会算。"),
        ("没有\n【别的】\n", "没有\n【别的】\n"),
    ],
)
def test_labels_alone_become_headings(body: str, shown: str) -> None:
    """Also those of no known section, when set as the known ones are; never list entries or prose."""
    assert with_headings(body, 1, find_sections(body, 1, NAMES).found) == shown


def test_lines_keep_their_numbers() -> None:
    body = "\n【目标】\n\n会算。\n"
    assert with_headings(body, 1, find_sections(body, 1, NAMES).found).count("\n") == body.count("\n")
