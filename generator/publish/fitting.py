"""Which files a medium of limited size has no room for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CLUSTER = 32 << 10
"""Bytes that the smallest file takes on a large stick, and by which others grow."""


def room(sizes: Iterable[int]) -> int:
    """Bytes that files of these sizes take."""
    return sum(-(-size // CLUSTER) * CLUSTER for size in sizes)


def left_out(files: Mapping[str, int], rest: int, limit: int) -> tuple[str, ...]:
    """Paths of the files to leave out, largest first, until all fits; all of them when nothing does.

    `files`: path → bytes. `rest`: bytes that everything else takes. Each file that is left out is
    spoken of where it was linked, which may take a cluster.
    """
    total = rest + room(files.values())
    found: list[str] = []
    for path in sorted(files, key=lambda one: (-files[one], one)):
        if total <= limit:
            break
        total += CLUSTER - room((files[path],))
        found.append(path)
    return tuple(found)
