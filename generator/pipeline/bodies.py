"""The posting lists of bodies: all made anew from all bodies, or the published ones with what moved put right.

An added submission moves those behind it in its cell, now and then all behind that: reading all bodies again
would cost more than all else that the build does. Lists tell enough of bodies that only stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    Moves,
    Unreadable,
    body_of_page,
    body_page,
    body_parts,
    moves_of_bodies,
    patched,
    renumbered_page,
    searched,
)
from generator.search.format import BODIES, body_count, shard_of

PLACES = "places"
"""Name under which the cache keeps where each body stands in the published lists."""
MOST = 1000
"""Bodies with other texts, beyond which all lists are made anew; bodies that move, beyond which all are renumbered."""
_LEAST, _PIECE = 512, 128
"""Bodies that are worth a worker, and those of one piece of the spool."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Body]).decode


class Places(Struct, frozen=True):
    """Which submission has which slot."""

    paths: tuple[str, ...]
    slots: bytes
    """Of each of `paths`, packed."""


class Renumbering(Struct, frozen=True):
    """Most bodies stand elsewhere and say what they said."""

    places: list[int]
    """Old slot → new, −1 for what went or has another text."""
    came: dict[str, list[tuple[str, int]]]
    """File → keys and slots of what is new or has another text."""


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
    change = _change(session, release, examined, places(index)) if old else None
    if change is None or not all(_path(one) in old and _path(one) in release.published for one in names):
        return anew(index, examined.body, spool, jobs)
    bodies = cache(partial(_spooled, index, examined.body, spool, jobs))

    def again(name: str) -> Page:
        """For a file that another hand damaged."""
        return body_page(index, lambda: bodies()(), int(name.rpartition("/")[2]))

    def mended(mend: Callable[[str], Page], some: Sequence[str]) -> Iterator[Page]:
        for name in some:
            try:
                yield mend(name)
            except Unreadable:
                yield again(name)

    def rendered(name: str) -> Iterable[bytes]:
        return again(name).render()

    def kept(some: Sequence[str]) -> Iterator[Page]:
        for name in some:
            yield known(_path(name), old[_path(name)], partial(rendered, name))

    if isinstance(change, Renumbering):
        mend = partial(_renumbered, release, count, change)
        return [partial(mended, mend, some) for some in shards(names, jobs, least=64)]
    moves = moves_of_bodies(change, count)
    mend = partial(_patched, release, moves)
    touched = shards(sorted(moves), jobs, least=64)
    return [
        partial(kept, [one for one in names if one not in moves]),
        *(partial(mended, mend, some) for some in touched),
    ]


def _renumbered(release: Release, count: int, change: Renumbering, name: str) -> Page:
    number = int(name.rpartition("/")[2])
    return renumbered_page(release.intact, number, count, change.places, change.came.get(name, ()))


def _patched(release: Release, moves: Moves, name: str) -> Page:
    return next(patched({name: moves[name]}, release.intact))


def _path(name: str) -> str:
    return f"search/{name}.js"


def _change(
    session: Session, release: Release, examined: Examined, now: Places
) -> list[Moved] | Renumbering | None:
    """What came, went, moved or has another text; None when that is too much, or not known."""
    last = session.store.extra(PLACES, Places)
    count = body_count(len(now.paths))
    if last is None or body_count(len(last.paths)) != count or session.before.whole:
        return None
    was, there = _slots(last), _slots(now)
    moved = [path for path in sorted(was.keys() | there.keys()) if was.get(path) != there.get(path)]
    changed = {path for path in moved if path not in was or path not in there}
    changed |= {path for path in examined.changed if path in was or path in there}
    if len(changed) > MOST:
        return None
    after = {
        path: searched(examined.body(one))
        for path in sorted(changed & there.keys())
        if (one := examined.records[path].submission)
    }
    if len(moved) > MOST:
        came: dict[str, list[tuple[str, int]]] = {}
        for path, body in after.items():
            for key in body.keys:
                came.setdefault(f"{BODIES}/{shard_of(key, count)}", []).append((key, there[path]))
        return Renumbering(_to(was, there, changed), came)
    found = []
    for path in sorted(changed.union(moved)):
        now_said = after.get(path)
        if path in there and now_said is None:
            now_said = searched(examined.body(_submission(examined, path)))
        before = now_said
        if path in was and path in changed:
            before = published_body(release, session.before.records[path].submission)
            if before is None:
                return None
        found.append(Moved(was.get(path), before, there.get(path), now_said))
    return found


def _submission(examined: Examined, path: str) -> Submission:
    found = examined.records[path].submission
    assert found is not None, path
    return found


def _to(was: Mapping[str, int], there: Mapping[str, int], changed: Collection[str]) -> list[int]:
    """Old slot → new; −1 where nothing is, or nothing that stays as it is."""
    to = [-1] * (max(was.values(), default=-1) + 1)
    for path, slot in was.items():
        if path in there and path not in changed:
            to[slot] = there[path]
    return to


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
