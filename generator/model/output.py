"""What a build puts on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct


class Draft(Struct, frozen=True):
    """A page that is thought out and not yet rendered."""

    key: bytes
    """Digest of everything the bytes depend on: equal keys mean equal bytes."""
    render: Callable[[], Iterable[bytes]]
    """Pure: the bytes in pieces."""


class Page(Struct, frozen=True):
    """One file that is made from data."""

    path: str
    """Relative to the site root: `r/x/y/index.html`, `api/catalogue.csv`."""
    draft: Callable[[], Draft]
    """Called once, in the worker that may render it: thinking a page out costs as much as rendering it."""

    @property
    def key(self) -> bytes:
        """Key of a fresh draft."""
        return self.draft().key

    def render(self) -> Iterable[bytes]:
        """Bytes of a fresh draft."""
        return self.draft().render()


def known(path: str, key: bytes, render: Callable[[], Iterable[bytes]]) -> Page:
    """A page whose key is known already."""
    return Page(path, partial(Draft, key, render))


class Placed(Struct, frozen=True):
    """One file that is copied or derived from a file of the content or theme folder."""

    path: str
    source: Path
    key: bytes
    """Digest of what the file system says of the source, and of the treatment."""
    derive: Callable[[Path], bytes] | None = None
    """Makes the bytes from the source (thumbnail, metadata removed); None places the file as it is."""


Output = Page | Placed

Part = Callable[[], Iterable[Output]]
"""Outputs that one worker makes, listed when it begins."""


class Entry(Struct, frozen=True):
    """One published file in `manifest.json`."""

    sha256: str
    size: int
    """Bytes."""
