"""One build at a time for one output folder.

In: the path of a lock file. Out: an open descriptor that holds the lock until closed.
The system drops the lock with the last process that has it, so a killed build never leaves one
behind, and a forked worker that outlives its parent still counts as a build.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.publish.errors import PublishLocked, refused

if sys.platform == "win32":
    import msvcrt

    def _claim(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _claim(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold(path: Path, output: Path) -> int:
    """Take the lock at `path`; PublishLocked when another build of `output` has it."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise refused(error, path) from error
    try:
        _claim(fd)
    except OSError as error:
        os.close(fd)
        raise PublishLocked(
            f"另一个生成正在写 {output}，本次没有开始。请等它结束后再运行，或用 --output 另选文件夹。"
        ) from error
    return fd


def release(fd: int) -> None:
    """Let the lock go."""
    os.close(fd)
