"""All files of a submission as one zip, whose bytes depend on nothing but theirs.

Stored, not compressed (office files and pictures are compressed already), with sizes and checksums in
front of each file, so that phones unpack it while it comes; names in UTF-8, no time of day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from struct import pack
from zlib import crc32

from msgspec import Struct

LARGEST = (4 << 30) - (64 << 20)
"""Bytes: a zip without the extensions for more, with room for its directory."""
_UTF8, _NEW_YEAR_1980 = 0x800, 0x21
_CHUNK = 1 << 20
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Member(Struct, frozen=True):
    """One file of an archive."""

    name: str
    source: Path
    derive: Callable[[Path], bytes] | None = None
    """Makes the bytes from the source; None puts the file in as it is."""


def zipped(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive in pieces of at most a megabyte. OSError when a source has vanished."""
    directory: list[bytes] = []
    offset = 0
    for one, name in _named(members):
        if one.derive is None:
            with one.source.open("rb") as file:
                size, check = _facts(iter(lambda: file.read(_CHUNK), b""))
                file.seek(0)
                head, entry = _headers(name, size, check, offset)
                yield head
                yield from _exactly(size, iter(lambda: file.read(_CHUNK), b""))
        else:
            data = one.derive(one.source)
            size, check = _facts([data])
            head, entry = _headers(name, size, check, offset)
            yield head
            yield data
        directory.append(entry)
        offset += len(head) + size
    whole = b"".join(directory)
    yield whole + pack("<4s4H2LH", b"PK\5\6", 0, 0, len(directory), len(directory), len(whole), offset, 0)


def _facts(pieces: Iterable[bytes]) -> tuple[int, int]:
    size = check = 0
    for one in pieces:
        size, check = size + len(one), crc32(one, check)
    return size, check


def _exactly(size: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A file that is written to meanwhile must not spoil the others; the next build takes it again."""
    for one in pieces:
        yield one[:size]
        size -= min(size, len(one))
    if size:
        yield bytes(size)


def _headers(name: bytes, size: int, check: int, offset: int) -> tuple[bytes, bytes]:
    facts = pack("<5H3L2H", 20, _UTF8, 0, 0, _NEW_YEAR_1980, check, size, size, len(name), 0)
    entry = b"PK\1\2" + pack("<H", 0x314) + facts + pack("<3H2L", 0, 0, 0, 0o100644 << 16, offset)
    return b"PK\3\4" + facts + name, entry + name


def _named(members: Iterable[Member]) -> Iterator[tuple[Member, bytes]]:
    """Each with a name that every system can write, no two the same to any of them."""
    taken: set[str] = set()
    for one in members:
        name = "/".join(filter(None, map(_fit, unicodedata.normalize("NFC", one.name).split("/")))) or "_"
        stem, dot, kind = name.rpartition(".")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}){dot}{kind}" if dot else f"{kind} ({number})"
        taken.add(name.casefold())
        yield one, name.encode("utf-8", "replace")


def _fit(segment: str) -> str:
    """One folder or file name. `.` and `..` are not left."""
    plain = _UNFIT.sub("_", segment).strip(" ").rstrip(". ")
    return f"_{plain}" if _DEVICE.match(plain) else plain
