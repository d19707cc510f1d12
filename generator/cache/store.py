"""The cache folder: traces as a few checksummed msgpack files.

In: a folder (by default `.yanxiu/` beside `site_config.yml`). Out: traces, or empty ones.
Reading never raises: damaged, foreign, half-written or other-versioned files count as absent, and
what was built from them is built again. Must not: use pickle, or let one file vouch for another
build's (facts name the checksum of every other file).
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from generator.cache.records import Packed, Records
from generator.cache.traces import NO_FACTS, Facts, Last, schema
from generator.model.shelf import Shelf

T = TypeVar("T")
FORMAT = 2
_MAGIC = b"yanxiu cache\n" + bytes([FORMAT])
_SCHEMA = zlib.crc32(schema()).to_bytes(4, "big")
_SUM = 16
_HEAD = len(_MAGIC) + len(_SCHEMA) + _SUM
RECORDS_A_SHARD = 512
"""About 400 KB: an edit rewrites one shard, and small sites have a single one."""
PAGES_A_SHARD = 2048
"""About 150 KB."""
_RECORDS, _PAGES = "records-", "pages-"


class Unwritable(Exception):
    """The cache cannot be written; the build itself is not affected. The text is for users."""


class Store:
    """Reads lazily, writes at the end of a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def facts(self) -> Facts:
        """What the last build saw; empty when there is nothing to believe."""
        return self._read("facts", Facts, None) or NO_FACTS

    def shelves(self) -> dict[str, Shelf]:
        """Folder → what the last build saw in it."""
        return self._part("shelves", dict[str, Shelf]) or {}

    def last(self) -> Last | None:
        """What the last build was asked and answered."""
        found: Last | None = self._part("last", Last)
        return found

    def extra(self, name: str, shape: type[T]) -> T | None:
        """What the last build kept under a name of its own."""
        found: T | None = self._part(f"extra-{name}", shape)
        return found

    def records(self) -> Records:
        """All records; none when a part of them is lost: then every source is read again."""
        found: dict[str, Packed] = {}
        for name in self._names(_RECORDS):
            part = self._part(name, dict[str, msgspec.Raw])
            if part is None:
                return Records()
            found.update(part)
        return Records(found)

    def pages(self, release: str, paths: Iterable[str] | None = None) -> dict[str, bytes]:
        """Output path → key of the last build: all, or at least those of `paths`.

        Empty when `release` is not what that build published.
        """
        if not release or release != self.facts.release:
            return {}
        names = self._names(_PAGES)
        wanted = names if paths is None else {_shard(_PAGES, path, len(names)) for path in paths if names}
        found: dict[str, bytes] = {}
        for name in wanted:
            found.update(self._part(name, dict[str, bytes]) or {})
        return found

    def moment(self) -> int:
        """The time as the file system counts it, ns; take it before the first stat. Raises Unwritable."""
        probe = self.folder / "clock"
        try:
            self._prepare()
            probe.touch()
            return probe.stat().st_mtime_ns
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def save(
        self,
        facts: Facts,
        *,
        shelves: Mapping[str, Shelf],
        records: Records,
        pages: Mapping[str, bytes],
        last: Last | None = None,
        changed: Collection[str] | None = None,
        changed_pages: Collection[str] | None = None,
        extras: Mapping[str, object] | None = None,
        kept: Collection[str] = (),
    ) -> None:
        """Replace the traces; `facts.parts` is filled in here. Raises Unwritable.

        `changed` names the sources whose records differ from the stored ones (removed ones too),
        `changed_pages` the outputs whose keys do; shards without any of them are left as they are.
        `extras` are kept under their names; those named in `kept` stay as they are, all others go.
        """
        try:
            self._prepare()
            parts = self._save_shards(_RECORDS, records.packed, RECORDS_A_SHARD, changed)
            parts |= self._save_shards(_PAGES, pages, PAGES_A_SHARD, changed_pages)
            parts["shelves"] = self._write("shelves", dict(shelves))
            if last is not None:
                parts["last"] = self._write("last", last)
            stay = {f"extra-{name}" for name in kept} & self.facts.parts.keys()
            parts |= {name: self.facts.parts[name] for name in sorted(stay)}
            for name, value in (extras or {}).items():
                parts[f"extra-{name}"] = self._write(f"extra-{name}", value)
            facts = replace(facts, parts=parts)
            # Last: until it is there, the old facts refuse the new files.
            self._write("facts", facts)
            self._sweep(parts)
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        self.__dict__["facts"] = facts

    def _save_shards(
        self, kind: str, held: Mapping[str, Any], size: int, changed: Collection[str] | None
    ) -> dict[str, bytes]:
        """`held` is complete at least for the shards that `changed` touches, and in number."""
        before = {name: self.facts.parts[name] for name in self._names(kind)}
        count = 1 << (len(held) // size).bit_length()
        if changed is None or not before or count >= 4 * len(before):
            parts, touched = {}, {_shard_name(kind, at) for at in range(count)}
        else:
            count, parts = len(before), before
            touched = {_shard(kind, path, count) for path in changed}
        shards = {name: self._part(name, dict[str, msgspec.Raw]) if parts else {} for name in touched}
        whole = not parts or None in shards.values()
        if whole:
            shards = {name: {} for name in touched}
        for path in held if whole else changed or ():
            name = _shard(kind, path, count)
            if name in shards:
                if path in held:
                    shards[name][path] = held[path]
                else:
                    shards[name].pop(path, None)
        return parts | {name: self._write(name, shard) for name, shard in sorted(shards.items())}

    def _names(self, kind: str) -> list[str]:
        return sorted(name for name in self.facts.parts if name.startswith(kind))

    def _part(self, name: str, shape: Any) -> Any:
        digest = self.facts.parts.get(name)
        return self._read(name, shape, digest) if digest else None

    def _prepare(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n")

    def _write(self, name: str, value: object) -> bytes:
        payload = msgspec.msgpack.encode(value)
        digest = hashlib.sha256(payload).digest()[:_SUM]
        part = self.folder / f"{name}.part"
        with part.open("wb") as file:
            file.writelines((_MAGIC, _SCHEMA, digest, payload))
        # Not synced: after a power cut the checksum finds what is missing.
        part.replace(self._path(name))
        return digest

    def _read(self, name: str, shape: type[T], digest: bytes | None) -> T | None:
        """The value, if the file is whole and, where a digest is given, the very one that is meant."""
        try:
            data = self._path(name).read_bytes()
        except OSError:
            return None
        head, payload = data[:_HEAD], memoryview(data)[_HEAD:]
        found = hashlib.sha256(payload).digest()[:_SUM]
        if head != _MAGIC + _SCHEMA + found or (digest is not None and digest != found):
            return None
        try:
            return msgspec.msgpack.decode(payload, type=shape)
        except (msgspec.DecodeError, ValueError):
            return None

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.msgpack"

    def _sweep(self, parts: Mapping[str, bytes]) -> None:
        """Shards of a time when there were more submissions, and unfinished files of a killed build."""
        keep = {f"{name}.msgpack" for name in ("facts", *parts)}
        for entry in os.scandir(self.folder):
            if entry.name.endswith((".msgpack", ".part")) and entry.name not in keep:
                Path(entry.path).unlink()


def _shard_name(kind: str, at: int) -> str:
    return f"{kind}{at:04x}"


def _shard(kind: str, path: str, count: int) -> str:
    return _shard_name(kind, zlib.crc32(path.encode("utf-8", "surrogatepass")) % count)


def _unwritable(folder: Path, error: OSError) -> Unwritable:
    return Unwritable(
        f"缓存文件夹 {folder} 写不进去（{error.strerror or error}）；站点不受影响，但下次要全部重新生成。"
        "请检查磁盘空间和写权限。"
    )
