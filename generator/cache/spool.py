"""Bodies between two steps of one build: written by the workers that parse, read by those that stamp and index.

Not a cache: a build leaves nothing of it behind. Holds what memory should not.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct


class Spooled(Struct, frozen=True):
    """Where a piece lies."""

    file: str
    offset: int
    """Bytes."""
    length: int


class SpoolWriter:
    """One worker's file; a context manager."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._name = name
        self._file: BinaryIO = (folder / name).open("wb")
        self._at = 0

    def __enter__(self) -> SpoolWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, data: bytes) -> Spooled:
        """Appends a piece."""
        self._file.write(data)
        place = Spooled(self._name, self._at, len(data))
        self._at += len(data)
        return place


class SpoolReader:
    """Reads pieces by place. A forked process has its parent's files, so no offset is moved: that would be a race."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, BinaryIO] = {}

    def __getstate__(self) -> Path:
        return self.folder

    def __setstate__(self, folder: Path) -> None:
        self.folder, self._files = folder, {}

    def read(self, place: Spooled) -> bytes:
        """The piece at a place. Raises OSError."""
        file = self._files.get(place.file)
        if file is None:
            file = self._files[place.file] = (self.folder / place.file).open("rb")
        if hasattr(os, "pread"):
            return os.pread(file.fileno(), place.length, place.offset)
        file.seek(place.offset)  # no processes are forked here
        return file.read(place.length)


def discard(folder: Path) -> None:
    """Removes a spool, one left by a killed build too."""
    shutil.rmtree(folder, ignore_errors=True)
