"""What a build puts on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct


class Page(Struct, frozen=True):
    """One file that is made from data. Rendering is put off until it is known to be stale."""

    path: str
    """Relative to the site root: `r/x/y/index.html`, `api/catalogue.csv`."""
    key: bytes
    """Digest of everything the bytes depend on: equal keys mean equal bytes."""
    render: Callable[[], Iterable[bytes]]
    """Pure: the bytes in pieces. Called in a forked worker."""


class Placed(Struct, frozen=True):
    """One file that is copied or derived from a file of the content or theme folder."""

    path: str
    source: Path
    key: bytes
    """Digest of size, mtime and treatment."""
    derive: Callable[[Path], bytes] | None = None
    """Makes the bytes from the source (thumbnail, metadata removed); None places the file as it is."""


class Entry(Struct, frozen=True):
    """One published file in `manifest.json`."""

    sha256: str
    size: int
    """Bytes."""
