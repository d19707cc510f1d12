"""The zip of all files: any program can open it, the same files give the same bytes, no name does harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.render.zipped import Member, zipped


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "教案.docx"
    path.write_bytes(b"PK" * 700_000)
    return path


def opened(members: list[Member]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(zipped(members))))


def test_files_come_out_as_they_went_in(source: Path) -> None:
    empty = source.with_name("空.txt")
    empty.write_bytes(b"")
    with opened(
        [
            Member("教案.docx", source),
            Member("图/板书.png", source, lambda _: b"bare"),
            Member("空.txt", empty),
        ]
    ) as found:
        assert found.testzip() is None
        assert found.namelist() == ["教案.docx", "图/板书.png", "空.txt"]
        assert found.read("教案.docx") == source.read_bytes()
        assert found.read("图/板书.png") == b"bare"
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(one.flag_bits & 0x800 and not one.flag_bits & 8 for one in found.infolist())


def test_a_phone_that_unpacks_while_it_downloads_finds_sizes_in_front(source: Path) -> None:
    data = b"".join(zipped([Member("a", source)]))
    assert int.from_bytes(data[22:26], "little") == source.stat().st_size


def test_the_same_files_give_the_same_bytes(source: Path) -> None:
    once = b"".join(zipped([Member("a", source)]))
    source.touch()
    assert once == b"".join(zipped([Member("a", source)]))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/根/a.docx", "根/a.docx"),
        ("a\\b:c*?.docx", "a_b_c__.docx"),
        ("con.txt", "_con.txt"),
        ("尾.docx. ", "尾.docx"),
        ("换\n行.docx", "换_行.docx"),
        ("..", "_"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_no_name_leads_out_or_cannot_be_written(source: Path, name: str, safe: str) -> None:
    with opened([Member(name, source)]) as found:
        assert found.namelist() == [safe]


def test_names_that_some_system_takes_for_one_stay_two(source: Path) -> None:
    with opened(
        [
            Member("A.docx", source),
            Member("a.docx", source),
            Member("a.docx", source),
            Member("甲", source),
            Member("甲", source),
        ]
    ) as found:
        assert found.namelist() == ["A.docx", "a (2).docx", "a (3).docx", "甲", "甲 (2)"]
