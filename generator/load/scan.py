"""Which submissions there are, from the folders alone. Pure.

In: a `Shelf`. Out: a `Scan`. A folder with an `index.md`, or with a single `.md` below the
organisation's folder, is a bundle: all else in it belongs to that submission. Other `.md` files
stand for themselves. Links are not followed: content stays inside its folder.
"""

from __future__ import annotations

import stat
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.load.look import SUBMISSIONS, UNREADABLE, look_at_all
from generator.model.diagnostic import Fault
from generator.model.document import Source, SourceFile
from generator.model.shelf import NUMBERS, Shelf

NO_FILE, NO_TEXT, LINK, STRAY = "PL011", "PL012", "PL015", "PL017"


class Scan(Struct, frozen=True):
    """Submissions found, and what no submission could be made of."""

    sources: tuple[Source, ...]
    """Sorted by path."""
    faults: tuple[tuple[str, Fault], ...]
    """(path relative to the content folder, fault), sorted by path."""


def scan(content: Path) -> Scan:
    """Everything below `content/submissions/`. A missing folder is an empty one."""
    return joined(map(sources, look_at_all(content)))


def joined(scans: Iterable[Scan]) -> Scan:
    """Several scans as one."""
    found = list(scans)
    return Scan(
        tuple(sorted((one for each in found for one in each.sources), key=lambda one: one.path)),
        tuple(sorted((one for each in found for one in each.faults), key=lambda one: one[0])),
    )


def sources(shelf: Shelf) -> Scan:
    """The submissions on one shelf."""
    found: list[Source] = []
    tree = _tree(shelf)
    faults = [*shelf.unread, *tree.faults]
    if shelf.stamps:
        _walk(tree, shelf.folder, 0 if shelf.folder == SUBMISSIONS else 1, found, faults)
    found.sort(key=lambda one: one.path)
    return Scan(tuple(found), tuple(sorted(faults, key=lambda one: one[0])))


def near(shelf: Shelf, folder: str) -> Shelf:
    """The shelf with nothing but `folder`, what is below it and the folders that lead to it.

    `sources` finds the same submissions in that folder, in 45 µs instead of the 2.3 ms of a school with 334
    bundles. `folder`: relative to the content folder, on this shelf.
    """
    within = folder[len(shelf.folder) + 1 :]
    if not within or not shelf.stamps:
        return shelf
    names = f"{shelf.names}\0"
    steps = within.split("/")
    above = (names.find("\0{}\0".format("/".join(steps[: at + 1]))) for at in range(len(steps)))
    spans = [(-1, 0), *((at, names.find("\0", at + 1)) for at in above if at >= 0)]
    first = names.find(f"\0{within}/")
    if first >= 0:  # names are sorted: what begins alike stands together
        spans.append((first, names.find("\0", names.rfind(f"\0{within}/") + 1)))
    kept, stamps, wide = [], [], NUMBERS * 8
    for start, end in spans:
        some = names[start + 1 : end]
        place = names.count("\0", 0, start + 1) * wide
        kept.append(some)
        stamps.append(shelf.stamps[place : place + (some.count("\0") + 1) * wide])
    return Shelf(shelf.folder, "\0".join(kept), b"".join(stamps))


class _Tree(Struct):
    """Regular files and folders of each folder, sorted; paths relative to the content folder."""

    files: dict[str, list[SourceFile]]
    folders: dict[str, list[str]]
    faults: list[tuple[str, Fault]]


def _tree(shelf: Shelf) -> _Tree:
    tree = _Tree({}, {}, [])
    numbers = array("Q", shelf.stamps)
    for at, name in enumerate(shelf.names.split("\0")[1:] if shelf.stamps else (), 1):
        mode, size, mtime, inode, ctime = numbers[at * NUMBERS : (at + 1) * NUMBERS]
        path = f"{shelf.folder}/{name}"
        folder = path.rpartition("/")[0]
        if stat.S_ISREG(mode):
            tree.files.setdefault(folder, []).append(SourceFile(path, size, mtime, inode, ctime))
        elif stat.S_ISDIR(mode):
            tree.folders.setdefault(folder, []).append(path)
        else:
            fault = Fault(LINK, 1) if stat.S_ISLNK(mode) else Fault(UNREADABLE, 1, 0, "不是普通文件")
            tree.faults.append((path, fault))
    for files in tree.files.values():
        files.sort()
    for below in tree.folders.values():
        below.sort()
    return tree


def _walk(tree: _Tree, path: str, depth: int, found: list[Source], faults: list[tuple[str, Fault]]) -> bool:
    """Collects below one folder; depth 0 is `submissions/`, 1 an organisation. True if any text was found."""
    files = tree.files.get(path, [])
    texts = [one for one in files if one.path.lower().endswith(".md")]
    main = _main_text(texts, depth)
    if main is not None:
        beside = (one for one in files if one is not main)
        below = (one for folder in tree.folders.get(path, ()) for one in _all_files(tree, folder))
        found.append(Source(main, tuple(sorted((*beside, *below)))))
        return True
    found.extend(Source(one) for one in texts)
    some = [_walk(tree, folder, depth + 1, found, faults) for folder in tree.folders.get(path, ())]
    if depth >= 1 and not texts and not any(some):
        code = NO_TEXT if files else NO_FILE
        faults.append((path, Fault(code, 1, 0, str(len(files)))))
        return True  # reported once, at the innermost folder
    others = [one for one in files if one not in texts]
    if texts and others:
        faults.append(
            (path, Fault(STRAY, 1, 0, "、".join(one.path.rpartition("/")[2] for one in others[:3])))
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


def _all_files(tree: _Tree, folder: str) -> Iterator[SourceFile]:
    yield from tree.files.get(folder, ())
    for below in tree.folders.get(folder, ()):
        yield from _all_files(tree, below)
