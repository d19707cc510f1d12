"""The catalogue without its submissions, as the cache keeps it between builds.

A build that changes no place in any listing takes the catalogue from here: its submissions are
decoded when a page shows them, a few dozen of a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.model.catalogue import Catalogue, Course, Lesson, Listing, TermEntry
from generator.model.packed import Deferred, packed, unpacked
from generator.model.registry import Registry
from generator.model.submission import Submission

Packed = bytes
"""Indexes of submissions, four bytes each."""


class Outline(Struct, frozen=True):
    """Everything in a catalogue that is not a submission and not the registry."""

    submissions: tuple[str, ...]
    """Source paths, in the order of the catalogue."""
    internal: tuple[str, ...]
    entries: tuple[tuple[str, str, str, str, Packed], ...]
    """Taxonomy, key, slug, label, members."""
    listings: tuple[tuple[str, str, Packed, tuple[tuple[str, str], ...]], ...]
    """Address, title, members, terms."""
    lessons: tuple[tuple[str, str, Packed], ...]
    """Name, address, members."""
    courses: tuple[tuple[int, Packed], ...]
    """Head, members."""
    hidden: tuple[str, ...]
    """Files that some submission counts and does not publish."""
    used: dict[str, tuple[str, ...]]
    """Taxonomy → keys in use."""


def outline(catalogue: Catalogue) -> Outline:
    """What `catalogue_of` needs besides the submissions."""
    return Outline(
        submissions=tuple([one.path for one in catalogue.submissions]),
        internal=tuple([one.path for one in catalogue.internal]),
        entries=tuple(
            (one.taxonomy, one.key, one.slug, one.label, packed(one.members))
            for group in catalogue.terms.values()
            for one in group
        ),
        listings=tuple(
            (one.address, one.title, packed(one.members), one.terms) for one in catalogue.listings
        ),
        lessons=tuple((one.name, one.address, packed(one.members)) for one in catalogue.lessons),
        courses=tuple((one.head, packed(one.members)) for one in catalogue.courses),
        hidden=tuple(sorted(catalogue.internal_paths)),
        used={taxonomy: tuple(sorted(keys)) for taxonomy, keys in catalogue.used.items()},
    )


def catalogue_of(kept: Outline, registry: Registry, look: Callable[[str], Submission]) -> Catalogue:
    """The catalogue again. `look` gives the submission of a source path."""
    terms: dict[str, list[TermEntry]] = {}
    for taxonomy, key, slug, label, members in kept.entries:
        terms.setdefault(taxonomy, []).append(TermEntry(taxonomy, key, slug, label, unpacked(members)))
    found = Catalogue(
        submissions=_deferred(kept.submissions, look),
        registry=registry,
        terms={taxonomy: tuple(group) for taxonomy, group in terms.items()},
        listings=tuple(
            Listing(address, title, unpacked(members), pairs)
            for address, title, members, pairs in kept.listings
        ),
        internal=_deferred(kept.internal, look),
        lessons=tuple(Lesson(name, address, unpacked(members)) for name, address, members in kept.lessons),
        courses=tuple(Course(head, unpacked(members)) for head, members in kept.courses),
    )
    known: Mapping[str, object] = {
        "by_path": {path: at for at, path in enumerate(kept.submissions)},
        "internal_paths": frozenset(kept.hidden),
        "used": {taxonomy: frozenset(keys) for taxonomy, keys in kept.used.items()},
    }
    found.__dict__.update(known)
    return found


def _deferred(paths: Sequence[str], look: Callable[[str], Submission]) -> Deferred[Submission]:
    return Deferred(len(paths), lambda at: look(paths[at]))
