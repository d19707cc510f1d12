"""What must be done again, and why. Pure.

In: what the file system says now, the facts of the last build, keys of pages now and then.
Out: the sources to read again and the pages to render again, each with a Chinese reason.
Must not: read a file, a clock, or trust a file that may have changed since it was last looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from generator.cache.traces import Facts
from generator.model.document import Source, SourceFile

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


class Stale(Struct, frozen=True):
    """What has changed since the last build."""

    changed: dict[str, str]
    """Source path → why it is read again."""
    removed: dict[str, str]
    """Source path → why its pages go."""
    environment: dict[str, str]
    """Part of the environment → what changed."""

    @property
    def nothing(self) -> bool:
        """No source and no part of the environment changed."""
        return not (self.changed or self.removed or self.environment)


class Plan(Struct, frozen=True):
    """What to do with each output."""

    render: dict[str, str]
    """Output path → why it is made again, in the order of the keys."""
    keep: tuple[str, ...]
    """Published and still right."""
    gone: tuple[str, ...]
    """Published and no longer wanted, sorted."""


def stale_sources(
    now: Iterable[Source],
    environment: Mapping[str, str],
    before: Facts,
    *,
    depends: Collection[str],
    known: Collection[str] | None = None,
) -> Stale:
    """Sources that must be read again.

    `depends` names the parts of the environment on which every record depends (rules, registry …);
    the others (theme) make pages stale through their keys. `known` are the sources that have a
    record, if the records were loaded: a lost record makes its source stale.
    """
    parts = dict(_environment(environment, before.environment))
    whole = "；".join(reason for name, reason in parts.items() if name in depends)
    changed: dict[str, str] = {}
    seen: set[str] = set()
    for source in now:
        path = source.path
        seen.add(path)
        reason = whole or _reason(source, before.sources.get(path), before.taken_ns)
        if not reason and known is not None and path not in known:
            reason = "缓存里没有它的记录"
        if reason:
            changed[path] = reason
    removed = {path: "投稿已删除或改名" for path in before.sources if path not in seen}
    return Stale(changed, removed, parts)


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


def _environment(now: Mapping[str, str], before: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for name in (*now, *(one for one in before if one not in now)):
        if now.get(name) != before.get(name):
            label = LABELS.get(name, name)
            yield name, f"{label}有改动" if name in before else f"首次记录{label}"


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
        stamp = file.ctime_ns or file.mtime_ns
        margin = FINE_NS if stamp % _SECOND else COARSE_NS
        if stamp + margin >= taken_ns:
            return "上次生成的同时它正被改动，重新读一次"
    return ""


def _name(file: SourceFile) -> str:
    return file.path.rpartition("/")[2]
