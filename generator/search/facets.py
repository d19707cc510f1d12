"""The filters of the search page: their terms, and which documents have which.

Kinds come first, then the taxonomies that the site offers as facets, then the organisations. An open
list with too many terms is no filter; its labels are searched as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.format import pack_column

LIMIT = 1000
"""Terms of a facet: more would make index.js heavy for every query, and nobody picks among them."""


class Choice(Struct, frozen=True):
    """One term of a facet."""

    slug: str
    label: str
    aliases: tuple[str, ...] = ()
    level: int | None = None


class Facet(Struct, frozen=True):
    """A filter of the search page and its terms."""

    id: str
    label: str
    position: dict[str, int]
    """Key in `Submission.terms` (or the kind) → position in `choices`."""
    choices: tuple[Choice, ...]
    """In display order."""

    def codes(self, submission: Submission) -> tuple[int, ...]:
        """Positions of the submission's terms, in the author's order."""
        return tuple(self.position[key] for key in term_keys(submission, self.id) if key in self.position)


def term_keys(submission: Submission, taxonomy: str) -> tuple[str, ...]:
    """The submission's terms of a taxonomy, as keys; `kind` is a taxonomy too."""
    if taxonomy == "kind":
        return (submission.kind,)
    return submission.terms.get(taxonomy, ())


def facets(catalogue: Catalogue, site: SiteConfig) -> tuple[Facet, ...]:
    """All facets in use but the organisations."""
    kind_label = site.fields["kind"].label if "kind" in site.fields else ""
    offered = [("kind", kind_label or "类别")]
    offered += [(name, one.label) for name, one in site.taxonomies.items() if one.facet]
    found = (_facet(name, label, catalogue, site) for name, label in offered)
    return tuple(one for one in found if 0 < len(one.choices) <= LIMIT)


def _facet(name: str, label: str, catalogue: Catalogue, site: SiteConfig) -> Facet:
    used = catalogue.used.get(name, frozenset())
    # Terms that the catalogue does not list stand behind, in a fixed order.
    listed = [entry.key for entry in catalogue.terms.get(name, ()) if entry.key in used]
    order = listed + sorted(used.difference(listed))
    choices = tuple(choice(name, key, catalogue, site) for key in order)
    return Facet(name, label, {key: at for at, key in enumerate(order)}, choices)


def choice(taxonomy: str, key: str, catalogue: Catalogue, site: SiteConfig) -> Choice:
    """Slug, label, aliases and level of a term, from wherever they are declared."""
    entry = catalogue.entry.get((taxonomy, key))
    slug, label = (entry.slug, entry.label) if entry else (key, key)
    if taxonomy == "kind" and key in site.kinds:
        return Choice(slug, label if entry else site.kinds[key].label, site.kinds[key].aliases)
    if taxonomy in site.taxonomies:
        for term in site.taxonomies[taxonomy].terms:
            if term.slug == key:
                return Choice(slug, label if entry else term.label, term.aliases, term.level)
    return Choice(slug, label)


def described(facet: Facet, codes: Iterable[tuple[int, ...]]) -> dict[str, Any]:
    """The facet as index.js lists it, with the number of documents of every term."""
    counts = Counter(code for one in codes for code in one)
    terms = [_described(one, counts[at]) for at, one in enumerate(facet.choices)]
    return {"id": facet.id, "label": facet.label, "tree": False, "terms": terms}


def _described(one: Choice, documents: int) -> list[Any]:
    if one.level is not None:
        return [one.slug, one.label, documents, one.aliases, one.level]
    return [one.slug, one.label, documents, *([one.aliases] if one.aliases else ())]


def column(codes: list[tuple[int, ...]]) -> tuple[list[tuple[int, ...]], str]:
    """(`codes` list, column) of a facet file. Frequent combinations get the small numbers."""
    counts = Counter(codes)
    order = sorted(counts, key=lambda one: (-counts[one], one))
    number = {one: at for at, one in enumerate(order)}
    return order, pack_column(map(number.__getitem__, codes))
