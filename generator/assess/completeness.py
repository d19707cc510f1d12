"""How many submissions have which field. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.config.vocabulary import applies
from generator.model.assessment import FieldShare
from generator.model.site import Field, Kind, SiteConfig
from generator.model.submission import Submission

_OWN = {"title": "title", "date": "date", "organisation": "organisation", "authors": "authors",
        "attachments": "attachments", "lesson": "lesson"}  # fmt: skip
"""Field → attribute of the submission that keeps it."""


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
    texts = Counter(chain.from_iterable([one.fields for one in members]))
    terms = Counter([name for one in members for name, keys in one.terms.items() if keys])
    for name, field in kind.fields.items():
        if not _kept(name, field):
            continue
        if field.when:
            meant = [one for one in members if applies(field.when, one.terms)]
            have, of = sum(_has(one, name, field) for one in meant), len(meant)
        elif name in _OWN:
            have, of = sum([bool(getattr(one, _OWN[name])) for one in members]), len(members)
        else:
            have, of = terms[field.taxonomy or ""] if field.type == "term" else texts[name], len(members)
        if of:
            yield FieldShare(slug, name, field.label or name, have, of)


def _kept(name: str, field: Field) -> bool:
    """Whether the catalogue knows if a submission has the field."""
    if name in _OWN or field.type == "term":
        return True
    return field.show and name != "summary" and field.type not in ("people", "organisation", "path")


def _has(one: Submission, name: str, field: Field) -> bool:
    if field.type == "term":
        return bool(one.terms.get(field.taxonomy or ""))
    return bool(getattr(one, _OWN[name])) if name in _OWN else name in one.fields


def _together(shares: list[FieldShare], site: SiteConfig) -> Iterator[FieldShare]:
    """The fields that every kind may have, over all kinds."""
    for name, field in site.fields.items():
        same = [one for one in shares if one.field == name]
        if same:
            have, of = sum(one.have for one in same), sum(one.of for one in same)
            yield FieldShare("", name, field.label or name, have, of)
