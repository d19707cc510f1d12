"""All sources, shelf by shelf: what changed is examined, on all cores; the rest is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from sys import intern

import msgspec
from msgspec import Struct

from generator.cache import Records, pack, stale_sources
from generator.cache.records import Packed
from generator.cache.spool import Spooled, SpoolReader, SpoolWriter, discard
from generator.load.scan import near, sources
from generator.model.diagnostic import Fault
from generator.model.document import Source
from generator.model.shelf import Shelf
from generator.model.submission import Submission
from generator.parallel import mapped, shards
from generator.pipeline.examining import examine, examined
from generator.pipeline.looking import Looked
from generator.pipeline.project import Project
from generator.text.slug import slugify

Watch = Callable[[str, int, int], None]
"""Is told (step, done, total)."""
Faults = tuple[tuple[str, Fault], ...]
"""(path relative to the content folder, fault)."""

LEAST_TO_READ = 512
"""Files and folders below which a second process costs more than it gains (start ≈ 30 ms)."""
NAMES_A_PART = 2000
"""Of a large shelf, so that one school cannot keep the other cores idle."""


class Before(Struct, frozen=True):
    """What the last build left. Empty: everything is read."""

    shelves: Mapping[str, Shelf] = {}
    records: Records = Records()
    faults: Mapping[str, Faults] = {}
    taken_ns: int = 0
    whole: str = ""
    """Why every source must be read again, if so."""


class Examined(Struct, frozen=True):
    """What is known of all sources."""

    records: Records
    faults: dict[str, Faults]
    """Shelf → what no submission could be made of."""
    changed: dict[str, str]
    """Source path → why it was read again."""
    removed: dict[str, str]
    """Source path → why its pages go."""
    body: Callable[[Submission], str]
    """Sanitised HTML of any submission."""


class _Done(Struct, frozen=True):
    """What came of a shelf, or of a part of one."""

    folder: str
    faults: Faults | None
    """None for all parts but the first."""
    removed: dict[str, str]
    records: list[tuple[str, str, bytes, tuple[int, int] | None]]
    """Source path, why it was read, record, place of the body in the spool of this part."""
    spool: str = ""


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Done)
_Part = tuple[str, int, int]
"""A shelf, and which of how many parts of it."""


def examine_all(
    project: Project,
    looked: Looked,
    before: Before,
    jobs: int,
    spool: Path | None = None,
    watch: Watch = lambda *_: None,
) -> Examined:
    """Bodies go to `spool`, if there is one. `watch` is told of parts, not of submissions."""
    whole = before.whole or ("" if before.records or not before.shelves else "缓存里没有它的记录")
    if spool:
        discard(spool)

    def work(parts: Sequence[_Part]) -> list[bytes]:
        # Packed here: the pickling of so many small values would keep the parent busy.
        return [_encoder.encode(_of_shelf(project, looked, before, whole, one, spool)) for one in parts]

    records = {} if whole else dict(before.records.packed)
    faults = {} if whole else dict(before.faults)
    changed: dict[str, str] = {}
    removed: dict[str, str] = {}
    places: dict[str, Spooled] = {}
    groups = _groups([one for one in looked.shelves if whole or one in looked.moved], looked, jobs)
    if len(groups) > 1:
        slugify("一")  # its dictionaries, read before the workers begin, are shared by them
    for number, group in enumerate(mapped(work, groups, jobs), 1):
        for done in map(_decoder.decode, group):
            if done.faults is not None:
                faults[done.folder] = done.faults
            removed |= done.removed
            for path, reason, record, place in done.records:
                records[path], changed[path] = Packed(record), intern(reason)
                if place is not None:
                    places[path] = Spooled(done.spool, *place)
        watch("检查稿件（批）", number, len(groups))
    for folder in before.shelves.keys() - looked.shelves.keys():
        removed |= stale_sources((), sources(before.shelves[folder]).sources, 0).removed
        faults.pop(folder, None)
    for path in removed:
        records.pop(path, None)
    reader = SpoolReader(spool) if spool else None
    source = source_finder(looked)

    def body(submission: Submission) -> str:
        place = places.get(submission.path)
        if place is not None and reader is not None:
            return reader.read(place).decode()
        return examine(project, source(submission.path)).body

    return Examined(
        Records(records), {one: those for one, those in faults.items() if those}, changed, removed, body
    )


def source_finder(looked: Looked) -> Callable[[str], Source]:
    """The function that gives the source of a path. KeyError."""

    @lru_cache(maxsize=64)  # for texts that lie in the school's folder itself, a whole shelf together
    def within(folder: str) -> dict[str, Source]:
        shelf = looked.shelves["/".join(folder.split("/", 2)[:2])]
        return {one.path: one for one in sources(near(shelf, folder)).sources}

    def find(path: str) -> Source:
        return within(path.rpartition("/")[0])[path]

    return find


def _groups(folders: Sequence[str], looked: Looked, jobs: int) -> list[Sequence[_Part]]:
    sizes = {one: looked.shelves[one].names.count("\0") for one in folders}
    if jobs == 1 or sum(sizes.values()) < LEAST_TO_READ:
        return [[(one, 0, 1) for one in folders]] if folders else []
    counts = {one: size // NAMES_A_PART + 1 for one, size in sizes.items()}
    return shards([(one, at, counts[one]) for one in folders for at in range(counts[one])], jobs, least=1)


def _of_shelf(
    project: Project, looked: Looked, before: Before, whole: str, part: _Part, spool: Path | None
) -> _Done:
    folder, at, parts = part
    scan = sources(looked.shelves[folder])
    old = sources(before.shelves[folder]).sources if folder in before.shelves else ()
    stale = stale_sources(scan.sources, old, before.taken_ns, whole=whole)
    wanted = [one for one in scan.sources if one.path in stale.changed]
    mine = wanted[len(wanted) * at // parts : len(wanted) * (at + 1) // parts]
    reasons = stale.changed
    name = f"{folder.replace('/', '-')[-80:]}-{at}"
    if spool:
        with SpoolWriter(spool, name) as bodies:
            records = [
                (one.path, reasons[one.path], pack(one.record), _place(bodies.add(one.body.encode())))
                for one in examined(project, mine)
            ]
    else:
        records = [(one.path, reasons[one.path], pack(one.record), None) for one in examined(project, mine)]
    return _Done(folder, scan.faults if at == 0 else None, stale.removed if at == 0 else {}, records, name)


def _place(spooled: Spooled) -> tuple[int, int] | None:
    return spooled.offset, spooled.length
