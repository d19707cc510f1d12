"""What one command costs: time, processor time and memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

_REST = 0.05
"""Seconds between two looks at the memory."""
_SHARE = 20
"""A look at a process of several GB takes long: the rest after it is this many times as long, so
that looking never takes a twentieth of a core from the command."""
_ENVIRONMENT = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program is compiled once, not at every start."""


class Cost(Struct, frozen=True):
    """One run of a command."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of the command and all that it waited for."""
    peak: float
    """Largest sum of the proportional set sizes of its process tree, MB as 10⁶ bytes; 0 where Linux' /proc is not to be had."""
    output: str
    """Standard output and error, as they came."""


class Failed(Exception):
    """A command ended with another code than 0; the message is the end of what it said."""


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Runs `command` in `folder`. Failed, OSError."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        memory = _Memory(process.pid)
        memory.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        memory.ended.set()
        memory.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{Path(command[0]).name} ended with {process.returncode}: {output[-800:].strip()}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory.peak / 1e6, output)


class _Memory(threading.Thread):
    """Looks at the memory of a process and its descendants until told that they ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.ended = threading.Event()
        self.peak = 0
        """Bytes."""

    def run(self) -> None:
        rest = 0.0
        while not self.ended.wait(rest):
            began = time.perf_counter()
            self.peak = max(self.peak, sum(map(_proportional, _tree(self._pid))))
            rest = max(_REST, _SHARE * (time.perf_counter() - began))


def _tree(pid: int) -> Iterator[int]:
    """A process and its descendants; none of those that ended meanwhile."""
    yield pid
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _proportional(pid: int) -> int:
    """Bytes of a process' memory, what is shared counted once among those who share it."""
    try:
        with Path(f"/proc/{pid}/smaps_rollup").open() as file:
            return next((int(line.split()[1]) * 1024 for line in file if line.startswith("Pss:")), 0)
    except OSError:
        return 0
