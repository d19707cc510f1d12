"""The one seam for work in other processes: a function over shards, on this machine's cores.

Workers are forked, so that they inherit what the function refers to instead of being
sent it; only results travel. Where forking is not to be had, or for a single job, the
work is done here, with the same results in the same order.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
R = TypeVar("R")

_SHARDS_PER_JOB = 8
"""Enough that a slow shard does not leave the other cores idle."""
_WORK: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shards(whole: Sequence[T], jobs: int, *, least: int) -> list[Sequence[T]]:
    """`whole` cut into contiguous parts of at least `least`; one part when a pool would cost more than it gains."""
    if jobs == 1 or len(whole) < 2 * least:
        return [whole] if whole else []
    size = max(least, -(-len(whole) // (jobs * _SHARDS_PER_JOB)))
    return [whole[at : at + size] for at in range(0, len(whole), size)]


def mapped(function: Callable[[T], R], parts: Sequence[T], jobs: int) -> Iterator[R]:
    """`function` of each part, in the order of the parts."""
    if jobs == 1 or len(parts) < 2 or not _can_fork():
        yield from map(function, parts)
    else:
        yield from _forked(function, parts, jobs)


def aside(function: Callable[[], R], shape: type[R], *, worth: bool) -> R:
    """The function's result, worked out in a process of its own where that is `worth` it.

    All memory that it took is given back then; the result travels as msgpack.
    """
    if not worth or not _can_fork():
        return function()
    (packed,) = _forked(lambda _: msgspec.msgpack.encode(function()), (None,), 1)
    return msgspec.msgpack.decode(packed, type=shape)


def apart(function: Callable[[], bytes], *, seconds: int, memory: int) -> bytes | None:
    """What the function gives, worked out where a hostile file can do no harm: in a process of its own.

    None when it fails, crashes, computes for more than `seconds`, asks for more than `memory` bytes,
    or where processes cannot be forked.
    """
    if not _can_fork():
        return None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _limit(seconds, memory)
            with os.fdopen(writing, "wb") as answer:
                answer.write(function())
            status = 0
        finally:
            os._exit(status)  # nothing of the parent's is cleaned up twice, and nothing is printed
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        found = answer.read()
    return found if os.waitpid(child, 0)[1] == 0 else None


def _limit(seconds: int, memory: int) -> None:
    """Bounds this process. A hard limit of seconds kills; the alarm is for one that waits."""
    import resource
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(20 * seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return  # not Linux: the time alone is bounded
    resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _forked(function: Callable[[T], R], parts: Sequence[T], jobs: int) -> Iterator[R]:
    global _WORK
    _WORK = (function, parts)
    # What exists now is shared with the workers; freezing keeps their collectors from copying it.
    gc.collect()
    gc.freeze()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(jobs, len(parts)), mp_context=context) as pool:
            yield from pool.map(_run, range(len(parts)))
    finally:
        gc.unfreeze()
        _WORK = None


def _run(at: int) -> Any:
    assert _WORK is not None
    # A worker lives for one step and makes few cycles: looking for them costs a tenth of its time.
    gc.disable()
    function, parts = _WORK
    return function(parts[at])
