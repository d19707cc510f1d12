"""Shells, built by MkDocs only when something that they are made of has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.model.site import SiteConfig
from generator.render.shell import Shells, build_shells, shell_inputs


class _Kept(Struct, frozen=True):
    inputs: bytes
    shells: Shells


def ready_shells(site: SiteConfig, theme: Path, pages: Path, folder: Path) -> Shells:
    """The shells of this site; `folder` keeps them between builds. Raises ShellError."""
    inputs = shell_inputs(site, theme, pages)
    kept = _read(folder / "shells.msgpack")
    if kept is not None and kept.inputs == inputs and _whole(kept.shells):
        return replace(kept.shells, templates=theme.resolve() / "templates")
    shells = build_shells(site, theme, pages, folder / "project")
    data = msgspec.msgpack.encode(_Kept(inputs, shells), enc_hook=str)
    (folder / "shells.msgpack").write_bytes(hashlib.sha256(data).digest() + data)
    return shells


def _read(path: Path) -> _Kept | None:
    """What was kept, None when it is absent, damaged or of another shape."""
    try:
        raw = path.read_bytes()
        digest, data = raw[:32], raw[32:]
        if hashlib.sha256(data).digest() != digest:
            return None
        return msgspec.msgpack.decode(data, type=_Kept, dec_hook=_path)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def _path(kind: type, value: Any) -> Any:
    return Path(value) if issubclass(kind, Path) else value


def _whole(shells: Shells) -> bool:
    """Whether the files are still what MkDocs left: the folder is a cache, and caches get damaged."""
    try:
        return all(
            hashlib.blake2b(source.read_bytes(), digest_size=16).digest() == shells.keys[path]
            for path, source in shells.files.items()
        )
    except OSError:
        return False
