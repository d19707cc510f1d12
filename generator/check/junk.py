"""Files of a bundle that are of no use to anyone. Pure."""

from __future__ import annotations


def is_plain(name: str) -> bool:
    """Whether a name is not that of an office program's temporary file."""
    last = name.rpartition("/")[2].lower()
    return not last.startswith(("~$", "~wrl", ".~")) and not last.endswith((".tmp", ".crdownload", ".part"))


def is_junk(name: str, size: int) -> bool:
    """Whether a file is empty or left behind by a program."""
    return size == 0 or not is_plain(name)
