"""A folder of the content as the file system reported it at one moment."""

from __future__ import annotations

from msgspec import Struct

from generator.model.diagnostic import Fault

NUMBERS = 5
"""Of each file or folder: mode, size, mtime in ns, inode, ctime in ns; 8 bytes each."""


class Shelf(Struct, frozen=True):
    """Everything below one folder. Packed, because a city has 400,000 files and folders."""

    folder: str
    """Relative to the content folder, POSIX separators: `submissions/yizhong`."""
    names: str
    """Paths relative to `folder`, joined by NUL, sorted; the folder itself comes first, as an empty name."""
    stamps: bytes
    """`NUMBERS` for each name, in their order; empty when the folder is not there."""
    unread: tuple[tuple[str, Fault], ...] = ()
    """(path relative to the content folder, fault) of what could not be listed."""
