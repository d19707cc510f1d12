"""How many submissions have which field. Pure.

Most submissions of a kind fill the same fields: those that look alike are counted first, and the
fields are looked up once for each look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress

from msgspec import Struct

from generator.assess.coverage.tally import Keys
from generator.config.vocabulary import applies
from generator.model.assessment import FieldShare
from generator.model.kind import Field, Kind
from generator.model.site import SiteConfig
from generator.model.submission import Submission


class Look(Struct, frozen=True):
    """Which fields submissions have, as far as the catalogue knows."""

    kind: str
    conditions: dict[str, Keys]
    """Taxonomies on which fields depend → keys."""
    taxonomies: Keys
    texts: Keys
    own: dict[str, bool]
    """Fields that are attributes of a submission → whether they are filled."""
    number: int
    """Submissions that look so."""

    def has(self, name: str, field: Field) -> bool:
        """Whether they have a field."""
        if field.type == "term":
            return field.taxonomy in self.taxonomies
        return self.own.get(name, name in self.texts)


_OWN = ("title", "date", "organisation", "authors", "attachments", "lesson")


def completeness(submissions: Iterable[Submission], site: SiteConfig) -> tuple[FieldShare, ...]:
    """For each field, over all kinds and by kind, in the order of the configuration.

    Only fields that the catalogue keeps; a field counts where its kind has it and its condition holds.
    """
    by_kind: dict[str, list[Look]] = {}
    for look in _looks(submissions, site):
        by_kind.setdefault(look.kind, []).append(look)
    found = [
        share
        for slug, kind in site.kinds.items()
        if slug in by_kind
        for share in _of(slug, kind, by_kind[slug])
    ]
    return (*_together(found, site), *found)


def _looks(submissions: Iterable[Submission], site: SiteConfig) -> Iterator[Look]:
    fields = [field for kind in site.kinds.values() for field in kind.fields.values()]
    named = sorted({taxonomy for field in fields for taxonomy in field.when})
    alike = Counter(
        (
            one.kind,
            tuple(map(one.terms.get, named)),
            tuple(compress(one.terms, one.terms.values())),
            tuple(one.fields),
            not one.title, not one.date, not one.organisation,
            not one.authors, not one.attachments, not one.lesson,
        )
        for one in submissions
    )  # fmt: skip
    for (kind, keys, taxonomies, texts, *empty), number in alike.items():
        own = {name: not lacking for name, lacking in zip(_OWN, empty, strict=True)}
        conditions = {name: those or () for name, those in zip(named, keys, strict=True)}
        yield Look(kind, conditions, taxonomies, texts, own, number)


def _of(slug: str, kind: Kind, looks: list[Look]) -> Iterator[FieldShare]:
    for name, field in kind.fields.items():
        meant = [one for one in looks if applies(field.when, one.conditions)] if _kept(name, field) else []
        if meant:
            have = sum(one.number for one in meant if one.has(name, field))
            yield FieldShare(slug, name, field.label or name, have, sum(one.number for one in meant))


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
