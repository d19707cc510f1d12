"""The metadata table of a submission: which fields it shows, and their values."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.kind import Field
from generator.model.submission import Submission
from generator.render.views.library import Library
from generator.render.views.parts import Ref, term_ref
from generator.text.dates import chinese_day

ELSEWHERE = frozenset(
    {"title", "summary", "date", "kind", "authors", "organisation", "lesson", "attachments"}
)
"""Fields that the page shows in another place than its table."""


class Fact(Struct, frozen=True):
    """One line of the metadata table."""

    label: str
    values: tuple[Ref, ...]


def facts(library: Library, one: Submission) -> Iterator[Fact]:
    """Lines of the table in the order of the kind's fields; empty fields are left out."""
    for name, field in _shown_fields(library, one.kind):
        if field.type == "term" and field.taxonomy:
            keys = one.terms.get(field.taxonomy)
            if keys:
                yield Fact(
                    field.label or name, tuple([term_ref(library, field.taxonomy, key) for key in keys])
                )
        elif text := one.fields.get(name):
            yield Fact(field.label or name, (Ref(chinese_day(text) if field.type == "date" else text),))


def _shown_fields(library: Library, kind: str) -> tuple[tuple[str, Field], ...]:
    """Fields of a kind that its table may show. The ladder stands with its pips beside the title."""
    found: tuple[tuple[str, Field], ...] | None = library.remembered.get(("fields", kind))
    if found is None:
        declared = library.site.kinds.get(kind)
        fields = declared.fields if declared else library.site.fields
        ladder = library.site.home.columns if library.site.home.columns in library.top_level else None
        found = tuple(
            (name, field)
            for name, field in fields.items()
            if field.show and name not in ELSEWHERE and (field.taxonomy is None or field.taxonomy != ladder)
        )
        library.remembered[("fields", kind)] = found
    return found
