"""What the search page needs without its script: where else to look."""

from __future__ import annotations

from msgspec import Struct

from generator.model.site import SiteConfig


class SearchView(Struct, frozen=True):
    browse: tuple[tuple[str, str], ...]
    """(label, address without leading slash) of the taxonomies' index pages."""


def search_view(site: SiteConfig) -> SearchView:
    """The closed taxonomies that are facets and have listings."""
    return SearchView(
        tuple(
            (one.label, f"{name}/") for name, one in site.taxonomies.items() if one.facet and one.listing and one.closed
        )
    )
