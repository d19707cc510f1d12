"""How far a long build has come: a bar on a terminal, plain lines elsewhere, nothing for short work."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_QUIET = 2.0
"""Seconds before anything is said: what ends sooner needs no comfort."""
_LINES = 5.0
"""Seconds between plain lines."""


class Watcher:
    """A context manager; call it with (step, done, total) whenever some work is done."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._console = Console(file=stream or sys.stderr)
        self._begun = self._last = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, int] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Says where a step stands."""
        now = time.monotonic()
        if now - self._begun < _QUIET:
            return
        if self._console.is_terminal:
            self._draw(step, done, total)
        elif now - self._last >= _LINES or done == total:
            self._last = now
            self._console.print(f"{step} {done}/{total}", highlight=False)

    def _draw(self, step: str, done: int, total: int) -> None:
        if self._bar is None:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.start()
        if step not in self._tasks:
            self._tasks[step] = self._bar.add_task(step, total=total)
        self._bar.update(self._tasks[step], completed=done)  # type: ignore[arg-type]

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
