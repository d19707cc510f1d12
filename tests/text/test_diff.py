"""What changed between two texts: nothing is lost, nothing is shown twice, the cost is bounded."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.diff import LONGEST, Piece, paired, pieces

WORDS = st.text(alphabet="先估再画图求一份乘除千米，。：（）12/3 ab", max_size=60)
TEXTS = st.lists(WORDS, max_size=12)


def said(found: tuple[Piece, ...]) -> str:
    """`再[-求-][+画+]图`."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[one.op].format(one.text) for one in found)


@given(WORDS, WORDS)
def test_both_versions_can_be_had_again(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.op != "new") == old
    assert "".join(one.text for one in found if one.op != "gone") == new
    assert all(one.text for one in found)
    assert all(a.op != b.op for a, b in itertools.pairwise(found))


@given(TEXTS, TEXTS)
def test_both_lists_of_paragraphs_can_be_had_again(old: list[str], new: list[str]) -> None:
    found = list(paired(old, new))
    assert [one.old for one in found if one.old is not None] == old
    assert [one.new for one in found if one.new is not None] == new
    assert all(one.old is not None or one.new is not None for one in found)


@given(TEXTS)
def test_a_text_is_itself(text: list[str]) -> None:
    assert all(one.old == one.new for one in paired(text, text))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("课件演示线段图", "学生自己画线段图", "[-课件演示-][+学生自己画+]线段图"),
        ("导入（8 分钟）", "导入（12 分钟）", "导入（[-8-][+12+] 分钟）"),
        ("6÷2/3 怎样算", "6÷3/4 怎样算", "6÷[-2/3-][+3/4+] 怎样算"),
        ("只看板书。", "只看板书。再想一想。", "只看板书。[+再想一想。+]"),
        # A mark, or a single character, that stayed between two changes is no help to a reader.
        ("教师讲解，演示图", "学生说理，画画图", "[-教师讲解，演示-][+学生说理，画画+]图"),
        ("", "新写的", "[+新写的+]"),
        ("删去的", "", "[-删去的-]"),
        ("", "", ""),
    ],
)
def test_words_are_compared(old: str, new: str, expected: str) -> None:
    assert said(pieces(old, new)) == expected


def test_like_paragraphs_are_paired_across_a_new_one() -> None:
    old = ["学生独立画图，再上台指着图讲道理。", "小结：今天学会了什么？"]
    new = ["先估一估，得数比六大还是小。", "学生独立画图，再上台指着自己的图讲道理。", "回家讲给家人听。"]
    found = [(one.old, one.new) for one in paired(old, new)]
    assert (old[0], new[1]) in found
    assert (None, new[0]) in found and (None, new[2]) in found and (old[1], None) in found


@pytest.mark.parametrize(
    ("old", "new"),
    [("一" * (LONGEST - 9), "一" * 8 + "二"), ("一二" * 900, "二一" * 900), ("长" * 90_000, "长" * 90_001)],
)
def test_a_text_made_to_be_slow_is_exchanged_as_a_whole(old: str, new: str) -> None:
    began = time.process_time()
    found = pieces(old, new)
    assert time.process_time() - began < 2
    assert "".join(one.text for one in found if one.op != "new") == old


def test_many_equal_paragraphs_are_not_weighed_one_by_one() -> None:
    began = time.process_time()
    found = list(paired(["同一句"] * 3000, ["同一句"] * 2999))
    assert time.process_time() - began < 2
    assert len([one for one in found if one.old is not None]) == 3000
