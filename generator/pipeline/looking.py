"""What changed on the shelves since the last build: stat first, on all cores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.load.look import SUBMISSIONS, folders, look, same
from generator.model.shelf import Shelf
from generator.parallel import mapped

NAMES_A_PROCESS = 20_000
"""Files and folders below which a second process costs more than it gains."""
_pack, _unpack = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[Shelf])


class Looked(Struct, frozen=True):
    """All shelves of `content/submissions` now."""

    shelves: dict[str, Shelf]
    """Folder → what is on it now, sorted."""
    moved: frozenset[str]
    """Folders that are not what they were, and those that are gone."""


def look_at_shelves(content: Path, before: Mapping[str, Shelf], doubtful: Sequence[str], jobs: int) -> Looked:
    """Every shelf; only what is not as it was `before` is listed anew."""
    now = [SUBMISSIONS, *folders(content)]
    surely = {folder: before[folder] for folder in now if folder in before and folder not in doubtful}

    def work(part: Sequence[str]) -> bytes:
        return _pack.encode([_looked(content, one) for one in part if not _as_before(content, surely, one)])

    shelves = dict(surely)
    moved = {folder for folder in before if folder not in now}
    for part in mapped(work, _parts(now, before, jobs), jobs):
        for shelf in _unpack.decode(part):
            shelves[shelf.folder] = shelf
            moved.add(shelf.folder)
    return Looked({folder: shelves[folder] for folder in now}, frozenset(moved))


def _as_before(content: Path, before: Mapping[str, Shelf], folder: str) -> bool:
    return folder in before and same(content, before[folder])


def _looked(content: Path, folder: str) -> Shelf:
    return look(content, folder, deep=folder != SUBMISSIONS)


def _parts(folders: Sequence[str], before: Mapping[str, Shelf], jobs: int) -> list[Sequence[str]]:
    """Folders for each process, about equally full; one part for a small site."""
    known = sum(len(one.stamps) for one in before.values()) // 40
    if jobs == 1 or (before and known < NAMES_A_PROCESS) or len(folders) < 2:
        return [folders]
    return [folders[at::jobs] for at in range(jobs)]
