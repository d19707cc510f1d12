"""How many submissions have which field. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, compress
from operator import attrgetter

from msgspec import Struct

from generator.assess.columns import Keys
from generator.config.vocabulary import applies
from generator.model.assessment import FieldShare
from generator.model.site import Field, Kind, SiteConfig
from generator.model.submission import Submission

_OWN = ("title", "date", "organisation", "authors", "attachments", "lesson")
"""Fields that are attributes of a submission."""


class Had(Struct, frozen=True):
    """What submissions have that look alike to every condition of their kind's fields."""

    terms: dict[str, Keys]
    """Taxonomies that the conditions name → keys that all of these submissions have."""
    of: int
    own: Counter[str]
    """Attribute → how many have it."""
    taxonomies: Counter[str]
    texts: Counter[str]

    def field(self, name: str, field: Field) -> int:
        """How many have a field."""
        if field.type == "term":
            return self.taxonomies[field.taxonomy or ""]
        return self.own[name] if name in _OWN else self.texts[name]


def completeness(submissions: Iterable[Submission], site: SiteConfig) -> tuple[FieldShare, ...]:
    """For each field, over all kinds and by kind, in the order of the configuration.

    Only fields that the catalogue keeps; a field counts where its kind has it and its condition holds.
    """
    by_kind: dict[str, list[Submission]] = {}
    for one in submissions:
        by_kind.setdefault(one.kind, []).append(one)
    found = [
        share
        for slug, kind in site.kinds.items()
        if slug in by_kind
        for share in _of(slug, kind, by_kind[slug])
    ]
    return (*_together(found, site), *found)


def _of(slug: str, kind: Kind, members: list[Submission]) -> Iterator[FieldShare]:
    fields = {name: field for name, field in kind.fields.items() if _kept(name, field)}
    groups = _groups(members, sorted({taxonomy for one in fields.values() for taxonomy in one.when}))
    for name, field in fields.items():
        meant = [one for one in groups if applies(field.when, one.terms)]
        if meant:
            have, of = sum(one.field(name, field) for one in meant), sum(one.of for one in meant)
            yield FieldShare(slug, name, field.label or name, have, of)


def _groups(members: list[Submission], named: list[str]) -> list[Had]:
    """`named`: taxonomies that conditions name."""
    alike: dict[tuple[Keys, ...], list[Submission]] = {}
    for one in members:
        alike.setdefault(tuple([one.terms.get(name, ()) for name in named]), []).append(one)
    return [_had(dict(zip(named, keys, strict=True)), those) for keys, those in alike.items()]


def _had(terms: dict[str, Keys], members: list[Submission]) -> Had:
    own = map(attrgetter(*_OWN), members)
    return Had(
        terms,
        len(members),
        Counter(chain.from_iterable(compress(_OWN, values) for values in own)),
        Counter(chain.from_iterable(compress(one.terms, one.terms.values()) for one in members)),
        Counter(chain.from_iterable(one.fields for one in members)),
    )


def _kept(name: str, field: Field) -> bool:
    """Whether the catalogue knows if a submission has the field."""
    if name in _OWN or field.type == "term":
        return True
    return field.show and name != "summary" and field.type not in ("people", "organisation", "path")


def _together(shares: list[FieldShare], site: SiteConfig) -> Iterator[FieldShare]:
    """The fields that every kind may have, over all kinds."""
    for name, field in site.fields.items():
        same = [one for one in shares if one.field == name]
        if same:
            have, of = sum(one.have for one in same), sum(one.of for one in same)
            yield FieldShare("", name, field.label or name, have, of)
