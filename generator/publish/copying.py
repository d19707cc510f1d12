"""A file's bytes at a second place, in the cheapest way that is safe.

In: a source and a target that does not exist. Out: the target, complete.
Must not: make a published file share its inode with one that somebody may edit in place, or the
site would change without a release. So the two trees hard-link each other and the cache's own
derivatives; files of authors are cloned (copy on write) where the file system can, else copied.
"""

# ruff: noqa: PTH123
# Paths are text here: a Path costs 5 µs a file, more than the call it wraps.

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path

from generator.model.output import Entry

CHUNK = 1 << 20
"""Bytes; large enough that hashing, not calling, is the cost."""
_FICLONE = 0x40049409
_HOLE = bytes(CHUNK)
_NO_LINK = {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS}
READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Only ever a new file: what exists may be hard-linked from the published tree."""


def link(source: str, target: str) -> None:
    """Share `source`; where links are refused (FAT, a full link count) copy it with its times. OSError."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        shutil.copy2(source, target)


def clone(source: Path, target: str) -> Entry:
    """Place the bytes of `source` at `target`, which must be absent. The entry is of the bytes placed."""
    with open(source, "rb") as origin:
        fd = os.open(target, NEW, 0o666)
        try:
            if _reflink(origin.fileno(), fd):
                # The clone is a snapshot: hashing it, not the source, is safe from a concurrent edit.
                with open(target, "rb") as placed:
                    return measured(placed.fileno())
            return _copied(origin.fileno(), fd)
        finally:
            os.close(fd)


def measured(fd: int) -> Entry:
    """Entry of the open file, read from its present position in chunks."""
    hashed, size = hashlib.sha256(), 0
    while chunk := os.read(fd, CHUNK):
        hashed.update(chunk)
        size += len(chunk)
    return Entry(hashed.hexdigest(), size)


def read_all(source: Path, size: int) -> bytes:
    """The bytes of a file of about this size. A file object would cost three times the reading. OSError."""
    fd = os.open(source, READ)
    try:
        pieces = []
        while piece := os.read(fd, size + 1):
            pieces.append(piece)
    finally:
        os.close(fd)
    return b"".join(pieces)


def write_all(fd: int, data: bytes) -> None:
    """Write every byte; a full disk shows as a short write first and as OSError then."""
    done = os.write(fd, data)
    while done < len(data):
        done += os.write(fd, memoryview(data)[done:])


def _copied(source: int, target: int) -> Entry:
    hashed, size, tail = hashlib.sha256(), 0, False
    while chunk := os.read(source, CHUNK):
        hashed.update(chunk)
        size += len(chunk)
        # Holes stay holes: a sparse video costs no disk a second time.
        tail = chunk == _HOLE
        if tail:
            os.lseek(target, CHUNK, os.SEEK_CUR)
        else:
            write_all(target, chunk)
    if tail:
        os.ftruncate(target, size)
    return Entry(hashed.hexdigest(), size)


def _reflink(source: int, target: int) -> bool:
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        fcntl.ioctl(target, _FICLONE, source)
    except OSError:
        return False
    return True
