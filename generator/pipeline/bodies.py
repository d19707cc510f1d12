"""The posting lists of bodies: all made anew from all bodies, or the published ones with what moved put right.

An added submission moves those behind it in its organisation, a few hundred of a hundred thousand: reading all
bodies again would cost more than all else that the build does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache.spool import Spooled, SpoolReader, SpoolWriter
from generator.model.output import Page, Part, known
from generator.model.packed import unpacked
from generator.model.submission import Submission
from generator.parallel import mapped, shards
from generator.pipeline.session import Session
from generator.pipeline.shelves import Examined
from generator.publish import Release
from generator.search import (
    Body,
    Index,
    Moved,
    Unreadable,
    body_of_page,
    body_page,
    body_parts,
    moves_of_bodies,
    patched,
    searched,
)
from generator.search.format import BODIES, body_count

PLACES = "places"
"""Name under which the cache keeps where each body stands in the published lists."""
MOST = 1000
"""Bodies that move; with more of them all lists are made anew."""
_LEAST, _PIECE = 512, 128
"""Bodies that are worth a worker, and those of one piece of the spool."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Body]).decode


class Places(Struct, frozen=True):
    """Which submission has which slot."""

    paths: tuple[str, ...]
    slots: bytes
    """Of each of `paths`, packed."""


def places(index: Index) -> Places:
    """Where each body of an index stands."""
    paths = list(index.catalogue.by_path)
    return Places(tuple([paths[at] for at in unpacked(index.order.documents)]), index.order.slots)


def anew(index: Index, body: Callable[[Submission], str], spool: Path, jobs: int) -> list[Part]:
    """All lists, from all bodies."""
    return [*body_parts(index, _spooled(index, body, spool, jobs))]


def body_lists(
    session: Session,
    release: Release,
    examined: Examined,
    index: Index,
    old: Mapping[str, bytes],
    jobs: int,
) -> list[Part]:
    """The lists as they are now. `old`: keys of the published files; empty when all must be made."""
    spool = session.store.folder / "spool"
    count = body_count(len(unpacked(index.order.documents)))
    names = [f"{BODIES}/{number}" for number in range(count)]
    moved = _moved(session, release, examined, places(index)) if old else None
    if moved is None or not all(_path(one) in old and _path(one) in release.published for one in names):
        return anew(index, examined.body, spool, jobs)
    moves = moves_of_bodies(moved, count)
    bodies = cache(partial(_spooled, index, examined.body, spool, jobs))

    def again(name: str) -> Page:
        """For a file that another hand damaged."""
        return body_page(index, lambda: bodies()(), int(name.rpartition("/")[2]))

    def rendered(name: str) -> Iterable[bytes]:
        return again(name).render()

    def touched(some: Sequence[str]) -> Iterator[Page]:
        for name in some:
            try:
                yield from patched({name: moves[name]}, release.intact)
            except Unreadable:
                yield again(name)

    def untouched() -> Iterator[Page]:
        for name in names:
            if name not in moves:
                yield known(_path(name), old[_path(name)], partial(rendered, name))

    return [untouched, *(partial(touched, some) for some in shards(sorted(moves), jobs, least=64))]


def _path(name: str) -> str:
    return f"search/{name}.js"


def _moved(session: Session, release: Release, examined: Examined, now: Places) -> list[Moved] | None:
    """What came, went, moved or has another text; None when that is too much, or not known."""
    last = session.store.extra(PLACES, Places)
    if last is None or body_count(len(last.paths)) != body_count(len(now.paths)):
        return None
    was, there = _slots(last), _slots(now)
    moved = [
        path
        for path in sorted(was.keys() | there.keys())
        if was.get(path) != there.get(path) or path in examined.changed
    ]
    if len(moved) > MOST:
        return None
    found = []
    for path in moved:
        after = before = None
        if path in there and (record := examined.records[path].submission):
            after = before = searched(examined.body(record))
        if path in was and (path in examined.changed or path not in there):
            before = published_body(release, session.before.records[path].submission)
            if before is None:
                return None
        found.append(Moved(was.get(path), before, there.get(path), after))
    return found


def published_body(release: Release, one: Submission | None) -> Body | None:
    """The body that a published page shows; None when it cannot be trusted."""
    page = release.intact(f"{one.url}index.html") if one else None
    body = body_of_page(page) if page is not None else None
    return searched(body) if body is not None else None


def _slots(places: Places) -> dict[str, int]:
    return dict(zip(places.paths, unpacked(places.slots), strict=True))


def _spooled(
    index: Index, body: Callable[[Submission], str], spool: Path, jobs: int
) -> Callable[[], Iterator[Body]]:
    """Reads all bodies as they are searched, in slot order, as often as wanted."""
    documents = unpacked(index.order.documents)

    def write(some: Sequence[int]) -> list[Spooled]:
        with SpoolWriter(spool, f"searched-{some[0]}") as out:
            pieces = (some[at : at + _PIECE] for at in range(0, len(some), _PIECE))
            submissions = index.catalogue.submissions
            return [
                out.add(_encode([searched(body(submissions[documents[at]])) for at in piece]))
                for piece in pieces
            ]

    written = mapped(write, shards(range(len(documents)), jobs, least=_LEAST), jobs)
    found = [place for each in written for place in each]

    def read() -> Iterator[Body]:
        reader = SpoolReader(spool)
        for place in found:
            yield from _decode(reader.read(place))

    return read
