"""What must be done again, and why. Pure.

In: what the file system says now, the facts of the last build, keys of pages now and then.
Out: the sources to read again and the pages to render again, each with a Chinese reason.
Must not: read a file, a clock, or trust a file that may have changed since it was last looked at.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from generator.model.document import Source, SourceFile
from generator.model.shelf import NUMBERS, Shelf

LABELS = {
    "generator": "程序版本",
    "config": "站点配置",
    "theme": "主题",
    "registry": "名册",
    "campaigns": "活动安排",
    "pages": "手写页面",
    "as_of": "截止日期",
    "audience": "读者范围",
}
"""Part of the environment → what users call it; others are shown by their own name."""

COARSE_NS = 2_000_000_000
"""FAT counts in two seconds, older HFS+ and ext3 in one; such stamps end in nine zeros."""
FINE_NS = 50_000_000
"""Kernels stamp files at their clock tick, at most 10 ms apart; five ticks are safe."""
_SECOND = 1_000_000_000
_MTIME, _CTIME = 2, 4
"""Places in the stamps of a shelf."""


class Stale(Struct, frozen=True):
    """What has changed since the last build."""

    changed: dict[str, str]
    """Source path → why it is read again."""
    removed: dict[str, str]
    """Source path → why its pages go."""


class Plan(Struct, frozen=True):
    """What to do with each output."""

    render: dict[str, str]
    """Output path → why it is made again, in the order of the keys."""
    keep: tuple[str, ...]
    """Published and still right."""
    gone: tuple[str, ...]
    """Published and no longer wanted, sorted."""


def changed_parts(now: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Part of the environment → what changed."""
    return {
        name: f"{LABELS.get(name, name)}有改动" if name in before else f"首次记录{LABELS.get(name, name)}"
        for name in (*now, *(one for one in before if one not in now))
        if now.get(name) != before.get(name)
    }


def stale_sources(
    now: Iterable[Source], before: Iterable[Source], taken_ns: int, *, whole: str = ""
) -> Stale:
    """Sources that must be read again.

    `before`: the same folder as the last build saw it after `taken_ns`, by the file system's clock.
    `whole`: why every source must be read, if so.
    """
    old = {one.path: one for one in before}
    changed: dict[str, str] = {}
    for source in now:
        reason = _reason(source, old.pop(source.path, None), taken_ns)
        if whole or reason:
            changed[source.path] = whole or reason
    return Stale(changed, dict.fromkeys(old, "投稿已删除或改名"))


def doubtful(shelf: Shelf, taken_ns: int) -> bool:
    """Whether something on a shelf may have changed after it was looked at, within one tick of the clock."""
    numbers = array("Q", shelf.stamps)
    times = (numbers[_CTIME::NUMBERS], numbers[_MTIME::NUMBERS])
    if all(max(one, default=0) + COARSE_NS < taken_ns for one in times):
        return False
    return any(_near(ctime or mtime, taken_ns) for ctime, mtime in zip(*times, strict=True))


def stale_pages(
    keys: Mapping[str, bytes],
    before: Mapping[str, bytes],
    published: Collection[str],
    cause: Callable[[str], str] | None = None,
) -> Plan:
    """Outputs to make again: new ones, those whose key changed, and those missing from the release.

    `before` must belong to the release that `published` lists (`Store.pages` sees to it). `cause`
    tells the reason of a changed key where the caller knows it better; an empty answer means it does not.
    """
    render: dict[str, str] = {}
    keep: list[str] = []
    for path, key in keys.items():
        old = before.get(path)
        if path not in published:
            render[path] = "新页面" if old is None else "已发布的站点里没有这个文件"
        elif old is None:
            render[path] = "缓存里没有它的记录"
        elif old != key:
            render[path] = (cause(path) if cause else "") or "它所用的内容、数据或模板有改动"
        else:
            keep.append(path)
    gone = tuple(sorted(path for path in published if path not in keys))
    return Plan(render, tuple(keep), gone)


def _reason(now: Source, before: Source | None, taken_ns: int) -> str:
    if before is None:
        return "新投稿"
    if now == before:
        return _racy(now, taken_ns)
    if now.text != before.text:
        return f"正文{_difference(now.text, before.text)}"
    files = {one.path: one for one in before.files}
    for file in now.files:
        old = files.pop(file.path, None)
        if old is None:
            return f"多了附件 {_name(file)}"
        if file != old:
            return f"附件 {_name(file)} {_difference(file, old)}"
    return "、".join(f"少了附件 {_name(one)}" for one in files.values()) or "附件有改动"


def _difference(now: SourceFile, before: SourceFile) -> str:
    if now.size != before.size:
        return f"有改动：{before.size} 字节变为 {now.size} 字节"
    if now.mtime_ns != before.mtime_ns:
        return "有改动：修改时间不同"
    # Edited with the old time put back, swapped by rename, or only its permissions changed.
    return "可能有改动：大小和时间没变，文件状态变了"


def _racy(source: Source, taken_ns: int) -> str:
    """A file stamped when the facts were taken may have changed right after, within one clock tick."""
    for file in (source.text, *source.files):
        # The status time cannot be set by programs, so it is the better witness where there is one.
        if _near(file.ctime_ns or file.mtime_ns, taken_ns):
            return "上次生成的同时它正被改动，重新读一次"
    return ""


def _near(stamp: int, taken_ns: int) -> bool:
    return stamp + (FINE_NS if stamp % _SECOND else COARSE_NS) >= taken_ns


def _name(file: SourceFile) -> str:
    return file.path.rpartition("/")[2]
