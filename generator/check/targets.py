"""Where a picture or link of a body points to. Pure: only names are compared."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from generator.check.rule import Case
from generator.check.words import closest, listed, quoted
from generator.config.file_types import extension
from generator.config.pictures import attached_pictures
from generator.model.document import Link

Kind = Literal["none", "here", "foreign", "site", "backslash", "outside", "inside"]
LEAVES: frozenset[Kind] = frozenset({"site", "outside", "backslash"})
"""What no file of the bundle can be written as."""
_DRIVE = re.compile(r"^(?:[A-Za-z]:(?:[\\/]|$)|file:|\\\\)", re.IGNORECASE)
_SUFFIX = re.compile("[?#]")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Target(Struct, frozen=True):
    """A target, read."""

    kind: Kind
    """none: empty · here: this page · foreign: another host · site: `/…` · outside: leaves the bundle."""
    path: str = ""
    """Relative to the content folder; of `inside` and `backslash` only."""


def is_local(target: str) -> bool:
    """Whether a target is a place on somebody's own machine: `C:\\a.png`, `file:…`, `\\\\server\\…`."""
    return bool(_DRIVE.match(target.strip()))


@lru_cache(maxsize=1024)
def read(target: str, folder: str) -> Target:
    """What `target`, written in a text that lies in `folder`, points to."""
    plain = target.strip()
    if not plain:
        return Target("none")
    if plain.startswith("#"):
        return Target("here")
    if is_local(plain):
        return Target("outside")
    if plain.startswith("//") or _SCHEME.match(plain):
        return Target("foreign")
    if plain.startswith("/"):
        return Target("site")
    path = posixpath.normpath(posixpath.join(folder, plain.replace("\\", "/")))
    if path == folder:
        return Target("here")
    if not path.startswith(f"{folder}/"):
        return Target("outside")
    return Target("backslash" if "\\" in plain else "inside", path)


def file_at(case: Case, path: str) -> str | None:
    """The bundle's file at `path`; `#page` or `?version` behind it do not matter. None if there is none."""
    if path in case.files:
        return path
    bare = _SUFFIX.split(path, maxsplit=1)[0]
    return bare if bare in case.files else None


def file_of(case: Case, link: Link) -> str | None:
    """The bundle's file that a picture or link points to."""
    target = read(link.target, case.document.source.folder)
    return file_at(case, target.path) if target.kind == "inside" else None


def similar_file(case: Case, name: str) -> str | None:
    """Name of the bundle's file that was probably meant, relative to the bundle."""
    prefix = f"{case.document.source.folder}/"
    names = [one.path.removeprefix(prefix) for one in case.document.source.files[:500]]
    wanted = posixpath.basename(name.replace("\\", "/"))
    same = next((one for one in names if posixpath.basename(one).lower() == wanted.lower()), None)
    alike = [one for one in names if extension(one) == extension(wanted)]
    return same or closest(name, alike, 0.6) or closest(name, names, 0.8)


def put_there(case: Case, name: str) -> str:
    """What to do about a file that is not there: the one that was probably meant, or what is there."""
    if similar := similar_file(case, name):
        return f"是不是{quoted(similar)}？请把文件名改对"
    prefix = f"{case.document.source.folder}/"
    names = [one.path.removeprefix(prefix) for one in case.document.source.files[:7]]
    there = f"现在有：{listed(names)}" if names else "现在没有别的文件"
    return f"请把{quoted(posixpath.basename(name))}放进稿件的文件夹（里面{there}），并核对文件名"


def located(
    case: Case, which: Literal["pictures", "links"], wanted: Callable[[Link], bool]
) -> Iterator[Link]:
    """The pictures or links that are `wanted`, with their lines. Locates only when there are any."""
    plain: tuple[Link, ...] = getattr(case.document, which)
    if any(wanted(one) for one in plain):
        found: tuple[Link, ...] = getattr(case.located, which)
        yield from (one for one in found if wanted(one))


def shown_pictures(case: Case) -> set[str]:
    """The distinct pictures that the body shows or means to show; those of other hosts are not shown."""
    folder = case.document.source.folder
    found: set[str] = set()
    for one in case.document.pictures:
        target = read(one.target, folder)
        if target.kind == "inside" or target.kind in LEAVES:
            found.add(file_at(case, target.path) or target.path or one.target)
    return found


def all_pictures(case: Case) -> set[str]:
    """Paths of the distinct pictures that a document has, shown or attached; of equal files the first."""
    return {case.copies.get(one, one) for one in _every_picture(case)}


def copied_pictures(case: Case) -> list[str]:
    """Paths of the pictures that are not counted because another of the document is the same, sorted."""
    found = _every_picture(case)
    firsts = {case.copies.get(one, one) for one in found}
    return sorted(one for one in found if one in case.copies and case.copies[one] in firsts - {one})


def _every_picture(case: Case) -> set[str]:
    return shown_pictures(case) | attached_pictures(case.document.attachments, case.kind)
