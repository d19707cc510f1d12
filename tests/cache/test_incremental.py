"""Incremental equals clean, whatever happens between two builds.

A toy site is built from a toy file system with a coarse clock, through the real decisions and the
real store. After every build its output must be what a build from nothing gives.
"""

from __future__ import annotations

import stat
import tempfile
from array import array
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cache import Facts, Record, Records, Store, changed_parts, key, stale_pages, stale_sources
from generator.load.scan import sources
from generator.model.document import Source, SourceFile
from generator.model.shelf import Shelf
from generator.model.submission import Submission

Site = dict[str, str]


@dataclass
class Disk:
    """Files with the stamps a real file system gives; `coarse` counts in 2 s and knows no inode."""

    coarse: bool
    now: int = 1_000_000_000_000_000_001
    serial: int = 0
    files: dict[str, tuple[str, SourceFile]] = field(default_factory=dict)

    def tick(self) -> int:
        step = 2_000_000_000 if self.coarse else 10_000_000
        return self.now // step * step + (0 if self.coarse else 1)

    def write(self, path: str, text: str, *, mtime_ns: int | None = None) -> None:
        old = self.files.get(path)
        self.serial += 1
        inode = 0 if self.coarse else old[1].inode if old else self.serial
        ctime = 0 if self.coarse else self.tick()
        stamp = self.tick() if mtime_ns is None else mtime_ns
        self.files[path] = text, SourceFile(path, len(text), stamp, inode, ctime)

    def move(self, one: str, other: str) -> None:
        """Rename keeps inode and mtime, and stamps the status time."""
        text, file = self.files.pop(one)
        ctime = 0 if self.coarse else self.tick()
        self.files[other] = text, SourceFile(other, file.size, file.mtime_ns, file.inode, ctime)

    def shelf(self) -> Shelf:
        """All files, as `look` packs them."""
        names, numbers = [""], [stat.S_IFDIR, 0, 0, 0, 0]
        for folder in sorted({path.split("/")[1] for path in self.files}):
            names.append(folder)
            numbers += [stat.S_IFDIR, 0, 0, 0, 0]
        for path, (_, file) in sorted(self.files.items()):
            names.append(path.partition("/")[2])
            numbers += [stat.S_IFREG, file.size, file.mtime_ns, file.inode, file.ctime_ns]
        return Shelf("s", "\0".join(names), array("Q", numbers).tobytes())


def parsed(path: str, text: str, rules: str) -> Record:
    title, _, body = text.partition("|")
    if body == rules:
        return Record(None, digest=text)
    url = f"r/{path}/"
    return Record(Submission(path=path, url=url, kind="note", title=title, summary=body), True, digest=text)


def planned(records: dict[str, Record], theme: str) -> dict[str, tuple[bytes, str]]:
    """Output path → key and text: a page depends on content, a listing on titles, both on the theme."""
    shown = [one.submission for _, one in sorted(records.items()) if one.submission]
    pages = {
        f"{one.url}index.html": (key(theme, one.title, one.summary), f"{theme}:{one.title}|{one.summary}")
        for one in shown
    }
    for letter in sorted({one.title[:1] for one in shown}):
        titles = [one.title for one in shown if one.title[:1] == letter]
        pages[f"l/{letter}/index.html"] = key(theme, *titles), f"{theme}:{titles}"
    newest = [one.title for one in shown[-2:]]
    pages["index.html"] = key(theme, *newest), f"{theme}:{newest}"
    return pages


def clean(disk: Disk, environment: dict[str, str]) -> Site:
    records = {path: parsed(path, text, environment["rules"]) for path, (text, _) in disk.files.items()}
    return {path: text for path, (_, text) in planned(records, environment["theme"]).items()}


class Builder:
    """The pipeline in small: what is stale is read, what has another key is rendered."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder, self.disk = folder, disk
        self.site: Site = {}
        self.release = ""
        self.releases = 0
        self.read: list[str] = []
        self.rendered: list[str] = []

    def build(self, environment: dict[str, str], *, crash: bool = False) -> None:
        store, taken = Store(self.folder), self.disk.now
        shelf, before, known = self.disk.shelf(), store.shelves(), store.records()
        parts = changed_parts(environment, store.facts.environment)
        whole = parts.get("rules", "") or ("" if known else "缓存里没有它的记录")
        old: tuple[Source, ...] = sources(before["s"]).sources if before else ()
        stale = stale_sources(sources(shelf).sources, old, store.facts.taken_ns, whole=whole)
        records = {path: one for path, one in known.items() if path in self.disk.files}
        for path in stale.changed:
            records[path] = parsed(path, self.disk.files[path][0], environment["rules"])
        pages = planned(records, environment["theme"])
        keys = {path: found for path, (found, _) in pages.items()}
        plan = stale_pages(keys, store.pages(self.release), self.site)
        kept = {path: self.site[path] for path in plan.keep}
        self.site = kept | {path: pages[path][1] for path in plan.render}
        self.read, self.rendered = list(stale.changed), list(plan.render)
        if plan.render or plan.gone:
            self.releases += 1
            self.release = f"release {self.releases}"
        if not crash:
            store.save(
                Facts(environment=dict(environment), taken_ns=taken, release=self.release),
                shelves={"s": shelf}, records=Records.of(records), pages=keys,
                changed=None if whole else {*stale.changed, *stale.removed},
                changed_pages={*plan.render, *plan.gone} if store.pages(self.release) else None,
            )  # fmt: skip


PATHS = [f"s/{name}/index.md" for name in "abcdef"]
TEXTS = [f"{title}|{body}" for title in ("甲一", "甲二", "乙一") for body in ("x", "y", "zz")]
FINE = [
    "edit", "edit", "sneak", "touch", "delete", "rename", "swap", "theme", "rules", "damage",
    "crash", "publish",
]  # fmt: skip
COARSE = [name for name in FINE if name not in ("sneak", "swap", "rename")]


@st.composite
def scripts(draw: st.DrawFn) -> tuple[bool, list[tuple[str, int, int, int]]]:
    coarse = draw(st.booleans())
    step = st.tuples(
        st.sampled_from(COARSE if coarse else FINE),
        st.integers(0, 5),
        st.integers(0, 8),
        # Time that passes: none, less than a tick, a few ticks, long enough.
        st.sampled_from([0, 1_000_000, 30_000_000, 5_000_000_000]),
    )
    return coarse, draw(st.lists(step, max_size=12))


def act(name: str, at: int, which: int, disk: Disk, environment: dict[str, str], builder: Builder) -> None:
    path, other, there = PATHS[at], PATHS[which % 6], PATHS[at] in disk.files
    if name == "edit":
        disk.write(path, TEXTS[which])
    elif name == "sneak" and there:
        # Same size, old time put back.
        text, file = disk.files[path]
        same = [one for one in TEXTS if len(one) == len(text)]
        disk.write(path, same[which % len(same)], mtime_ns=file.mtime_ns)
    elif name == "touch" and there:
        disk.write(path, disk.files[path][0])
    elif name == "delete":
        disk.files.pop(path, None)
    elif name == "rename" and there and other != path:
        disk.move(path, other)
    elif name == "swap" and there and other in disk.files and other != path:
        disk.move(path, "aside")
        disk.move(other, path)
        disk.move("aside", other)
    elif name in ("theme", "rules"):
        environment[name] = f"{'xyz'[which % 3]}"
    elif name == "damage":
        found = sorted(builder.folder.glob("*.msgpack"))
        if found:
            found[which % len(found)].write_bytes(b"damaged")
    elif name == "crash":
        # Published, but killed before the traces were stored.
        builder.build(environment, crash=True)
    elif name == "publish":
        # Somebody publishes into the same folder with another cache, from the same content.
        builder.site = {**clean(disk, {**environment, "theme": "other"}), "extra": "x"}
        builder.releases += 1
        builder.release = f"release {builder.releases}"


@settings(max_examples=300, deadline=None)
@given(scripts(), st.lists(st.booleans(), min_size=12, max_size=12))
def test_incremental_output_equals_a_clean_build(
    script: tuple[bool, list[tuple[str, int, int, int]]], builds: list[bool]
) -> None:
    coarse, steps = script
    environment = {"theme": "x", "rules": "x"}
    disk = Disk(coarse)
    for path, text in zip(PATHS[:4], TEXTS, strict=False):
        disk.write(path, text)
    with tempfile.TemporaryDirectory() as folder:
        builder = Builder(Path(folder) / "cache", disk)
        builder.build(environment)
        assert builder.site == clean(disk, environment)
        for (name, at, which, pause), build in zip(steps, builds, strict=False):
            disk.now += pause
            act(name, at, which, disk, environment, builder)
            if build:
                builder.build(environment)
                assert builder.site == clean(disk, environment)
        builder.build(environment)
        assert builder.site == clean(disk, environment)


@pytest.fixture
def settled(tmp_path: Path) -> Builder:
    disk = Disk(coarse=False)
    for path, text in zip(PATHS, TEXTS, strict=False):
        disk.write(path, text)
    disk.now += 10_000_000_000
    builder = Builder(tmp_path, disk)
    builder.build({"theme": "x", "rules": "q"})
    disk.now += 10_000_000_000
    return builder


def test_no_change_reads_and_renders_nothing(settled: Builder) -> None:
    settled.build({"theme": "x", "rules": "q"})
    assert (settled.read, settled.rendered) == ([], [])


def test_a_body_edit_renders_its_page_only(settled: Builder) -> None:
    settled.disk.write(PATHS[0], "甲一|new")
    settled.build({"theme": "x", "rules": "q"})
    assert (settled.read, settled.rendered) == ([PATHS[0]], [f"r/{PATHS[0]}/index.html"])


def test_a_touched_file_is_read_and_nothing_rendered(settled: Builder) -> None:
    settled.disk.write(PATHS[0], settled.disk.files[PATHS[0]][0])
    settled.build({"theme": "x", "rules": "q"})
    assert (settled.read, settled.rendered) == ([PATHS[0]], [])


def test_a_new_theme_renders_everything_and_reads_nothing(settled: Builder) -> None:
    settled.build({"theme": "new", "rules": "q"})
    assert (settled.read, sorted(settled.rendered)) == ([], sorted(settled.site))
