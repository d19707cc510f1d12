"""The first page of a PDF as a picture for its row. PDF files are hostile: each is drawn in a process of its own."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

from PIL import Image

from generator.parallel import apart
from generator.render.views.bundle import SMALL

_SECONDS, _MEMORY = 5, 1 << 30


def first_page(source: Path) -> bytes:
    """WebP of the width of a row's picture; an empty sheet when the page cannot be drawn."""
    import pypdfium2  # noqa: F401  # read here once, not in each of the processes

    drawn = apart(partial(_drawn, source), seconds=_SECONDS, memory=_MEMORY)
    return drawn or _webp(Image.new("RGB", (SMALL, SMALL * 4 // 3), "white"))


def _drawn(source: Path) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(source) as file:
        page = file[0]
        return _webp(page.render(scale=SMALL / page.get_width()).to_pil().convert("RGB"))


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=78, method=4)
    return out.getvalue()
