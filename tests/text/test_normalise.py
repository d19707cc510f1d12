"""Labels and terms meet whatever dress they wear."""

import pytest

from generator.text import normalise


@pytest.mark.parametrize(
    "written",
    [
        "教学重难点", "## 教学重、难点", "【教学重难点】", "〖教学重难点〗", "一、教学重难点", "（三）教学重、难点：", "3. 教学重难点",
        "3．教学重难点", "第三部分 教学重难点", "**教学重难点**", "教学重难点（5分钟）", "**四、教学重难点：**", "教 学 重 难 点", "③教学重难点",
        "🎯 教学重难点", "1.2 教学重难点", "### [教学重难点](https://a.example/x)",
    ],
)  # fmt: skip
def test_every_dress_of_a_label_comes_off(written: str) -> None:
    assert normalise.label(written) == "教学重难点"


@pytest.mark.parametrize("written", ["3D打印", "2023年", "12.5元", "24点游戏"])
def test_numbers_that_are_words_stay(written: str) -> None:
    assert normalise.label(written) == written.lower()


@pytest.mark.parametrize("dash", ["-", "—", "－", "–", "―", "至", "~", "——"])
def test_dashes_of_school_years_are_one(dash: str) -> None:
    assert normalise.fold(f"2023{dash}2024 学年第一学期") == "2023-2024学年第一学期"
