"""Names that every file system of a USB stick takes, from titles that authors wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.file_names import LONGEST, UNNAMED, folded, safe_name, unique

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("分数除法（一个数除以分数）", "分数除法（一个数除以分数）"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("C:\\Windows\\system32", "C：＼Windows＼system32"),
        ("是什么？为什么?", "是什么？为什么？"),
        ("CON", "_CON"),
        ("con.docx", "_con.docx"),
        ("控制", "控制"),
        ("结尾有点...", "结尾有点"),
        ("…  两头 空格　", "… 两头 空格"),
        ("我爱数学😀🎉", "我爱数学"),
        ("内角和是180°", "内角和是180°"),
        ("100% #1", "100％ ＃1"),
        ("教案\u202excod.exe", "教案xcod.exe"),
        ("一\n二\t三\x00", "一 二 三"),
        ("", UNNAMED),
        ("...", UNNAMED),
        ("😀", UNNAMED),
        ("\ud800", UNNAMED),
    ],
)
def test_what_becomes_of_a_title(written: str, name: str) -> None:
    assert safe_name(written) == name


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("长" * 300 + ".docx")
    assert len(name) == LONGEST and name.endswith("长.docx")
    assert len(safe_name("长" * 300)) == LONGEST


@given(st.text(max_size=400))
def test_every_name_is_good_everywhere(written: str) -> None:
    name = safe_name(written)
    assert 0 < len(name) <= LONGEST + 1
    assert not re.search(r'[<>:"/\\|?*#%\x00-\x1f\x7f]', name)
    assert name == name.strip(". ") and not RESERVED.match(name)
    name.encode()


@given(st.lists(st.sampled_from(["ABC", "abc", "Abc", "ａbc", "甲.docx", "甲.DOCX"]), max_size=12))
def test_no_two_names_are_one(names: list[str]) -> None:
    taken: set[str] = set()
    for one in names:
        given = unique(one, taken)
        assert folded(given) not in taken
        taken.add(folded(given))


def test_the_number_stands_before_the_extension() -> None:
    assert unique("教案.docx", {"教案.docx"}) == "教案（2）.docx"
    assert unique("教案", {"教案", "教案（2）"}) == "教案（3）"
