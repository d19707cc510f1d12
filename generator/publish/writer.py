"""Files of the coming release, written by any number of processes at once.

In: a path and its bytes (in pieces), or a source file. Out: the Entry of what stands there.
The next tree holds the published release already (see trees), so a file whose bytes did not
change is not touched. Must not: write into an existing file, which the published tree may share.
"""

# ruff: noqa: PTH102, PTH105, PTH108, PTH112, PTH114, PTH116, PTH123
# Paths are text here: a Path costs 5 µs a file, more than the call it wraps.

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

from generator.model.output import Entry
from generator.publish.copying import NEW, clone, link, measured, read_all, write_all
from generator.publish.errors import refused, unreadable
from generator.publish.paths import PART, confined

HELD_BYTES = 4 << 20
"""Bytes gathered before a file is streamed to disk instead: bounds a worker's memory."""
SMALL_BYTES = 64 << 10
"""A file of at most this size is written from memory: cloning and renaming it costs more than its bytes."""
_FOLDERS_REMEMBERED = 20_000


class Writer:
    """Small, picklable, and good in forked workers: it holds no descriptor and no lock."""

    __slots__ = ("_folders", "known", "root")

    def __init__(self, root: str, known: Mapping[str, Entry]) -> None:
        self.root = root
        """Absolute path of the next tree."""
        self.known = known
        """Published entries, whose files stand in the next tree."""
        self._folders = {""}

    def __getstate__(self) -> tuple[str, Mapping[str, Entry]]:
        return self.root, self.known

    def __setstate__(self, state: tuple[str, Mapping[str, Entry]]) -> None:
        Writer.__init__(self, *state)

    def write(self, path: str, pieces: Iterable[bytes]) -> Entry:
        """Put the joined pieces at `path`. ValueError for a path that leaves the site; PublishError."""
        confined(path)
        held: list[bytes] = []
        size = 0
        rest = iter(pieces)
        for piece in rest:
            held.append(piece)
            size += len(piece)
            if size > HELD_BYTES:
                return self._stream(path, chain(held, rest))
        # Joined rather than written with writev: at 20 KB in 30 pieces the copy costs less (2 µs)
        # than hashing and handing over thirty buffers does.
        data = b"".join(held)
        entry = Entry(hashlib.sha256(data).hexdigest(), size)
        if self.known.get(path) == entry:
            return entry
        try:
            fd = self._create(path)
            try:
                write_all(fd, data)
            finally:
                os.close(fd)
        except OSError as error:
            raise refused(error, path) from error
        return entry

    def place(self, path: str, source: Path, sha256: str | None = None, *, owned: bool = False) -> Entry:
        """Put a file's bytes at `path`.

        `sha256` is what the caller knows the source to hold; if that is published already, the source
        is not read. `owned` sources (the cache's derivatives, never edited in place) are hard-linked,
        all others cloned or copied. ValueError, PublishError.
        """
        confined(path)
        try:
            size = os.stat(source).st_size
        except OSError as error:
            raise unreadable(error, source) from error
        published = self.known.get(path)
        if published is not None and sha256 == published.sha256 and size == published.size:
            return published
        if not owned and size <= SMALL_BYTES:
            try:
                data = read_all(source, size)
            except OSError as error:
                raise unreadable(error, source) from error
            return self.write(path, (data,))
        part = self._part()
        try:
            try:
                entry = self._share(source, part) if owned else clone(source, part)
                self._settle(part, path, entry)
            finally:
                _forget(part)
        except OSError as error:
            raise refused(error, path) from error
        return entry

    def keep(self, path: str) -> Entry:
        """The entry of a published file that stays as it is. KeyError when it is not published."""
        return self.known[path]

    def _share(self, source: Path, part: str) -> Entry:
        link(os.fspath(source), part)
        with open(part, "rb") as placed:
            return measured(placed.fileno())

    def _stream(self, path: str, pieces: Iterable[bytes]) -> Entry:
        hashed, size, part = hashlib.sha256(), 0, self._part()
        try:
            try:
                fd = os.open(part, NEW, 0o666)
                try:
                    for piece in pieces:
                        hashed.update(piece)
                        size += len(piece)
                        write_all(fd, piece)
                finally:
                    os.close(fd)
                entry = Entry(hashed.hexdigest(), size)
                self._settle(part, path, entry)
            finally:
                _forget(part)
        except OSError as error:
            raise refused(error, path) from error
        return entry

    def _settle(self, part: str, path: str, entry: Entry) -> None:
        """Give a finished file its name, unless the published one has the same bytes."""
        if self.known.get(path) == entry:
            return
        self._folder(path.rpartition("/")[0])
        target = f"{self.root}/{path}"
        if os.path.isdir(target):
            shutil.rmtree(target)
        os.replace(part, target)

    def _part(self) -> str:
        part = f"{self.root}/{PART}{os.getpid()}"
        # Left by a killed process that had the same number.
        _forget(part)
        return part

    def _create(self, path: str) -> int:
        target = f"{self.root}/{path}"
        self._folder(path.rpartition("/")[0])
        try:
            return os.open(target, NEW, 0o666)
        except FileExistsError:
            # An older version, or a folder where this release has a file. What is still wanted
            # below such a folder is missed by commit, which looks at every path.
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            else:
                os.unlink(target)
            return os.open(target, NEW, 0o666)

    def _folder(self, folder: str) -> None:
        """Make a folder and those above it; a file in its way belongs to the last release and goes."""
        if folder in self._folders:
            return
        if len(self._folders) > _FOLDERS_REMEMBERED:
            self._folders = {""}
        name = f"{self.root}/{folder}"
        try:
            os.mkdir(name)
        except FileExistsError:
            if not os.path.isdir(name):
                _forget(name)
                self._again(name)
        except (FileNotFoundError, NotADirectoryError):
            self._folder(folder.rpartition("/")[0])
            self._again(name)
        self._folders.add(folder)

    def _again(self, name: str) -> None:
        try:
            os.mkdir(name)
        except FileExistsError:
            # Another worker was faster.
            if not os.path.isdir(name):
                raise


def _forget(name: str) -> None:
    with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
        os.unlink(name)
