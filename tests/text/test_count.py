"""字数, as the rule is stated to teachers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.count import chars, markdown_chars


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("你好，世界！", 4), ("PBL 教学", 3), ("don't 3.5 well-known", 3), ("第12课", 3), ("……——“”", 0), ("〇", 1), ("𠮷野家", 3),
    ],
)  # fmt: skip
def test_han_words_and_numbers_count_one_each(text: str, count: int) -> None:
    assert chars(text) == count


def test_addresses_and_tags_do_not_count() -> None:
    """A long file name must not help an essay over its minimum."""
    assert markdown_chars("看图![板书](照片文件名很长很长.jpg)和[附件](另一个很长的名字.docx)<br>完") == 8


@given(st.text(), st.text())
def test_counting_is_additive_over_paragraphs(first: str, second: str) -> None:
    assert chars(f"{first}\n{second}") == chars(first) + chars(second)


def test_a_flood_of_half_open_links_is_counted_in_a_moment() -> None:
    """Was quadratic: minutes for a hostile file of 600 KB."""
    assert markdown_chars("![](" * 100_000) == 0
