"""Two trees, or two outcomes, that should be one: what is different, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.outcome import BuildOutcome
from generator.publish.paths import MANIFEST, PARTS

BY_HISTORY = frozenset({"PL504"})
"""Codes of what is said of the last release, not of the content."""


def differences(ours: dict[str, bytes], right: dict[str, bytes]) -> Iterator[str]:
    """Where a tree is not what it should be, each with the first bytes that differ."""
    yield from (f"not there: {path}" for path in sorted(right.keys() - ours.keys()))
    yield from (f"too much: {path}" for path in sorted(ours.keys() - right.keys()))
    for path in sorted(ours.keys() & right.keys()):
        one, other = ours[path], right[path]
        if one != other and _counts(path):
            at = next(
                (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)),
            )
            yield f"other bytes: {path}\n    ours  {_around(one, at)}\n    clean {_around(other, at)}"
        elif one != other:
            yield f"other bytes: {path}"


def _counts(path: str) -> bool:
    return path != MANIFEST and not path.startswith(PARTS)


def _around(data: bytes, at: int) -> str:
    return repr(data[max(0, at - 60) : at + 80].decode("utf-8", "replace"))


def counted(outcome: BuildOutcome, before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """Whether the numbers of a build are those of the files that differ; manifests do not count."""
    listed = {path for path in after if _counts(path)}
    written = sorted(path for path in listed if before.get(path) != after[path])
    removed = sorted(path for path in before.keys() - after.keys() if _counts(path))
    if outcome.written != len(written):
        yield f"written {outcome.written} of {len(written)}: {', '.join(written[:5])}"
    if outcome.removed != len(removed):
        yield f"removed {outcome.removed} of {len(removed)}: {', '.join(removed[:5])}"
    if outcome.unchanged != len(listed) - len(written):
        yield f"unchanged {outcome.unchanged} of {len(listed) - len(written)}"


def said(ours: BuildOutcome, right: BuildOutcome) -> Iterator[str]:
    """Whatever a build says besides what it did."""
    one, other = (
        [
            f"{each.path}:{each.line} {each.code} {each.message}"
            for each in outcome.diagnostics
            if each.code not in BY_HISTORY
        ]
        for outcome in (ours, right)
    )
    yield from _lines("said in vain", one, other)
    yield from _lines("not said", other, one)
    for name in ("sources", "published", "internal", "held_back"):
        if getattr(ours, name) != getattr(right, name):
            yield f"{name}: {getattr(ours, name)}, clean {getattr(right, name)}"


def _lines(what: str, some: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    known = set(others)
    yield from (f"{what}: {one}" for one in some if one not in known)


def inodes(site: Path) -> dict[str, int]:
    """Path → inode: another one was written since, or copied."""
    found = (one for one in site.rglob("*") if one.is_file())
    return {one.relative_to(site).as_posix(): one.stat().st_ino for one in found}
