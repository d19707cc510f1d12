"""What a result shows, and every text that it may be found by.

Comes in: the catalogue and the site. Goes out, for a submission: its card for the browser and its
texts for the posting lists. A shown result is checked against its card, so the card holds all texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from functools import cache
from itertools import chain

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search.facets import Facet, choice, term_keys
from generator.search.postings import Texts
from generator.search.variants import simplified

Card = tuple[object, ...]
_NONE: frozenset[str] = frozenset()


def taxonomies(catalogue: Catalogue, site: SiteConfig, facets: tuple[Facet, ...]) -> tuple[list[str], int]:
    """(taxonomies in the order in which a card lists their terms, how many of them it always shows).

    Always shown are the first two facets, which tell results of a mixed list apart, and what the
    site puts on its cards; the others only where they were found.
    """
    used = catalogue.used.keys() - {"kind", "organisation", "author"}
    first = [one.id for one in facets[:2]]
    shown = [*first, *(name for name in site.card if name in used and name not in first)]
    rest = [name for name in ("kind", *site.taxonomies, *sorted(used)) if name in used or name == "kind"]
    order = list(dict.fromkeys((*shown, *rest)))
    return order, len(shown)


def texts_maker(
    catalogue: Catalogue,
    site: SiteConfig,
    order: list[str],
    facets: tuple[Facet, ...],
    places: Mapping[str, Set[str]] | None = None,
) -> Callable[[Submission], Texts]:
    """The function that gives a submission's texts for the posting lists.

    `places`: organisation → keys that a document has through it; none where only texts changed.
    """
    plain = [name for name in order if name not in {one.id for one in facets}]
    label = _labels(catalogue, site)
    badges = _badges(catalogue, label)

    def texts(one: Submission) -> Texts:
        labels = tuple(label(name, key) for name in plain for key in term_keys(one, name))
        authors = tuple(author.name for author in one.authors)
        labels = (*labels, *badges(one.path)) if one.path in catalogue.recognition else labels
        through = places[one.organisation] if places else _NONE
        return Texts(one.title, authors, one.summary, labels, tuple(one.fields.values()), through)

    return texts


def card_maker(
    catalogue: Catalogue, site: SiteConfig, order: list[str], facets: tuple[Facet, ...], told: int
) -> Callable[[Submission], Card]:
    """The function that gives a submission's card. The first `told` taxonomies stand in its cell."""
    label = _labels(catalogue, site)
    # A new term of a closed list comes once in years; one of an open list must not touch all cards.
    closed = {one.id: one for one in facets if one.id == "kind" or site.taxonomies[one.id].closed}
    numbered = [closed.get(name) for name in order[told:]]
    badges = _badges(catalogue, label)

    @cache
    def field_label(kind: str, name: str) -> str:
        fields = site.kinds[kind].fields if kind in site.kinds else {}
        declared = fields.get(name) or site.fields.get(name)
        return declared.label if declared and declared.label else name

    @cache
    def home(organisation: str) -> str:
        return choice("organisation", organisation, catalogue, site).slug

    @cache
    def author_slug(identity: str, name: str) -> str:
        entry = catalogue.entry.get(("author", identity)) or catalogue.entry.get(("author", name))
        return entry.slug if entry else ""

    def card(one: Submission) -> Card:
        labels = [[label(name, key) for key in term_keys(one, name)] for name in order]
        return (
            one.url,
            one.title,
            one.summary,
            one.date,
            home(one.organisation),
            [(author.name, author_slug(author.id, author.name)) for author in one.authors],
            [
                facet.codes(one) if facet else written
                for facet, written in zip(numbered, labels[told:], strict=True)
            ],
            [(field_label(one.kind, name), text) for name, text in one.fields.items()],
            badges(one.path),
            files(one),
            *_simplified(one, labels),
        )

    return card


def _simplified(one: Submission, labels: list[list[str]]) -> tuple[list[str], ...]:
    """The eleventh member: texts with traditional characters, simplified."""
    authors = (author.name for author in one.authors)
    written = [one.title, one.summary, *authors, *one.fields.values(), *chain.from_iterable(labels)]
    whole = "\n".join(written)
    if simplified(whole) == whole:
        return ()
    return ([now for text in written if (now := simplified(text)) != text],)


def _labels(catalogue: Catalogue, site: SiteConfig) -> Callable[[str, str], str]:
    """(taxonomy, key) → label, remembered."""

    @cache
    def label(taxonomy: str, key: str) -> str:
        return choice(taxonomy, key, catalogue, site).label

    return label


def _badges(catalogue: Catalogue, label: Callable[[str, str], str]) -> Callable[[str], list[str]]:
    """Source path → its recognitions as texts: level, then award."""

    def badges(path: str) -> list[str]:
        return [
            label("recognition", one.level) + (label("award", one.award) if one.award else "")
            for one in catalogue.recognition.get(path, ())
        ]

    return badges


def files(one: Submission) -> str:
    """Public attachments by role, and pictures: `讲义1 音频2 图3`."""
    if not one.attachments and not one.pictures:
        return ""
    roles = Counter(file.role for file in one.attachments if not file.internal)
    parts = [f"{role}{count}" for role, count in roles.items()]
    return " ".join(parts + ([f"图{len(one.pictures)}"] if one.pictures else []))
