"""Render, search and publish: every output planned in parts, made by workers, put on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.cache.derived import Derived
from generator.model.assessment import Assessment
from generator.model.catalogue import Catalogue
from generator.model.outcome import HeldBack
from generator.model.output import Entry, Output, Page, Part, Placed
from generator.model.submission import Submission
from generator.parallel import mapped
from generator.pipeline.project import Project
from generator.pipeline.shelves import Watch
from generator.publish import (
    Outcome,
    PublishDamaged,
    PublishError,
    Release,
    Writer,
)
from generator.render.parts import parts as render_parts
from generator.render.ready import ready_shells
from generator.render.stamper import Stamper, stamper
from generator.render.views.neighbours import Orders
from generator.search import Index
from generator.search import parts as search_parts

_Made = tuple[str, bytes, Entry | None]
"""Path, key, entry; no entry when what is published is still right."""
_pack, _unpack = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[_Made])


def plan_outputs(
    project: Project,
    maker: Stamper,
    index: Index,
    jobs: int,
    held: tuple[HeldBack, ...] | None,
    without: frozenset[str] = frozenset(),
) -> list[Part]:
    """Every file of the coming release, not yet made, in parts that workers take."""
    # The posting lists are the longest part: they begin first.
    return [
        *([] if "search" in without else search_parts(index, jobs)),
        *render_parts(maker, project.content, jobs, held=held, exports="exports" not in without),
    ]


def stamper_of(
    project: Project,
    catalogue: Catalogue,
    assessment: Assessment,
    bodies: Callable[[Submission], str],
    cache: Path,
    known: Orders | None = None,
) -> Stamper:
    """Everything that the pages of one build share; MkDocs runs here when a shell may have changed."""
    site = project.vocabulary.site
    shells = ready_shells(site, project.root / "theme", project.content / "pages", cache / "shell")
    return stamper(
        catalogue,
        site,
        shells,
        bodies,
        project.checker.docs,
        assessment,
        project.campaigns,
        known,
    )


def make_all(
    release: Release,
    parts: Sequence[Part],
    before: Mapping[str, bytes],
    derived: Derived,
    jobs: int,
    watch: Watch,
) -> tuple[dict[str, bytes], dict[str, Entry]]:
    """Keys of all outputs, and entries of those that were made: new ones and those whose key changed.

    Raises PublishError when two outputs have one address: one would overwrite the other in silence.
    """
    writer, published = release.writer(), release.published

    def work(part: Part) -> bytes:
        # Packed: half a million of them as objects, held until all are done, would be 200 MB.
        return _pack.encode([make(writer, one, before, published, derived) for one in part()])

    packed: list[bytes] = []
    for done, each in enumerate(mapped(work, parts, jobs if len(parts) > 3 else 1), 1):
        packed.append(each)
        watch("生成页面（批）", done, len(parts))
    keys: dict[str, bytes] = {}
    entries: dict[str, Entry] = {}
    for at in range(len(packed)):
        part, packed[at] = packed[at], b""  # given back as soon as it is unpacked
        for path, key, entry in _unpack.decode(part):
            if path in keys:
                raise PublishError(f"{path}：两处内容要写到同一个地址，没有发布。请给其中一个改名。")
            keys[path] = key
            if entry is not None:
                entries[path] = entry
    return keys, entries


def make(
    writer: Writer, one: Output, before: Mapping[str, bytes], published: Mapping[str, Entry], derived: Derived
) -> _Made:
    """One file made, or found to be right."""
    if isinstance(one, Page):
        draft = one.draft()
        key, write = draft.key, partial(_write, writer, one.path, draft.render)
    else:
        key, write = one.key, partial(_place, writer, one, derived)
    right = before.get(one.path) == key and one.path in published
    return one.path, key, None if right else write()


def _write(writer: Writer, path: str, render: Callable[[], Iterable[bytes]]) -> Entry:
    return writer.write(path, render())


def _place(writer: Writer, one: Placed, derived: Derived) -> Entry:
    """Puts a file, or what is derived from it, at its path."""
    if one.derive is not None:
        return writer.write(one.path, (derived.get(one.source, one.derive),))
    return writer.place(one.path, one.source)


def commit(
    release: Release,
    entries: Mapping[str, Entry],
    gone: Iterable[str],
    parts: Sequence[Part],
    derived: Derived,
    *,
    thorough: bool = True,
) -> Outcome:
    """Publishes; files that were lost from the coming release by other hands are made once more."""
    try:
        return release.amend(entries, gone, thorough=thorough)
    except PublishDamaged as damage:
        lost = frozenset(damage.paths)
        writer = release.writer()
        wanted = (one for part in parts for one in part() if one.path in lost)
        again = {one.path: make(writer, one, {}, {}, derived)[2] for one in wanted}
        mended = {path: entry for path, entry in again.items() if entry is not None}
        return release.amend({**entries, **mended}, gone, thorough=thorough)
