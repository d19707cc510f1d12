"""The filters of the search page: their terms, and which documents have which.

Kinds come first, then the taxonomies that the site offers as facets, then the organisations. An open
list with too many terms is no filter; its labels are searched as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.format import pack_column

LIMIT = 1000
"""Terms of a facet: more would make index.js heavy for every query, and nobody picks among them."""


RECOGNITION = "recognition"


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
    given: Mapping[str, tuple[str, ...]] | None = None
    """Source path → keys, for terms that others give: no author claims a recognition."""

    def codes(self, submission: Submission) -> tuple[int, ...]:
        """Positions of the submission's terms, in the author's order."""
        keys = term_keys(submission, self.id) if self.given is None else self.given.get(submission.path, ())
        return tuple(self.position[key] for key in keys if key in self.position)


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


def _recognised(label: str, catalogue: Catalogue, site: SiteConfig) -> Facet:
    """The levels at which published submissions were recognised. Cards show them as badges."""
    given = {
        path: tuple(dict.fromkeys(one.level for one in decisions))
        for path, decisions in catalogue.recognition.items()
        if path in catalogue.by_path
    }
    used = {level for levels in given.values() for level in levels}
    declared = [term.slug for term in site.taxonomies[RECOGNITION].terms]
    order = [level for level in declared if level in used] + sorted(used.difference(declared))
    choices = (choice(RECOGNITION, key, catalogue, site) for key in order)
    # Other names are left out: a badge does not show them, and what is shown must contain the query.
    plain = tuple(replace(one, aliases=()) for one in choices)
    return Facet(RECOGNITION, label, {key: at for at, key in enumerate(order)}, plain, given)


def _facet(name: str, label: str, catalogue: Catalogue, site: SiteConfig) -> Facet:
    if name == RECOGNITION and name in site.taxonomies:
        return _recognised(label, catalogue, site)
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
