"""A process that is killed at some touch of the disk, without a second process.

From that touch on every other one fails too, so that no `finally` tidies up: what lies on the
disk is what a kill leaves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TOUCHES = frozenset({"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.utime", "os.truncate"})
_left: int | None = None
_hooked = False


class Killed(BaseException):
    """What the killed process sees of it."""


@contextmanager
def killed_after(touches: int) -> Iterator[None]:
    """Everything inside ends with `Killed` when it wants to change the disk once more than `touches`.

    Only for work in this process. Work that changes less goes through to its end.
    """
    global _left, _hooked
    if not _hooked:
        sys.addaudithook(_look)  # it cannot be taken away, and costs nothing while nobody is to be killed
        _hooked = True
    _left = touches
    try:
        yield
    except Killed:
        pass
    finally:
        _left = None


def _look(event: str, arguments: tuple[object, ...]) -> None:
    global _left
    if _left is None or not (event in _TOUCHES or (event == "open" and _writes(arguments))):
        return
    if _left <= 0:
        raise Killed
    _left -= 1


def _writes(arguments: tuple[object, ...]) -> bool:
    """Of `open`: (path, mode, flags); O_WRONLY and O_RDWR are the two lowest bits."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & 0b11)
