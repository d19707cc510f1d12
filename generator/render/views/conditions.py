"""Condition rows: the values of a taxonomy as links from one listing to others that exist."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.views.library import BUILT_IN, Library, Pair

MOST = 40
"""Terms of a condition row at most: a longer list belongs on the index page or in the search."""


class Choice(Struct, frozen=True):
    """One value of a condition row."""

    label: str
    href: str
    """Empty when nothing is there: shown as text."""
    chosen: bool = False


class Row(Struct, frozen=True):
    """The values of one taxonomy as links to listings."""

    label: str
    choices: tuple[Choice, ...]


class Conditions(Struct, frozen=True, dict=True):
    """Condition rows of listings."""

    library: Library

    def of(self, listing: Listing) -> tuple[Row, ...]:
        """Rows whose values lead from this listing to others. Without counts, which change every page."""
        if any(taxonomy in BUILT_IN and taxonomy != "kind" for taxonomy, _ in listing.terms):
            return ()
        found: tuple[Row, ...] | None = self.library.remembered.get(("rows", listing.address))
        if found is None:
            found = self.library.remembered["rows", listing.address] = tuple(self._rows(listing))
        return found

    def _rows(self, listing: Listing) -> Iterator[Row]:
        own = dict(listing.terms)
        names = [
            name
            for name, one in self.library.site.taxonomies.items()
            if one.facet and one.closed and one.listing
        ]
        if "kind" not in names:
            names.append("kind")
        for name in names:
            others = tuple((taxonomy, key) for taxonomy, key in listing.terms if taxonomy != name)
            if name in own or self._crosses(name, others):
                row = self._row(name, others, own.get(name, ""))
                if row:
                    yield row

    def _crosses(self, name: str, others: tuple[Pair, ...]) -> bool:
        """Whether combinations of this taxonomy with the other terms have listings."""
        if not others:
            return True
        return len(others) == 1 and any(
            {name, others[0][0]} == set(pair) for pair in self.library.site.crossings
        )

    def _row(self, name: str, others: tuple[Pair, ...], chosen: str) -> Row | None:
        library = self.library
        declared = library.site.taxonomies.get(name)
        keys = (
            [term.slug for term in declared.terms]
            if declared
            else [k for k, v in library.site.kinds.items() if not v.internal]
        )
        used = {entry.key for entry in library.catalogue.terms.get(name, ()) if entry.members}
        shown = [key for key in keys if key in used]
        if not shown or len(shown) > MOST:
            return None
        everything = library.address(*others)
        choices = [
            Choice(library.term_label(name, key), library.address(*others, (name, key)), key == chosen)
            for key in shown
        ]
        if not any(one.href for one in choices):
            return None
        return Row(library.label(name), (Choice("全部", everything, not chosen), *choices))
