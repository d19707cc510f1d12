"""Two folders change places, and what was written is on the disk before they do.

In: two paths on one file system. Out: nothing. Must not: leave `site` absent longer than the
system makes unavoidable: one call on Linux and macOS, two renames where the file system refuses it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

FEW_FILES = 16
"""Up to here single files are synced; above, one syncfs is cheaper than as many journal commits."""
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange(next_: Path, site: Path, aside: Path) -> None:
    """Make `next_` the site and the site `next_`. Without a site, `next_` simply becomes it.

    `aside` is used only by two renames; `restore` undoes a crash between them.
    Raises OSError.
    """
    if not site.exists():
        next_.rename(site)
    elif not _swap(next_, site):
        site.rename(aside)
        try:
            next_.rename(site)
        except OSError:
            aside.rename(site)
            raise
        aside.rename(next_)
    sync_folder(site.parent)


def restore(next_: Path, site: Path, aside: Path) -> None:
    """Bring back the release that two interrupted renames had put aside."""
    if not aside.exists():
        return
    if not site.exists():
        aside.rename(site)
    elif not next_.exists():
        aside.rename(next_)


def _swap(one: Path, other: Path) -> bool:
    """True when the system exchanged them in one call; False when it cannot. Raises OSError otherwise."""
    # Imported here: ctypes costs 10 ms, and a build without a change needs none of it.
    import ctypes

    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def flush(root: Path, written: Iterable[str]) -> None:
    """Everything in `written` (paths under `root`) is on the disk when this returns. Raises OSError."""
    few = list(written)
    if len(few) > FEW_FILES:
        _sync_system(root)
        return
    for path in few:
        fd = os.open(root / path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
    for folder in sorted({(root / path).parent for path in few}):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """The names in `folder` are on the disk when this returns. Raises OSError."""
    if sys.platform == "win32":  # folders cannot be opened there
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    except OSError as error:
        # Some network file systems know no fsync of folders; they order renames themselves.
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(fd)


def _sync_system(root: Path) -> None:
    if sys.platform != "linux":
        if hasattr(os, "sync"):
            os.sync()
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    fd = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if libc.syncfs(fd) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(root))
    finally:
        os.close(fd)
