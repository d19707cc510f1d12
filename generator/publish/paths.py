"""Which paths may be published.

In: paths relative to the site root, POSIX separators, made from hostile content.
Out: the same path, or ValueError; and the list of paths that cannot stand together.
Must not: look at the file system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

MANIFEST = "manifest.json"
PARTS = "manifest/"
"""Folder of the manifest's parts, when a release is large."""
PART = ".part-"
"""Files of this prefix at the root are unfinished and belong to a writer."""
NAME_BYTES = 255
"""Longest name on ext4, xfs, APFS and NTFS."""
PATH_BYTES = 1000
"""macOS stops at 1,024 with its own prefix; a longer address serves nobody."""

# An empty, `.` or `..` segment (which also covers a leading slash), a backslash, a control character,
# or half of a surrogate pair, which no file name can hold.
_UNFIT = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|[\x00-\x1f\x7f\\\ud800-\udfff]")
# A path this short holds no name over NAME_BYTES, at four bytes a character.
_SURELY_SHORT = NAME_BYTES // 4


class Collision(Struct, frozen=True, order=True):
    """Two outputs that cannot stand in one folder."""

    path: str
    other: str
    """The path it collides with; the same text when one path was planned twice."""
    reason: str
    case_only: bool = False
    """They stand together where the file system tells upper from lower case."""


def confined(path: str) -> str:
    """`path` itself when it stays inside the site root and can be stored; else ValueError (Chinese)."""
    if _UNFIT.search(path):
        raise ValueError(f"输出路径不合规：{path!r}。不能为空，不能含 ..、反斜杠、控制字符，首尾不能是斜杠。")
    if len(path) > _SURELY_SHORT:
        if len(path.encode()) > PATH_BYTES:
            raise ValueError(f"输出路径太长：{path[:60]}…，最多 {PATH_BYTES} 字节。")
        if any(len(name.encode()) > NAME_BYTES for name in path.split("/")):
            raise ValueError(f"文件名太长：{path[:60]}…，每一段最多 {NAME_BYTES} 字节（约 85 个汉字）。")
    if path == MANIFEST or path.startswith((PART, PARTS)):
        raise ValueError(f"输出路径 {path} 由发布程序保留。")
    return path


def folded(path: str) -> str:
    """The path as a file system sees it that ignores case and composition (macOS, Windows, USB sticks)."""
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def collisions(paths: Iterable[str]) -> list[Collision]:
    """Paths planned twice, differing only in case, or a file where another path needs a folder. Sorted."""
    found: list[Collision] = []
    seen: dict[str, str] = {}
    for path in paths:
        key = folded(path)
        first = seen.get(key)
        if first is None:
            seen[key] = path
            continue
        same = first == path
        reason = "两处内容要写到同一个地址" if same else "两个地址只差大小写，在有些电脑上是同一个文件"
        found.append(Collision(path, first, reason, case_only=not same))
    found.extend(_blocked(seen))
    return sorted(found)


def _blocked(seen: dict[str, str]) -> Iterable[Collision]:
    folders: dict[str, str] = {}
    for key, path in seen.items():
        parent = key.rpartition("/")[0]
        while parent and parent not in folders:
            folders[parent] = path
            parent = parent.rpartition("/")[0]
    for parent in folders.keys() & seen.keys():
        yield Collision(seen[parent], folders[parent], "同名的一个是文件，一个是文件夹")
