"""Page counts of attached files: of honest ones, and nothing at all of hostile ones."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from generator.load.sheets import Sheets, sheets
from generator.parallel import apart


def office(path: Path, property: str, text: str = "<Properties><{0}>4</{0}></Properties>") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("docProps/app.xml", text.format(property))
    return path


def pdf(path: Path, pages: int = 3) -> Path:
    Image.new("RGB", (595, 842), "white").save(
        path, "PDF", save_all=True, append_images=[Image.new("RGB", (842, 595))] * (pages - 1), resolution=72
    )
    return path


@pytest.mark.parametrize(("kind", "property"), [("docx", "Pages"), ("pptx", "Slides"), ("pptm", "Slides")])
def test_office_files_say_how_many_pages_they_have(tmp_path: Path, kind: str, property: str) -> None:
    assert sheets(office(tmp_path / f"a.{kind}", property), kind) == Sheets(4)


def test_a_pdf_says_how_many_and_how_large(tmp_path: Path) -> None:
    assert sheets(pdf(tmp_path / "a.pdf"), "pdf") == Sheets(3, 595, 842)


HOSTILE = [
    b"",
    b"x",
    b"%PDF-1.4\n%%EOF",
    b"PK\x05\x06",
    b"PK\x05\x06" + b"\xff" * 18,
    b"\xff\xd8\xff\xe0 %%EOF",
]


@pytest.mark.parametrize("kind", ["pdf", "docx", "pptx", "mp4"])
@pytest.mark.parametrize("data", HOSTILE)
def test_what_is_no_such_file_says_nothing(tmp_path: Path, kind: str, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert sheets(tmp_path / "a", kind) == Sheets()


def test_a_file_that_has_vanished_says_nothing(tmp_path: Path) -> None:
    assert [sheets(tmp_path / "a", kind) for kind in ("pdf", "docx")] == [Sheets()] * 2


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = office(tmp_path / "a.docx", "Pages", "x" * 10_000_000 + "<{0}>4</{0}>")
    assert sheets(path, "docx") == Sheets()


def test_a_zip_of_too_many_files_is_not_listed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for at in range(5001):
            archive.writestr(str(at), b"")
        archive.writestr("docProps/app.xml", "<Pages>4</Pages>")
    assert sheets(tmp_path / "a.docx", "docx") == Sheets()


def test_a_page_like_a_ribbon_is_counted_and_not_shown(tmp_path: Path) -> None:
    Image.new("RGB", (50, 800)).save(tmp_path / "a.pdf", "PDF", resolution=72)
    assert sheets(tmp_path / "a.pdf", "pdf") == Sheets(1)


def test_what_is_done_apart_can_fail_hang_eat_and_die_without_harm() -> None:
    def hang() -> bytes:
        while True:
            pass

    def crash() -> bytes:
        import os

        os.kill(os.getpid(), 9)

    def fail() -> bytes:
        raise ValueError

    assert apart(lambda: b"x" * 1_000_000, seconds=1, memory=1 << 28) == b"x" * 1_000_000
    before = time.monotonic()
    assert apart(hang, seconds=1, memory=1 << 28) is None
    assert time.monotonic() - before < 10
    assert apart(lambda: bytes(1 << 30), seconds=1, memory=1 << 28) is None
    assert apart(crash, seconds=1, memory=1 << 28) is None
    assert apart(fail, seconds=1, memory=1 << 28) is None
