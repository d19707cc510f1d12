"""What the search page needs without its script: where else to look."""

from __future__ import annotations

from msgspec import Struct

from generator.render.views.library import Library


class SearchView(Struct, frozen=True):
    """What the search page shows before its script runs."""

    browse: tuple[tuple[str, str], ...]
    """(label, address without leading slash) of the taxonomies' index pages."""


def search_view(library: Library) -> SearchView:
    """The closed taxonomies that are facets and have an index page."""
    declared = library.site.taxonomies
    names = [
        name
        for name in library.with_index
        if name in declared and declared[name].facet and declared[name].closed
    ]
    return SearchView(tuple((declared[name].label, f"{name}/") for name in names))
