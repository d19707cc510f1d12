"""Thumbnails and cleaned pictures, kept by what they were made from: made once, wherever they appear."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

_SUM = 16


class Derived:
    """A folder of derivatives. Each is named by its source's content and its maker, and begins with its checksum."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version

    def get(self, source: Path, derive: Callable[[Path], bytes]) -> bytes:
        """What `derive` makes of `source`. Raises what `derive` raises."""
        maker = f"{self._version}\0{derive.__module__}.{derive.__qualname__}\0"
        digest = hashlib.blake2b(maker.encode() + source.read_bytes(), digest_size=16).hexdigest()
        kept = self._folder / digest[:2] / digest
        if (known := _read(kept)) is not None:
            return known
        made = derive(source)
        part = kept.with_name(f"{digest}.{os.getpid()}")
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_sum(made) + made)
            part.replace(kept)
        except OSError:
            pass  # a full disk costs the next build a second making, nothing else
        return made


def _read(kept: Path) -> bytes | None:
    """What was kept, None when it is absent or damaged."""
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    return data[_SUM:] if data[:_SUM] == _sum(data[_SUM:]) else None


def _sum(made: bytes) -> bytes:
    return hashlib.blake2b(made, digest_size=_SUM).digest()
