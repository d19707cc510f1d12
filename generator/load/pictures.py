"""Picture files: size from their headers, soundness from their ends, copies from their bytes."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable
from contextlib import suppress
from os import SEEK_END
from pathlib import Path
from typing import IO

from generator.config.file_types import PHOTOS, extension
from generator.model.document import Measured, SourceFile

_LARGEST = 100_000_000
"""Pixels. A file that claims more is treated as hostile (decompression bomb)."""
_END = {"JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "GIF": b"\0;"}
_TAIL = 64


def measure(path: Path) -> Measured:
    """Width and height in pixels as shown (orientation applied). Never raises."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                width, height = picture.size
                if width * height > _LARGEST:
                    return Measured(problem="像素太多，打不开")
                turned = picture.format == "JPEG" and picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                if picture.format == "PNG":
                    picture.verify()
                elif not _ends(file, picture.format):
                    picture.load()
    except UnidentifiedImageError:
        return Measured(problem=_instead(path))
    except OSError as error:
        return Measured(problem=error.strerror or "文件不完整")
    except Exception:  # a hostile file may raise anything inside a decoder
        return Measured(problem="文件损坏")
    return Measured(height, width) if turned else Measured(width, height)


def _ends(file: IO[bytes], format: str | None) -> bool:
    """Whether a picture's file ends as its format says; it stands behind the header.

    Most damaged pictures are cut off. To decode all of them would cost more than the rest of a build; those
    without an end are decoded, for some programs write none.
    """
    start = file.tell()
    size = file.seek(0, SEEK_END)
    if format == "WEBP":
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 <= size
    end = _END.get(format or "")
    if end is None:
        return False
    file.seek(max(start, size - _TAIL))
    if end in file.read():
        return True
    file.seek(start)  # phones append films and second pictures
    return end in file.read()


def _instead(path: Path) -> str:
    """What a file is that is no picture."""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(12)
        if not head:
            return "空文件（0 字节）"
        if head[4:8] == b"ftyp" and head[8:] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heif"):
            return "手机的 HEIC 照片"
    return "不是能识别的图片"


def copies(content: Path, files: Iterable[SourceFile]) -> dict[str, str]:
    """Path of a picture → an earlier one with the same bytes. Only files of one size are read.

    `files` are those of one bundle. A file that cannot be read is no copy.
    """
    by_size: dict[int, list[SourceFile]] = {}
    for one in files:
        if one.size and extension(one.path) in PHOTOS:
            by_size.setdefault(one.size, []).append(one)
    found: dict[str, str] = {}
    for those in by_size.values():
        first: dict[bytes, str] = {}
        for one in sorted(those) if len(those) > 1 else ():
            with suppress(OSError), (content / one.path).open("rb") as file:
                same = first.setdefault(hashlib.file_digest(file, "blake2b").digest(), one.path)
                if same != one.path:
                    found[one.path] = same
    return found
