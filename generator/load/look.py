"""What the file system says of a folder, without opening a file.

In: a folder. Out: a `Shelf`. A folder whose stamps are what they were holds the same files with
the same bytes: this is all that a build without a change asks. Links are not followed.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.model.diagnostic import Fault
from generator.model.shelf import Shelf

UNREADABLE = "PL016"
SUBMISSIONS = "submissions"
_ALL = (1 << 64) - 1
_IGNORED = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store", "__pycache__"})


def look(content: Path, folder: str, *, deep: bool = True) -> Shelf:
    """The shelf of `content/folder`; without `deep` of the folder and its files only."""
    place, unread = os.path.join(content, folder), []  # noqa: PTH118
    names: list[str] = [""]
    waiting = [""]
    while waiting:
        under = waiting.pop()
        try:
            with os.scandir(f"{place}/{under}") as entries:
                for entry in entries:
                    name = f"{under}{entry.name}"
                    if entry.name.startswith(".") or entry.name in _IGNORED:
                        continue
                    if shown(name) != name:
                        unread.append((shown(f"{folder}/{name}"), "文件名的编码不是 UTF-8"))
                        continue
                    below = entry.is_dir(follow_symlinks=False)
                    if deep or not below:
                        names.append(name)
                    if deep and below:
                        waiting.append(f"{name}/")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            unread.append((f"{folder}/{under}".rstrip("/"), error.strerror or ""))
    names.sort()
    faults = tuple((path, Fault(UNREADABLE, 1, 0, said)) for path, said in unread)
    return Shelf(folder, "\0".join(names), stamps(place, names), faults)


def same(content: Path, shelf: Shelf) -> bool:
    """Whether everything on a shelf is still as it was."""
    return stamps(os.path.join(content, shelf.folder), shelf.names.split("\0")) == shelf.stamps  # noqa: PTH118


def stamps(place: str, names: Sequence[str]) -> bytes:
    """`NUMBERS` of `place` (the empty name) and of each name below it; empty when one is not there.

    About 3 µs a name.
    """
    lstat = os.lstat
    numbers: list[int] = []
    try:
        for name in names:
            one = lstat(f"{place}/{name}") if name else os.stat(place)  # noqa: PTH116
            numbers += (one.st_mode, one.st_size, one.st_mtime_ns, one.st_ino, one.st_ctime_ns)
    except OSError:
        return b""
    try:
        return array("Q", numbers).tobytes()
    except OverflowError:  # a time before 1970
        return array("Q", [one & _ALL for one in numbers]).tobytes()


def folders(content: Path) -> list[str]:
    """The folders directly below `submissions`, sorted; each is a shelf."""
    top = os.path.join(content, SUBMISSIONS)  # noqa: PTH118
    try:
        with os.scandir(top) as entries:
            return sorted(
                f"{SUBMISSIONS}/{one.name}"
                for one in entries
                if one.is_dir(follow_symlinks=False)
                and not one.name.startswith(".")
                and shown(one.name) == one.name
            )
    except OSError:
        return []


def look_at_all(content: Path) -> Iterable[Shelf]:
    """Every shelf of `content/submissions`, that of its own files first."""
    yield look(content, SUBMISSIONS, deep=False)
    for folder in folders(content):
        yield look(content, folder)


def shown(path: str) -> str:
    """A path that can be printed: undecodable bytes of a file name become visible."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
