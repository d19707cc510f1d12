"""One requirement laid over a kind: every constraint keeps the stricter of its two values. Pure.

The order of requirements does not matter and none can loosen a kind: numbers take the greater
minimum and the smaller maximum, conditions of `required` fall away, nothing is taken back.
"""

from __future__ import annotations

from typing import Any

from generator.model.diagnostic import Severity
from generator.model.kind import AttachmentRule, Count, Field, Kind, Section
from generator.model.requirement import FieldDemand, Requirement, SectionDemand

RANKS: dict[str, int] = {"off": 0, Severity.NOTICE: 1, Severity.WARNING: 2, Severity.ERROR: 3}
"""How much a finding weighs."""


def stricter(kind: Kind, one: Requirement) -> Kind:
    """The kind with what the requirement asks for on top; the same kind when it asks for nothing more."""
    changes: dict[str, Any] = {
        "min_chars": greater(kind.min_chars, one.min_chars),
        "max_chars": smaller(kind.max_chars, one.max_chars),
        "images": _images(kind.images, one.images),
        "fields": {name: _field(field, one.fields.get(name)) for name, field in kind.fields.items()},
        "sections": tuple(_section(part, one.sections.get(part.heading)) for part in kind.sections),
        "attachments": _attachments(kind.attachments, one.attachments),
    }
    made = kind.model_copy(update=changes)
    return kind if made == kind else made


def greater(one: int | None, other: int | None) -> int | None:
    """The stricter of two minima."""
    return max((n for n in (one, other) if n is not None), default=None)


def smaller(one: int | None, other: int | None) -> int | None:
    """The stricter of two maxima."""
    return min((n for n in (one, other) if n is not None), default=None)


def heavier(one: Severity | None, other: str) -> Severity | None:
    """The heavier of two severities; `off` weighs nothing."""
    if other == "off" or (one is not None and RANKS[one] >= RANKS[other]):
        return one
    return Severity(other)


def narrower(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """File types that both accept; empty accepts any. Where no type is left, the first stays."""
    both = tuple(each for each in one if each in other)
    return both or one if one and other else one or other


def _images(one: Count, other: Count) -> Count:
    return Count(min=max(one.min, other.min), max=smaller(one.max, other.max))


def _field(field: Field, demand: FieldDemand | None) -> Field:
    if demand is None or not demand.required or (field.required and not field.when):
        return field
    return field.model_copy(update={"required": True, "when": {}})


def _section(section: Section, demand: SectionDemand | None) -> Section:
    if demand is None:
        return section
    changes: dict[str, Any] = {"min_chars": greater(section.min_chars, demand.min_chars)}
    if demand.required:
        changes |= {"required": True, "when": {}}
    return section.model_copy(update=changes)


def _attachments(
    rules: tuple[AttachmentRule, ...], demands: tuple[AttachmentRule, ...]
) -> tuple[AttachmentRule, ...]:
    found = {one.role: one for one in rules}
    for one in demands:
        before = found.get(one.role)
        found[one.role] = _attachment(before, one) if before else one
    return tuple(found.values())


def _attachment(one: AttachmentRule, other: AttachmentRule) -> AttachmentRule:
    return AttachmentRule(
        role=one.role,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        min=max(one.min, other.min),
        types=narrower(one.types, other.types),
        visibility="internal" if "internal" in (one.visibility, other.visibility) else "public",
    )
