"""Which submissions there are, from the folders alone.

In: the content folder. Out: a `Scan`. Files are not opened. A folder with an
`index.md`, or with a single `.md` below the organisation's folder, is a bundle:
all else in it belongs to that submission. Other `.md` files stand for themselves.
Links are not followed: content stays inside its folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.model.diagnostic import Fault
from generator.model.document import Source, SourceFile

NO_FILE, NO_TEXT, LINK, UNREADABLE, STRAY = "PL011", "PL012", "PL015", "PL016", "PL017"
SUBMISSIONS = "submissions"
_IGNORED = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})


class Scan(Struct, frozen=True):
    """Submissions found, and what no submission could be made of."""

    sources: tuple[Source, ...]
    """Sorted by path."""
    faults: tuple[tuple[str, Fault], ...]
    """(path relative to the content folder, fault)."""


def scan(content: Path) -> Scan:
    """Walks `content/submissions/`. A missing folder is an empty one."""
    sources: list[Source] = []
    faults: list[tuple[str, Fault]] = []
    top = content / SUBMISSIONS
    if top.is_dir():
        _walk(str(top), SUBMISSIONS, 0, sources, faults)
    sources.sort(key=lambda one: one.text.path)
    return Scan(tuple(sources), tuple(sorted(faults, key=lambda one: one[0])))


class _Folder(Struct):
    files: list[SourceFile]
    folders: list[tuple[str, str]]


def _read_folder(place: str, path: str, faults: list[tuple[str, Fault]]) -> _Folder:
    found = _Folder([], [])
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                name = f"{path}/{entry.name}"
                if entry.name.startswith(".") or entry.name in _IGNORED:
                    continue
                if _shown(name) != name:
                    faults.append((_shown(name), Fault(UNREADABLE, 1, 0, "文件名的编码不是 UTF-8")))
                elif entry.is_symlink():
                    faults.append((_shown(name), Fault(LINK, 1)))
                elif entry.is_dir(follow_symlinks=False):
                    found.folders.append((entry.path, name))
                elif entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    found.files.append(
                        SourceFile(name, facts.st_size, facts.st_mtime_ns, facts.st_ino, facts.st_ctime_ns)
                    )
                else:
                    faults.append((_shown(name), Fault(UNREADABLE, 1, 0, "不是普通文件")))
    except OSError as error:
        faults.append((_shown(path), Fault(UNREADABLE, 1, 0, error.strerror or "")))
    found.files.sort()
    found.folders.sort()
    return found


def _shown(path: str) -> str:
    """A path that can be printed: undecodable bytes of a file name become visible."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(place: str, path: str, depth: int, sources: list[Source], faults: list[tuple[str, Fault]]) -> bool:
    """Collects below one folder; depth 0 is `submissions/`, 1 an organisation. True if any text was found."""
    here = _read_folder(place, path, faults)
    texts = [one for one in here.files if one.path.lower().endswith(".md")]
    others = tuple(one for one in here.files if one not in texts)
    main = _main_text(texts, depth)
    if main is not None:
        beside = tuple(one for one in here.files if one is not main)
        below = tuple(one for folder in here.folders for one in _all_files(*folder, faults))
        sources.append(Source(main, tuple(sorted((*beside, *below)))))
        return True
    sources.extend(Source(one) for one in texts)
    found = [_walk(place, path, depth + 1, sources, faults) for place, path in here.folders]
    if depth >= 1 and not texts and not any(found):
        code = NO_TEXT if here.files else NO_FILE
        faults.append((_shown(path), Fault(code, 1, 0, str(len(here.files)))))
        return True  # reported once, at the innermost folder
    if texts and others:
        faults.append(
            (
                _shown(path),
                Fault(STRAY, 1, 0, "、".join(_shown(one.path.rpartition("/")[2]) for one in others[:3])),
            )
        )
    return True


def _main_text(texts: list[SourceFile], depth: int) -> SourceFile | None:
    """The text that makes its folder a bundle."""
    if depth == 0:
        return None
    for one in texts:
        if one.path.rpartition("/")[2].lower() == "index.md":
            return one
    return texts[0] if len(texts) == 1 and depth >= 2 else None


def _all_files(place: str, path: str, faults: list[tuple[str, Fault]]) -> Iterator[SourceFile]:
    here = _read_folder(place, path, faults)
    yield from here.files
    for folder in here.folders:
        yield from _all_files(*folder, faults)
