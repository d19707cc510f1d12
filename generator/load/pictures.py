"""Size and soundness of picture files, from their headers only."""

from __future__ import annotations

import warnings
from pathlib import Path

from generator.config.file_types import PICTURES
from generator.model.document import Measured

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
