"""Submissions → Catalogue. The stage's entry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.vocabulary import Vocabulary
from generator.index.courses import courses
from generator.index.lessons import lessons
from generator.index.terms import collect, entries
from generator.model.catalogue import Catalogue, Listing, TermEntry
from generator.model.registry import Registry
from generator.model.submission import Submission

_BUILT_IN = ("kind", "organisation", "author")
ALL = "resources/"
"""Address of the listing of everything."""


def build_catalogue(
    submissions: tuple[Submission, ...], registry: Registry, vocabulary: Vocabulary
) -> Catalogue:
    """The catalogue of all sound submissions, in any order."""
    ordered = sorted(submissions, key=lambda one: (one.date or "0000", one.path))
    published = tuple(one for one in ordered if not one.internal)
    terms = entries(collect(published, registry), registry, vocabulary)
    return Catalogue(
        submissions=published,
        registry=registry,
        terms=terms,
        listings=tuple(_listings(published, terms, vocabulary)),
        internal=tuple(one for one in ordered if one.internal),
        lessons=lessons(published, registry),
        courses=courses(published, vocabulary.site.courses),
    )


def _listings(
    published: tuple[Submission, ...], terms: dict[str, tuple[TermEntry, ...]], vocabulary: Vocabulary
) -> Iterator[Listing]:
    site = vocabulary.site
    yield Listing(ALL, "全部成果", tuple(range(len(published))))
    for taxonomy, group in terms.items():
        if taxonomy in _BUILT_IN or site.taxonomies[taxonomy].listing:
            for one in group:
                if one.members:
                    yield Listing(f"{taxonomy}/{one.slug}/", one.label, one.members, ((taxonomy, one.key),))
    for first, second in site.crossings:
        yield from _crossing(first, second, published, terms)
    yield from _archives(published, terms, site.home.covers)


def _archives(
    published: tuple[Submission, ...], terms: dict[str, tuple[TermEntry, ...]], kind: str | None
) -> Iterator[Listing]:
    """What each organisation issued itself of the kind that has covers, without what those below it issued."""
    series = next((one for one in terms["kind"] if one.key == kind), None)
    if series is None:
        return
    issued: dict[str, list[int]] = {}
    for at in series.members:
        issued.setdefault(published[at].organisation, []).append(at)
    for one in terms["organisation"]:
        if one.key in issued:
            address, title = f"organisation/{one.slug}/{series.slug}/", f"{one.label} · {series.label}"
            both = (("organisation", one.key), ("kind", series.key))
            yield Listing(address, title, tuple(issued[one.key]), both)


def _crossing(
    first: str, second: str, published: tuple[Submission, ...], terms: dict[str, tuple[TermEntry, ...]]
) -> Iterator[Listing]:
    """Listings of every pair of terms that some submission has."""
    others = {one.key: one for one in terms[second]}
    for one in terms[first]:
        found: dict[str, list[int]] = {}
        for at in one.members:
            for key in published[at].terms.get(second, ()):
                found.setdefault(key, []).append(at)
        for key, other in others.items():
            if key in found:
                address = f"{first}/{one.slug}/{other.slug}/"
                title = f"{one.label} · {other.label}"
                yield Listing(address, title, tuple(found[key]), ((first, one.key), (second, other.key)))
