"""Picture files: size and soundness from their headers, copies from their bytes."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.config.file_types import PHOTOS, PICTURES, extension
from generator.model.document import Measured, SourceFile

TYPES = PICTURES
_LARGEST = 100_000_000
"""Pixels. A file that claims more is treated as hostile (decompression bomb)."""


def measure(path: Path) -> Measured:
    """Width and height in pixels as shown (orientation applied). Never raises."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                width, height = picture.size
                turned = picture.format == "JPEG" and picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except UnidentifiedImageError:
        return Measured(problem="不是能识别的图片")
    except OSError as error:
        return Measured(problem=error.strerror or "文件损坏")
    except Exception:  # a hostile file may raise anything inside a decoder
        return Measured(problem="文件损坏")
    if width * height > _LARGEST:
        return Measured(problem="像素太多，打不开")
    return Measured(height, width) if turned else Measured(width, height)


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
