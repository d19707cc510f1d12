"""`manifest.json`: every file of a release with its sha256 and size.

In: a folder, or entries. Out: entries, or files; the same entries give the same bytes.
Up to `FILES_A_PART` files stand in `manifest.json` itself. A larger release is listed in parts, by
the digest of the path, and `manifest.json` names the sha256 of each: a change rewrites the parts of
what changed, and a build reads the parts that it asks for.
Must not: hold a time, a machine's name or a path outside the release.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.model.output import Entry
from generator.publish.paths import MANIFEST, PARTS

FORMAT = 2
FILES_A_PART = 1024
"""About 120 KB."""
_MOST_PARTS = 4096
_HEAD = b'{"format":'

Files = dict[str, Entry]
"""Path relative to the site root → entry."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`manifest.json` as it is stored. The manifest and its parts are not listed."""

    format: int
    count: int
    """Files of the release."""
    files: Files = {}
    parts: tuple[str, ...] = ()
    """sha256 of each part, when there are several; then `files` is empty."""


class Recorded(Mapping[str, Entry]):
    """The entries of a release. Parts are read when somebody asks for one of their paths.

    A damaged part counts as empty: what it listed is written again.
    """

    def __init__(self, folder: Path, manifest: Manifest, digest: str) -> None:
        self._folder = folder
        self.manifest = manifest
        self.digest = digest
        """sha256 of `manifest.json`: names the release; empty when there is none."""
        self._read: dict[int, Files] = {} if manifest.parts else {0: dict(manifest.files)}
        self._whole = True

    @property
    def parts(self) -> int:
        """Number of parts, at least one."""
        return len(self.manifest.parts) or 1

    @property
    def count(self) -> int:
        """Files of the release, without reading its parts where they are as they were written."""
        return self.manifest.count if self._whole else len(self)

    def part(self, at: int) -> Files:
        """Entries of one part. They may be dropped by `forget`, nothing else is changed."""
        found = self._read.get(at)
        if found is None:
            found = self._read[at] = self._load(at)
        return found

    def of(self, path: str) -> Files:
        """Entries of the part that a path belongs to."""
        return self.part(part_of(path, self.parts))

    def forget(self, path: str) -> None:
        """Takes a path for unpublished, so that it is written again."""
        if self.of(path).pop(path, None):
            self._whole = False

    def differs(self, other: Recorded, at: int) -> bool:
        """Whether a part of two manifests with the same number of parts is another."""
        if not self.manifest.parts:
            return self.part(at) != other.part(at)
        return self.manifest.parts[at] != other.manifest.parts[at]

    def whole(self, at: int) -> bool:
        """Whether a part is the one that `manifest.json` names."""
        return digest(self._data(at)) == self.manifest.parts[at]

    def _load(self, at: int) -> Files:
        data = self._data(at)
        if digest(data) == self.manifest.parts[at]:
            return _part_decoder.decode(data)
        self._whole = False
        return {}

    def _data(self, at: int) -> bytes:
        try:
            return (self._folder / part_name(at)).read_bytes()
        except OSError:
            return b""

    def __getitem__(self, path: str) -> Entry:
        return self.of(path)[path]

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and path in self.of(path)

    def __iter__(self) -> Iterator[str]:
        for at in range(self.parts):
            yield from self.part(at)

    def __len__(self) -> int:
        return sum(len(self.part(at)) for at in range(self.parts))


_decoder = msgspec.json.Decoder(Manifest)
_part_decoder = msgspec.json.Decoder(Files)


def nothing(folder: Path) -> Recorded:
    """What a folder without a release has recorded."""
    return Recorded(folder, Manifest(FORMAT, 0), "")


def part_count(files: int) -> int:
    """Parts of a release: a power of two, so that it changes rarely."""
    return min(_MOST_PARTS, 1 << (files // FILES_A_PART).bit_length())


def part_of(path: str, parts: int) -> int:
    """Number of the part that lists a path."""
    return zlib.crc32(path.encode("utf-8", "surrogatepass")) % parts if parts > 1 else 0


def part_name(at: int) -> str:
    """Path of a part relative to the site root."""
    return f"{PARTS}{at:03x}.json"


def after(before: Recorded, entries: Mapping[str, Entry], removed: Iterable[str]) -> dict[str, bytes]:
    """Files to write so that the manifest lists `before` with `entries` and without `removed`.

    Name → bytes, of `manifest.json` and of the parts that are not what they were; nothing at all for
    a part that the release no longer has.
    """
    gone = {path for path in removed if path in before}
    new = sum(1 for path in entries if path not in before)
    count = before.count - len(gone) + new
    parts = part_count(count)
    files = _touched(before, parts, (*entries, *gone)) if parts == before.parts else _all(before, parts)
    for path in gone:
        del files[part_of(path, parts)][path]
    for path, entry in entries.items():
        files[part_of(path, parts)][path] = entry
    old = dict.fromkeys(parts_of(before), b"") if parts != before.parts else {}
    if parts == 1:
        return old | {MANIFEST: _encode(Manifest(FORMAT, count, files.get(0, before.part(0))))}
    made: dict[str, bytes] = {}
    sums = list(before.manifest.parts) if parts == before.parts else [""] * parts
    for at in list(files):
        data = made[part_name(at)] = _encode(files.pop(at))
        sums[at] = digest(data)
    return old | made | {MANIFEST: _encode(Manifest(FORMAT, count, parts=tuple(sums)))}


def _touched(before: Recorded, parts: int, paths: Iterable[str]) -> dict[int, Files]:
    return {at: dict(before.part(at)) for at in {part_of(path, parts) for path in paths}}


def _all(before: Recorded, parts: int) -> dict[int, Files]:
    files: dict[int, Files] = {at: {} for at in range(parts)}
    for path, entry in before.items():
        files[part_of(path, parts)][path] = entry
    return files


def _encode(value: Manifest | Files) -> bytes:
    """Sorted, without a space, one newline at the end."""
    return msgspec.json.encode(value, order="deterministic") + b"\n"


def digest(data: bytes) -> str:
    """Name of the release whose `manifest.json` has these bytes; sum of a part."""
    return hashlib.sha256(data).hexdigest()


def release_of(folder: Path) -> str:
    """Name of the release in `folder`, without reading what it holds; empty when there is none."""
    try:
        return digest((folder / MANIFEST).read_bytes())
    except OSError:
        return ""


def ours(folder: Path) -> bool:
    """Whether `folder` was published by this program, told by the first bytes of its manifest."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def read(folder: Path) -> Recorded | None:
    """The manifest in `folder`; None when it is absent, unreadable, of another format or not ours."""
    try:
        data = (folder / MANIFEST).read_bytes()
        found = _decoder.decode(data)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, msgspec.DecodeError, ValueError):
        return None
    return Recorded(folder, found, digest(data)) if found.format == FORMAT else None


def parts_of(recorded: Recorded) -> dict[str, str]:
    """Path of each part relative to the site root → its sha256."""
    return {part_name(at): one for at, one in enumerate(recorded.manifest.parts)}


def difference(before: Recorded, now: Recorded) -> tuple[list[str], list[str]]:
    """(paths whose file of `before` is not in `now`, paths whose file of `now` is not in `before`).

    With the manifest's parts; of two manifests with as many parts only those are read that differ.
    """
    same = before.parts == now.parts
    gone, came = _different(parts_of(before), parts_of(now))
    pairs = ((before.part(at), now.part(at)) for at in range(now.parts) if before.differs(now, at))
    for old, new in pairs if same else ((dict(before), dict(now)),):
        went, arrived = _different(old, new)
        gone += went
        came += arrived
    return gone, came


def _different(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[list[str], list[str]]:
    return (
        [path for path, one in old.items() if new.get(path) != one],
        [path for path, one in new.items() if old.get(path) != one],
    )
