"""The searched form of texts and its keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.fold import fold, keys


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("《分数除法》教学设计", "分数除法教学设计"),
        ("教学重、难点", "教学重难点"),
        ("Ｕｎｉｔ　３", "unit 3"),
        ("Unit 3 分数", "unit 3分数"),
        ("希沃白板 5 的使用", "希沃白板5的使用"),
        ("明确。清楚！", "明确\n清楚\n"),
        ("—— PBL/STEAM ——", "pbl steam"),
        ("Café №5", "café no5"),
        ("𠮷野家", "𠮷野家"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Width, case and marks make no difference; a sentence's end does."""
    assert folded == fold(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    # A few capitals have no lower form of their own and change at the second folding.
    assert fold(once) == fold(fold(once))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分数除", {"分", "数", "除", "分数", "数除"}),
        ("用pbl课", {"用", "课", "p", "pbl"}),
        ("a分b", {"a", "分", "b"}),
        ("好。坏", {"好", "坏"}),
        ("internationalisation of", {"i", "internationalisatio", "o", "of"}),
    ],
)
def test_keys(text: str, expected: set[str]) -> None:
    """Han characters and pairs, words and their first characters; nothing across words or sentences."""
    found = {key for key in keys(fold(text)) if "\n" not in key}
    assert expected == {key[:19] for key in found}
