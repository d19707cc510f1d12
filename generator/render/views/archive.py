"""The archive of a series: all that one organisation issued of the kind that has covers."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.views.library import Library
from generator.render.views.parts import Ref, organisation_ref, term_ref

PERIODS = "term"
"""Taxonomy that divides an archive; what has none of its terms stands under its year."""


class Period(Struct, frozen=True):
    """What was issued in one period, newest first."""

    title: str
    issues: tuple[str, ...]
    """Source paths."""


class ArchiveView(Struct, frozen=True):
    """What a page of an archive shows; the listing view has the rest."""

    kind: Ref
    organisation: Ref
    periods: tuple[Period, ...]


def archived(listing: Listing) -> bool:
    """Whether a listing is an archive."""
    return tuple(taxonomy for taxonomy, _ in listing.terms) == ("organisation", "kind")


def archive_view(library: Library, listing: Listing, shown: tuple[str, ...]) -> ArchiveView:
    """`shown`: source paths of the page's issues, newest first."""
    (_, organisation), (_, kind) = listing.terms
    periods = groupby(shown, lambda path: _period(library, path))
    return ArchiveView(
        kind=term_ref(library, "kind", kind),
        organisation=organisation_ref(library, organisation),
        periods=tuple(Period(title, tuple(issues)) for title, issues in periods),
    )


def _period(library: Library, path: str) -> str:
    one = library.submission(path)
    terms = one.terms.get(PERIODS)
    if terms:
        return library.term_label(PERIODS, terms[0])
    return f"{one.date[:4]}年" if one.date else "未注明日期"
