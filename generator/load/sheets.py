"""Attached documents: how many pages they have, and how large the first one is.

Never raises, and lets no file harm the build: a zip is asked for one small member, a PDF is opened in a
process of its own.
"""

from __future__ import annotations

import re
import struct
import zipfile
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.parallel import apart

_COUNTED = {"docx": b"Pages", "docm": b"Pages", "pptx": b"Slides", "pptm": b"Slides", "ppsx": b"Slides"}
"""Extension → the property in which the office program left the number."""
_PROPERTIES, _LARGEST = "docProps/app.xml", 1 << 16
_END, _ENTRIES = b"PK\x05\x06", 5000
"""A zip's end mark; more members than an honest document has."""
_TAIL = 4096
_SECONDS, _MEMORY = 5, 1 << 30
"""What one PDF may take."""
_SLIMMEST = 5
"""A page more than five times as high as wide, or as wide as high, says nothing when it is small."""
_SHAPE = struct.Struct("<3I")


class Sheets(Struct, frozen=True, gc=False):
    """What a file says of itself; zeros where it says nothing."""

    pages: int = 0
    width: int = 0
    """Points of a PDF's first page."""
    height: int = 0


def sheets(path: Path, kind: str) -> Sheets:
    """`kind` is the file's extension in lower case."""
    try:
        if kind in _COUNTED:
            return Sheets(_office(path, _COUNTED[kind]))
        return _pdf(path) if kind == "pdf" else Sheets()
    except Exception:  # a hostile file may raise anything inside a reader
        return Sheets()


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read(_TAIL)


def _office(path: Path, name: bytes) -> int:
    end = _tail(path)
    at = end.rfind(_END)
    if at < 0 or struct.unpack_from("<H", end, at + 10)[0] > _ENTRIES:
        return 0
    with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as member:
        text = member.read(_LARGEST)
    found = re.search(rb"<(?:\w+:)?" + name + rb">\s*(\d{1,5})\s*<", text)
    return int(found[1]) if found else 0


def _pdf(path: Path) -> Sheets:
    if b"%%EOF" not in _tail(path):
        return Sheets()  # cut off, or no PDF: not worth a process
    import pypdfium2  # noqa: F401  # read here once, not in each of the processes

    answer = apart(partial(_measured, path), seconds=_SECONDS, memory=_MEMORY)
    if answer is None or len(answer) != _SHAPE.size:
        return Sheets()
    pages, width, height = _SHAPE.unpack(answer)
    slim = max(width, height) > _SLIMMEST * min(width, height)
    return Sheets(pages) if slim else Sheets(pages, width, height)


def _measured(path: Path) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        width, height = file.get_page_size(0)
        return _SHAPE.pack(len(file), round(width), round(height))
