"""What city, county and school ask for besides what the kinds ask."""

from __future__ import annotations

from typing import Literal

from generator.model.diagnostic import Severity
from generator.model.kind import AttachmentRule, Count, Part


class RuleSetting(Part):
    """How this site judges one rule."""

    severity: Severity | Literal["off"]
    reason: str
    """Why this site judges differently; printed in the report."""


class FieldDemand(Part):
    """What a requirement asks of a field."""

    required: bool = True


class SectionDemand(Part):
    """What a requirement asks of a section. What is not written stays as it is."""

    required: bool | None = None
    min_chars: int | None = None


class Requirement(Part):
    """What somebody above a school asks for besides what the kinds ask. It can only be stricter.

    Files may have labels and aliases; after reading, every word is the slug, name or heading it means.
    """

    id: str
    """Latin, unique."""
    of: str = ""
    """Organisation (id, name or alias) whose requirement it is: it binds all below it. Empty: everyone."""
    kinds: tuple[str, ...] = ()
    """Slugs; all kinds when empty."""
    when: dict[str, tuple[str, ...]] = {}
    """Taxonomy → slugs: only submissions with one of these."""
    since: str = ""
    """ISO day, the first of the submission's date to which it applies."""
    until: str = ""
    source: str
    """The document that asks for it, as authors may look it up."""
    min_chars: int | None = None
    max_chars: int | None = None
    images: Count = Count()
    fields: dict[str, FieldDemand] = {}
    sections: dict[str, SectionDemand] = {}
    """Heading of a section of the kinds → what is asked of it."""
    attachments: tuple[AttachmentRule, ...] = ()
    rules: dict[str, RuleSetting] = {}
    """Rules of one document that weigh more here."""
