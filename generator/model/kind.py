"""What a kind of submission is: its fields, sections, files, and the lists of words that they use.

Frozen types, read from YAML; every key that a profile or a site may write is a field here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

FieldType = Literal[
    "text",  # one line or a paragraph of plain text
    "list",  # several texts
    "term",  # a term of `taxonomy`
    "date",  # a calendar day, any of the four written forms
    "integer",
    "number",
    "people",  # authors: ids or names
    "organisation",  # id, name or alias of an organisation
    "path",  # an address on this site
    "attachments",  # files of the bundle, with role and visibility
]


class Part(BaseModel):
    """Base of every configuration type: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Term(Part):
    """One value of a taxonomy."""

    slug: str
    """Stable id and address, lower-case Latin."""
    label: str
    """What readers see."""
    aliases: tuple[str, ...] = ()
    """Other spellings that authors use for the same term."""
    only_with: dict[str, tuple[str, ...]] = {}
    """Taxonomy → slugs: the term makes sense only beside one of these."""
    level: int | None = None
    """Rank on a ladder (tiers: 1…4), shown as pips; None when unordered."""
    description: str = ""
    """A sentence or two for the term's own page."""


class Taxonomy(Part):
    """A controlled or open list of terms."""

    label: str
    facet: bool = False
    """Offered as a filter on listings and in search."""
    closed: bool = True
    """Only the declared terms are accepted; open lists take any text."""
    many: bool = False
    """A submission may have several terms of this taxonomy."""
    listing: bool = True
    """Each term has a listing page."""
    order: Literal["declared", "newest", "count"] = "declared"
    """In which order the terms are shown."""
    terms: tuple[Term, ...] = ()


class Field(Part):
    """One front matter field."""

    label: str = ""
    aliases: tuple[str, ...] = ()
    """Other keys accepted in front matter, Chinese ones included."""
    type: FieldType = "text"
    required: bool = False
    when: dict[str, tuple[str, ...]] = {}
    """Taxonomy → slugs: `required` holds only for submissions with one of these."""
    taxonomy: str | None = None
    many: bool = False
    min_length: int | None = None
    """Characters."""
    max_length: int | None = None
    pattern: str | None = None
    """Regular expression the whole value must match."""
    minimum: float | None = None
    maximum: float | None = None
    hint: str = ""
    """One sentence for the scaffold and the guide page."""
    show: bool = True
    """Shown in the metadata table of the submission page."""


class Section(Part):
    """A labelled part that a kind expects."""

    heading: str
    aliases: tuple[str, ...] = ()
    """Labels that count as this section. A label listed under two sections satisfies both."""
    endings: tuple[str, ...] = ()
    """Last words of labels that no name answers to: 目标 of 核心目标. One of two sections counts for neither."""
    sublabels: tuple[str, ...] = ()
    """Labels of what stands inside it: each counts as the section only where that has no label of its own."""
    columns: tuple[str, ...] = ()
    """Heads of the table it is often written in: a row with two of them begins the section."""
    parts: tuple[str, ...] = ()
    """Labels that together replace the heading: all of them must be present."""
    part_aliases: dict[str, tuple[str, ...]] = {}
    """Part → other labels that count as it: 教学重点 → 学习重点."""
    required: bool = True
    when: dict[str, tuple[str, ...]] = {}
    min_chars: int | None = None
    """字数 under the heading."""
    hint: str = ""


class Count(Part):
    """How many of something. None means no bound."""

    min: int = 0
    max: int | None = None


class AttachmentRule(Part):
    """Files of one role that a kind expects."""

    role: str
    aliases: tuple[str, ...] = ()
    min: int = 1
    types: tuple[str, ...] = ()
    """Accepted file extensions without the dot; empty accepts any published type."""
    visibility: Literal["public", "internal"] = "public"


class Kind(Part):
    """A declared submission type."""

    label: str
    aliases: tuple[str, ...] = ()
    group: str = ""
    """Label of the group it belongs to, one of `groups`."""
    description: str = ""
    prose: bool = False
    """Typeset as running prose: first-line indent, no gap between paragraphs."""
    template: str = "submission"
    """Body template: `kinds/<template>.html` if there is one."""
    internal: bool = False
    """Counted, checked, never published."""
    fields: dict[str, Field] = {}
    """After loading: the site's fields with this kind's own on top."""
    sections: tuple[Section, ...] = ()
    min_chars: int | None = None
    """字数 of the body."""
    max_chars: int | None = None
    images: Count = Count()
    attachments: tuple[AttachmentRule, ...] = ()
