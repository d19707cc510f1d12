"""Records as the parent of many workers keeps them: what is the same in many is there once.

Decoding gives each record texts of its own, also where ten thousand have the same ones. Pure.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from generator.cache.traces import Record

T = TypeVar("T")
Seen = dict[object, object]
"""Each value met so far → the one that is kept of all that equal it."""


def compact(record: Record, seen: Seen) -> Record:
    """An equal record that shares with those before it what repeats: kind, day, people, terms, headings."""
    one = record.submission
    if one is None:
        return record

    def same(value: T) -> T:
        kept: T = seen.setdefault(value, value)  # type: ignore[assignment]
        return kept

    submission = replace(
        one,
        kind=same(one.kind),
        date=same(one.date),
        organisation=same(one.organisation),
        authors=same(one.authors),
        terms={same(taxonomy): same(keys) for taxonomy, keys in one.terms.items()},
        fields={same(name): text for name, text in one.fields.items()},
        attachments=tuple(
            replace(each, role=same(each.role), type=same(each.type), name=same(each.name))
            for each in one.attachments
        ),
        headings=tuple(map(same, one.headings)),
        sections=same(one.sections),
        lesson=same(one.lesson),
    )
    return replace(record, submission=submission)
