"""The next tree is made equal to the published one, at the cost of what differs.

In: both folders and what their manifests say. Out: a next tree in which every published file
stands, shared by hard link. Must not: change anything in the published tree.
"""

# ruff: noqa: PTH102, PTH103, PTH106, PTH108
# Paths are text here: a Path costs 5 µs a file, more than the call it wraps.

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.parallel import cores, mapped, shards
from generator.publish.copying import link

LEAST_TO_LINK = 5000
"""Links below which a second process costs more than it gains."""


def align(next_: str, gone: Iterable[str], site: str, came: Iterable[str]) -> None:
    """From one release to the published one: `gone` go, `came` are shared. Raises OSError."""
    discard(next_, gone)
    _share(site, next_, came)


def repair(next_: str, site: str, now: Collection[str]) -> None:
    """From whatever a crash left in `next_` to the published files `now`. Raises OSError.

    A file is believed only if it is the published file itself (same inode).
    """
    good: set[str] = set()
    for folder, path, inode in _files(next_):
        if path in now and inode == _inode(f"{site}/{path}"):
            good.add(path)
        else:
            os.unlink(f"{folder}/{path.rpartition('/')[2]}")
    _prune_empty(next_)
    _share(site, next_, (path for path in now if path not in good))


def discard(root: str, paths: Iterable[str]) -> None:
    """Remove files, then the folders that are empty because of it. Absent ones are fine."""
    folders: set[str] = set()
    for path in paths:
        try:
            os.unlink(f"{root}/{path}")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        folders.add(path.rpartition("/")[0])
    for folder in folders:
        while folder:
            try:
                os.rmdir(f"{root}/{folder}")
            except OSError:
                break
            folder = folder.rpartition("/")[0]


def empty(next_: Path) -> None:
    """Make `next_` an empty folder. Raises OSError."""
    if next_.exists():
        shutil.rmtree(next_)
    os.mkdir(next_)


def _share(site: str, next_: str, paths: Iterable[str]) -> None:
    every = sorted(paths)  # files of a folder together: of each only the last folder is remembered
    for _ in mapped(
        lambda part: _link(site, next_, part), shards(every, cores(), least=LEAST_TO_LINK), cores()
    ):
        pass


def _link(site: str, next_: str, paths: Iterable[str]) -> None:
    made = ""
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder != made:
            try:
                os.mkdir(f"{next_}/{folder}")
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(f"{next_}/{folder}", exist_ok=True)
            made = folder
        try:
            link(f"{site}/{path}", f"{next_}/{path}")
        except FileNotFoundError:
            # Somebody removed it from the site by hand. Commit looks at every path and says so.
            continue


def _inode(name: str) -> tuple[int, int] | None:
    try:
        found = os.lstat(name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def _files(root: str, under: str = "") -> Iterable[tuple[str, str, tuple[int, int]]]:
    """(folder, path relative to root, identity) of everything under `root` that is not a folder."""
    folder = f"{root}/{under}" if under else root
    with os.scandir(folder) as entries:
        listed = list(entries)
    for one in listed:
        path = f"{under}/{one.name}" if under else one.name
        if one.is_dir(follow_symlinks=False):
            yield from _files(root, path)
        else:
            # Asked by name: a directory entry's own stat has no inode on Windows.
            found = os.lstat(one.path)
            yield folder, path, (found.st_dev, found.st_ino)


def _prune_empty(root: str) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        if folder != root:
            try:
                os.rmdir(folder)
            except OSError:
                # Not empty: it holds files of the release.
                continue
