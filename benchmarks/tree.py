"""Folders before and after a build: read once, counted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Census(Struct, frozen=True):
    """What stands in a built site."""

    submissions: int
    """Pages at `r/<school>/<bundle>/index.html` with a head, the picture, a link to the attachment and the files themselves."""
    pages: int
    """All `.html` files."""
    files: int
    size: int
    """Bytes of all files."""


def census(site: Path) -> Census:
    """Counts a site."""
    pages = files = size = 0
    for entry in _files(site):
        files += 1
        size += entry.stat(follow_symlinks=False).st_size
        pages += entry.name.endswith(".html")
    return Census(sum(map(_whole, site.glob("r/*/*/index.html"))), pages, files, size)


def _whole(page: Path) -> bool:
    """A page without its layout, or a bundle that lost its files, would be cheap and no page."""
    html = page.read_bytes()
    shown = b"</head>" in html and b'src="board.png"' in html and b'href="handout.pdf"' in html
    return shown and all((page.parent / name).is_file() for name in ("board.png", "handout.pdf"))


def read_once(folder: Path) -> None:
    """Every file below `folder`, so that no build pays for the disk alone."""
    for entry in _files(folder):
        with Path(entry.path).open("rb") as file:
            while file.read(1 << 20):
                pass


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file(follow_symlinks=False):
                yield entry
