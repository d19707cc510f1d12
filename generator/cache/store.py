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
from typing import TypeVar

import msgspec

from generator.cache.traces import NO_FACTS, Facts, Record, schema
from generator.model.document import Source

T = TypeVar("T")
FORMAT = 1
_MAGIC = b"yanxiu cache\n" + bytes([FORMAT])
_SCHEMA = zlib.crc32(schema()).to_bytes(4, "big")
_SUM = 16
_HEAD = len(_MAGIC) + len(_SCHEMA) + _SUM
RECORDS_A_SHARD = 512
"""About 400 KB: an edit rewrites one shard, and small sites have a single one."""


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

    def records(self, paths: Collection[str] | None = None) -> dict[str, Record]:
        """Source path → record: all of them, or at least those in `paths`. Lost ones are absent."""
        names = _shards(self.facts.parts)
        wanted = names if paths is None else sorted({_shard(path, len(names)) for path in paths if names})
        found: dict[str, Record] = {}
        for name in wanted:
            found.update(self._read(name, dict[str, Record], self.facts.parts.get(name)) or {})
        return found

    def pages(self, release: str) -> dict[str, bytes]:
        """Output path → key of the last build; empty when `release` is not what that build published."""
        if not release or release != self.facts.release:
            return {}
        return self._read("pages", dict[str, bytes], self.facts.parts.get("pages")) or {}

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
        *,
        environment: Mapping[str, str],
        taken_ns: int,
        sources: Iterable[Source],
        records: Mapping[str, Record],
        pages: Mapping[str, bytes],
        release: str,
        changed: Collection[str] | None = None,
    ) -> None:
        """Replace the traces. Raises Unwritable.

        `changed` names the sources whose records differ from the stored ones (removed ones too); the
        shards of all others are left as they are. `records` needs to be complete for its shards only.
        Without it everything is written, in as many shards as the number of records asks for; so it is
        when all records are at hand and the shards have become four times too large.
        """
        try:
            self._prepare()
            held = {one.path: one for one in sources}
            parts = self._save_records(records, self._in_place(records, held, changed))
            parts["pages"] = self._write("pages", dict(pages))
            facts = Facts(
                environment=dict(environment),
                taken_ns=taken_ns,
                sources=held,
                release=release,
                parts=parts,
            )
            # Last: until it is there, the old facts refuse the new files.
            self._write("facts", facts)
            self._sweep(parts)
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        self.__dict__["facts"] = facts

    def _in_place(
        self, records: Mapping[str, Record], held: Mapping[str, Source], changed: Collection[str] | None
    ) -> Collection[str] | None:
        """`changed`, or None when a growing site should get more shards."""
        wanted, present = _shard_count(len(held)), len(_shards(self.facts.parts))
        return None if wanted >= 4 * present and records.keys() >= held.keys() else changed

    def _save_records(
        self, records: Mapping[str, Record], changed: Collection[str] | None
    ) -> dict[str, bytes]:
        before = {name: self.facts.parts[name] for name in _shards(self.facts.parts)}
        if changed is not None and before:
            count, parts = len(before), before
            touched = {_shard(path, count) for path in changed}
        else:
            count, parts = _shard_count(len(records)), {}
            touched = {_shard_name(at) for at in range(count)}
        shards: dict[str, dict[str, Record]] = {name: {} for name in touched}
        for path, record in records.items():
            name = _shard(path, count)
            if name in shards:
                shards[name][path] = record
        return parts | {name: self._write(name, shard) for name, shard in sorted(shards.items())}

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


def _shard_count(records: int) -> int:
    """A power of two, so that a growing site changes it rarely."""
    return 1 << (records // RECORDS_A_SHARD).bit_length()


def _shard_name(at: int) -> str:
    return f"records-{at:04x}"


def _shard(path: str, count: int) -> str:
    return _shard_name(zlib.crc32(path.encode("utf-8", "surrogatepass")) % count)


def _shards(parts: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in parts if name.startswith("records-"))


def _unwritable(folder: Path, error: OSError) -> Unwritable:
    return Unwritable(
        f"缓存文件夹 {folder} 写不进去（{error.strerror or error}）；站点不受影响，但下次要全部重新生成。"
        "请检查磁盘空间和写权限。"
    )
