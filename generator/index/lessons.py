"""Which submissions are of one lesson, and the address of the page that joins them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.model.catalogue import Lesson
from generator.model.registry import Registry
from generator.model.submission import Submission
from generator.text import normalise
from generator.text.slug import slugify

LESSONS = "lesson/"
"""Address below which the joining pages lie."""
_Key = tuple[str, str]
"""Organisation id and folded name: two schools may call different lessons 分数除法."""


def lessons(submissions: Iterable[Submission], registry: Registry) -> tuple[Lesson, ...]:
    """The lessons of submissions in the order of the catalogue, by organisation and name."""
    found: dict[_Key, list[int]] = {}
    names: dict[_Key, str] = {}
    for at, one in enumerate(submissions):
        if one.lesson:
            organisation, name = _named(one, registry)
            key = organisation, normalise.fold(name)
            names.setdefault(key, name)
            found.setdefault(key, []).append(at)
    taken: set[str] = set()
    return tuple(
        Lesson(names[key], _address(key, taken) if len(found[key]) > 1 else "", tuple(found[key]))
        for key in sorted(found)
    )


def _named(one: Submission, registry: Registry) -> _Key:
    """A lesson is one of its author's organisation, unless another is written before it: `实验小学/分数除法`.

    So a reviewer of the bureau joins a lesson of a school.
    """
    where, _, name = one.lesson.rpartition("/")
    known = registry.organisation_names.get(where.strip(), "")
    return (known, name.strip()) if known and name.strip() else (one.organisation, one.lesson)


def _address(key: _Key, taken: set[str]) -> str:
    """Two names with the same pinyin: the later one gets a digest behind."""
    organisation, name = key
    address = f"{LESSONS}{slugify(organisation)}/{slugify(name)}/"
    while address in taken:
        digest = hashlib.blake2b("\0".join(key).encode(), digest_size=3).hexdigest()
        address = f"{address[:-1]}-{digest}/"
    taken.add(address)
    return address
