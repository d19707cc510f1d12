"""How many submissions have which field, as texts and bars."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.assessment import Coverage, FieldShare
from generator.render.views.library import Library
from generator.render.views.words import count, per_cent, width


class Filled(Struct, frozen=True):
    """How many submissions have a field."""

    label: str
    have: str
    of: str
    share: str
    bar: str


class KindFields(Struct, frozen=True):
    """Fields of one kind that some submission lacks."""

    label: str
    total: str
    fields: tuple[Filled, ...]


def filled(one: FieldShare) -> Filled:
    """Numbers as texts."""
    share = per_cent(one.have, one.of).partition("（")[2].rstrip("）")
    return Filled(one.label, count(one.have), count(one.of), share, width(one.have, one.of))


def kind_fields(library: Library, found: Coverage) -> Iterator[KindFields]:
    """Kinds in use with the fields that are not in all of their submissions."""
    by_kind: dict[str, list[FieldShare]] = {}
    for one in found.fields:
        if one.kind:
            by_kind.setdefault(one.kind, []).append(one)
    for slug, fields in by_kind.items():
        lacking = tuple(filled(one) for one in fields if one.have < one.of)
        kind = library.site.kinds.get(slug)
        if lacking and kind:
            yield KindFields(kind.label, count(max(one.of for one in fields)), lacking)
