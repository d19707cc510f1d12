"""Does a published folder hold exactly what its manifest lists?

In: the folder. Out: one Problem for each file that is missing, altered or not listed.
Must not: write, follow symbolic links or read a whole file into memory.
"""

# ruff: noqa: PTH114, PTH118
# Paths are text here: a Path costs 5 µs a file, more than the call it wraps.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.model.output import Entry
from generator.publish import manifest
from generator.publish.copying import measured
from generator.publish.paths import MANIFEST

Damage = Literal["missing", "altered", "surplus", "manifest"]


class Problem(Struct, frozen=True, order=True):
    """One difference between the folder and its manifest."""

    path: str
    """Relative to the site root."""
    damage: Damage
    message: str
    """One Chinese sentence."""


def verify(site: Path) -> list[Problem]:
    """Every difference between `site` and its `manifest.json`, sorted by path; empty when it is whole."""
    recorded = manifest.read(site)
    if recorded is None:
        text = f"{site} 里没有可读的 {MANIFEST}，无法核对；请重新生成。"
        return [Problem(MANIFEST, "manifest", text)]
    parts = manifest.parts_of(recorded)
    found = [
        Problem(path, "manifest", f"清单的一部分 {path} 不见了或者被改过；请重新生成。")
        for at, path in enumerate(parts)
        if not recorded.whole(at)
    ]
    checked = (_checked(site, path, entry) for path, entry in recorded.items())
    found += [one for one in checked if one is not None]
    listed = {*recorded, *parts, MANIFEST}
    found.extend(
        Problem(path, "surplus", f"{path} 不在清单里，可能是手工放进来的；下次发布不会带上它。")
        for path in _walk(site)
        if path not in listed
    )
    return sorted(found)


def _checked(site: Path, path: str, entry: Entry) -> Problem | None:
    try:
        fd = os.open(site / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        return Problem(path, "missing", f"{path} 在清单里，文件却不见了；请重新生成。")
    except OSError as error:
        return Problem(path, "altered", f"{path} 读不出来（{error.strerror}）；请检查权限后重新生成。")
    try:
        # The size first: it is free, and most damage shows there.
        if os.fstat(fd).st_size == entry.size and measured(fd) == entry:
            return None
    except OSError as error:
        return Problem(path, "altered", f"{path} 读不出来（{error.strerror}）；请检查磁盘后重新生成。")
    finally:
        os.close(fd)
    return Problem(path, "altered", f"{path} 的内容与发布时不同；请重新生成。")


def _walk(site: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(site):
        inside = Path(folder).relative_to(site)
        # A link to a folder is listed among the folders and not entered.
        for name in _files(folder, folders, names):
            yield (inside / name).as_posix()


def _files(folder: str, folders: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    yield from names
    yield from (name for name in folders if os.path.islink(os.path.join(folder, name)))
