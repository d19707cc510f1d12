"""Front matter: found, mapped, and never lost in silence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.parse.front import read_front


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    config: Path = tmp_path_factory.mktemp("site") / "site_config.yml"
    config.write_text("extends: example\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    return Vocabulary(site)


def test_chinese_and_latin_keys_name_the_same_fields(vocabulary: Vocabulary) -> None:
    chinese = read_front("---\n标题: 甲\n类 别: 示例课\n学时: 2\n---\n正文", vocabulary)
    latin = read_front("---\ntitle: 甲\nkind: sample\nHours: 2\n---\n正文", vocabulary)
    assert chinese.kind == latin.kind == "sample"
    texts = [
        {name: node.text for name, node in front.matter.fields.items() if name != "kind"}
        for front in (chinese, latin)
    ]
    assert texts[0] == texts[1] == {"title": "甲", "hours": "2"}


def test_lines_are_those_of_the_file(vocabulary: Vocabulary) -> None:
    front = read_front("\n---\n标题: 甲\n类别: 示例课\n---\n正文\n", vocabulary)
    assert (front.matter.fields["title"].line, front.matter.end_line, front.body_line) == (3, 5, 6)
    assert front.body == "正文\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("没有文头", "PL002", 1),
        ("标题: 甲\n类别: 示例课\n---\n正文", "PL002", 1),
        ("---\n标题: 甲\n正文没有结束", "PL003", 1),
        ("---\n标题：甲\n---\n", "PL005", 2),
        ("---\n标题: 甲\ntitle: 乙\n---\n", "PL006", 3),
        ("---\n- 甲\n---\n", "PL014", 2),
    ],
)
def test_what_python_frontmatter_loses_in_silence_is_a_fault(
    vocabulary: Vocabulary, text: str, code: str, line: int
) -> None:
    assert [(one.code, one.line) for one in read_front(text, vocabulary).faults] == [(code, line)]


def test_a_fence_typed_with_a_chinese_keyboard_counts(vocabulary: Vocabulary) -> None:
    assert read_front("———\n标题: 甲\n———\n正文", vocabulary).body == "正文"


def test_unknown_keys_keep_their_place(vocabulary: Vocabulary) -> None:
    front = read_front("---\n标题: 甲\n标提: 乙\n---\n", vocabulary)
    assert [(one.text, one.line) for one in front.matter.unknown] == [("标提", 3)]


@given(st.text())
def test_any_text_has_a_body_or_a_fault(vocabulary: Vocabulary, text: str) -> None:
    front = read_front(text, vocabulary)
    assert front.faults or front.body_line >= 3
