"""Texts from every editor; what is no text is a fault, never an exception."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.read import decode, read_text

TEXT = "---\n标题: 分数\n---\n教学目标\n"


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (TEXT.replace("\n", "\r").encode(), []),
        (TEXT.encode("gb18030"), ["PL010"]),
    ],
)
def test_one_text_from_five_editors(raw: bytes, faults: list[str]) -> None:
    read = decode(raw, 10_000)
    assert (read.text, [one.code for one in read.faults]) == (TEXT, faults)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "PL009"),
        (b"\xef\xbb\xbf", "PL009"),
        (b" \n\t", "PL009"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PL001"),
        (b"PK\x03\x04\0\0", "PL001"),
        ("标题".encode("utf-16"), "PL001"),
        (b"a" * 101, "PL008"),
        (b"\xff\xff\xff", "PL001"),
    ],
)
def test_what_is_no_text(raw: bytes, code: str) -> None:
    read = decode(raw, 100)
    assert (read.text, [one.code for one in read.faults]) == (None, [code])


def test_a_file_that_vanished_is_a_fault(tmp_path: Path) -> None:
    assert [one.code for one in read_text(tmp_path / "gone.md", 100).faults] == ["PL016"]


@given(st.binary())
def test_any_bytes_are_a_text_or_a_fault(raw: bytes) -> None:
    read = decode(raw, 1_000_000)
    assert (read.text is None) <= bool(read.faults)
