"""Pictures are measured by their headers; what cannot be shown is known before anybody decodes it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.load.pictures import measure
from generator.model.document import Measured

FORMATS = ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"]
CUT, DAMAGED, NONE, HEIC = "文件不完整", "文件损坏", "不是能识别的图片", "手机的 HEIC 照片"


def picture(format: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((160, 120), 80).convert("L" if format == "GIF" else "RGB").save(out, format)
    return out.getvalue()


def measured(folder: Path, data: bytes) -> Measured:
    (folder / "a").write_bytes(data)
    return measure(folder / "a")


@pytest.mark.parametrize("format", FORMATS)
def test_a_whole_picture_has_its_size(tmp_path: Path, format: str) -> None:
    assert measured(tmp_path, picture(format)) == Measured(160, 120)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_was_cut_off_is_told(tmp_path: Path, format: str) -> None:
    """Its header says everything that a whole one says."""
    whole = picture(format)
    assert measured(tmp_path, whole[: len(whole) // 2]).problem in (CUT, DAMAGED, NONE)


def test_a_png_with_other_bytes_inside_is_told(tmp_path: Path) -> None:
    whole = bytearray(picture("PNG"))
    whole[len(whole) // 2] ^= 0xFF
    assert measured(tmp_path, bytes(whole)).problem == DAMAGED


def test_a_turned_photo_is_measured_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=turned)
    assert measure(tmp_path / "a.jpg") == Measured(30, 40)


def test_what_phones_append_does_no_harm(tmp_path: Path) -> None:
    """A film behind the photo; a missing end mark of a photo that is whole."""
    whole = picture("JPEG")
    assert measured(tmp_path, whole + b"ftypmp42" + bytes(5000)) == Measured(160, 120)
    assert measured(tmp_path, whole[:-2]) == Measured(160, 120)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "空文件（0 字节）"),
        ("不是图片".encode(), NONE),
        (b"\0\0\0\x18ftypheic\0\0", HEIC),
        (b"\0\0\0\x18ftypmp42\0\0", NONE),
    ],
)
def test_what_is_no_picture_is_told_apart(tmp_path: Path, data: bytes, problem: str) -> None:
    assert measured(tmp_path, data).problem == problem


def test_a_file_that_has_vanished_has_a_problem(tmp_path: Path) -> None:
    assert measure(tmp_path / "a").problem
