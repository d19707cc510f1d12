"""A folder that is not ours alone: a USB stick. What a copy wrote it may replace and remove, nothing else.

A record in the folder lists every file with its digest and key. A file whose key is that of the record
is not even made; one whose bytes are those of the record is not written. A copy that was interrupted
left the record marked as unfinished: the next one believes only what it reads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.model.output import Entry
from generator.publish.copying import READ, measured
from generator.publish.errors import PublishError, refused
from generator.publish.paths import folded
from generator.publish.writer import Writer

FORMAT = 1


class Filed(Struct, frozen=True):
    """One file of the copy."""

    sha256: str
    size: int
    """Bytes."""
    key: str
    """Hex; of all that the bytes depend on."""


class Record(Struct, frozen=True):
    """What a copy left in its folder."""

    format: int
    made_by: str
    """Hex digest of the program and its configuration: keys of another one say nothing."""
    finished: bool
    files: dict[str, Filed]
    """Path in the folder → file."""


class Change(Struct, frozen=True):
    """What a copy did to its folder."""

    written: int
    unchanged: int
    removed: int


class Folder:
    """The folder while a copy is made. `put` is good in forked workers."""

    def __init__(self, root: Path, record: str, tops: Collection[str], made_by: str) -> None:
        """`record`: path of the record. `tops`: first parts of the paths that will be put.

        Raises PublishError when the folder cannot be used.
        """
        self._root = root.absolute()
        self._record = self._root / record
        self._made_by = made_by
        found = _read(self._record)
        if found is None:
            strange = next((one for one in sorted(tops) if os.path.lexists(self._root / one)), "")
            if strange:
                raise PublishError(
                    f"{self._root / strange} 不是本程序写的，没有覆盖。请先移走它，或换一个文件夹。"
                )
            found = Record(FORMAT, made_by, True, {})
        self._old = found.files
        self._ours = {folded(one) for one in found.files}
        self._interrupted = not found.finished
        here = _stands if found.finished else _holds
        self._sound = {path: one for path, one in found.files.items() if here(self._root / path, one)}
        self._keys = found.made_by == made_by
        self._writer = Writer(
            str(self._root), {path: Entry(one.sha256, one.size) for path, one in self._sound.items()}
        )

    def begin(self, paths: Collection[str]) -> None:
        """Claims the paths that are about to be put, as far as they are known; others may come."""
        claimed = dict.fromkeys(paths, Filed("", -1, ""))
        self._save(Record(FORMAT, self._made_by, False, {**claimed, **self._old}))

    def put(self, path: str, key: bytes, make: Callable[[Writer], Entry]) -> Filed:
        """The file at `path`, made if its key is new. PublishError; never over what is not ours."""
        old = self._sound.get(path)
        if old is not None and self._keys and old.key == key.hex():
            return old
        self._refuse_foreign(path)
        entry = make(self._writer)
        return Filed(entry.sha256, entry.size, key.hex())

    def finish(self, files: Mapping[str, Filed]) -> Change:
        """Removes what is no longer wanted, and records what is there."""
        wanted = {folded(one) for one in files}
        gone = [one for one in self._old if folded(one) not in wanted]
        try:
            for path in gone:
                with suppress(FileNotFoundError, NotADirectoryError):
                    (self._root / path).unlink()
                self._prune(path)
        except OSError as error:
            raise refused(error, error.filename or self._root) from error
        self._save(Record(FORMAT, self._made_by, True, {path: files[path] for path in sorted(files)}))
        same = sum(_bytes(self._sound.get(path)) == _bytes(one) for path, one in files.items())
        return Change(len(files) - same, same, len(gone))

    def _refuse_foreign(self, path: str) -> None:
        """What stands in the way and was written by others is an error, not an obstacle to be cleared."""
        place = self._root / path
        strange = os.path.lexists(place) and (
            place.is_dir() or not (self._interrupted or folded(path) in self._ours)
        )
        above = [one for one in place.parents if one.is_relative_to(self._root)]
        blocked = next(
            (one for one in above if one.is_symlink() or (one.exists() and not one.is_dir())), None
        )
        if strange or (blocked is not None and blocked != self._root):
            raise PublishError(f"{blocked or place} 不是本程序写的，没有覆盖。请先移走它，再运行一次。")

    def _prune(self, path: str) -> None:
        """Empty folders above a removed file go, the root never."""
        for above in Path(path).parents:
            if above == Path():
                return
            try:
                (self._root / above).rmdir()
            except OSError:
                return

    def _save(self, record: Record) -> None:
        part = self._record.with_name(f"{self._record.name}.part")
        try:
            self._record.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(msgspec.json.format(msgspec.json.encode(record), indent=1))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._record)
        except OSError as error:
            raise refused(error, self._record) from error


def _read(path: Path) -> Record | None:
    """The record, None when there is none that can be believed."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return None
    inside = all(one and not one.startswith("/") and ".." not in one.split("/") for one in found.files)
    return found if found.format == FORMAT and inside else None


def _bytes(one: Filed | None) -> tuple[str, int] | None:
    return (one.sha256, one.size) if one else None


def _stands(path: Path, one: Filed) -> bool:
    """Whether a file of that size is there."""
    try:
        return path.lstat().st_size == one.size
    except OSError:
        return False


def _holds(path: Path, one: Filed) -> bool:
    """Whether exactly these bytes are there."""
    if not _stands(path, one):
        return False
    try:
        fd = os.open(path, READ)
    except OSError:
        return False
    try:
        return measured(fd) == Entry(one.sha256, one.size)
    except OSError:
        return False
    finally:
        os.close(fd)
