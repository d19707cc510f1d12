"""`manifest.json`: every file of a release with its sha256 and size.

In: a folder, or a mapping of entries. Out: entries, or bytes; the same entries give the same bytes.
Must not: hold a time, a machine's name or a path outside the release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.output import Entry
from generator.publish.paths import MANIFEST

FORMAT = 1
_HEAD = b'{"format":'


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is stored."""

    format: int
    files: dict[str, Entry]
    """Path relative to the site root → entry; the manifest itself is not listed."""


class Recorded(msgspec.Struct, frozen=True):
    """A manifest as it was found."""

    files: dict[str, Entry]
    digest: str
    """sha256 of the manifest's bytes: names the release; empty when there is none."""


NOTHING = Recorded(files={}, digest="")
_decoder = msgspec.json.Decoder(Manifest)


def encode(files: Mapping[str, Entry]) -> bytes:
    """The bytes of the manifest: sorted, without a space, one newline at the end."""
    return msgspec.json.encode(Manifest(FORMAT, dict(files)), order="deterministic") + b"\n"


def digest(data: bytes) -> str:
    """Name of the release whose manifest has these bytes."""
    return hashlib.sha256(data).hexdigest()


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
    return Recorded(found.files, digest(data)) if found.format == FORMAT else None
