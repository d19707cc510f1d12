"""What a site declares: kinds, fields, taxonomies, rules. Read from YAML by `config`.

These types are also the schema of `site_config.yml`; every key an author may
write is a field here, and nothing else is accepted.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from generator.model.diagnostic import Severity

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


class SiteInfo(Part):
    """Name, address, owner and licence of the site."""

    name: str = "研修成果库"
    url: str = "http://localhost:8000/"
    """Public address, ending in a slash."""
    owner: str = ""
    description: str = ""
    licence: str = "可供教师教学使用，转载请注明作者和学校"
    icp: str = ""
    police: str = ""


class NavEntry(Part):
    """One entry of the main navigation: give `url`, `taxonomy` or `kind`."""

    label: str = ""
    url: str | None = None
    taxonomy: str | None = None
    kind: str | None = None


class Home(Part):
    """What the home page shows."""

    headline: str = ""
    rows: str | None = None
    """Taxonomy of the matrix's rows."""
    columns: str | None = None
    covers: str | None = None
    """Kind whose newest submissions are shown as covers."""
    quick: tuple[dict[str, str], ...] = ()
    """Quick links: taxonomy → slug; the listing that crosses them."""


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


class Limits(Part):
    """Largest sizes accepted, as `2MiB`."""

    file_bytes: str = "2MiB"
    """Largest submission text."""
    picture_bytes: str = "20MiB"
    attachment_bytes: str = "500MiB"


class Privacy(Part):
    """How personal numbers in texts are judged."""

    mobile: Severity | Literal["off"] = Severity.ERROR
    identity: Severity | Literal["off"] = Severity.ERROR
    landline: Severity | Literal["off"] = Severity.NOTICE
    allow: tuple[str, ...] = ()


class SiteConfig(Part):
    """The whole of `site_config.yml` after its profile is merged in."""

    site: SiteInfo = SiteInfo()
    extends: str | None = None
    nav: tuple[NavEntry, ...] = ()
    home: Home = Home()
    mkdocs: dict[str, Any] = {}
    taxonomies: dict[str, Taxonomy] = {}
    crossings: tuple[tuple[str, str], ...] = ()
    """Pairs of taxonomies whose combinations have listings, e.g. subject × tier."""
    related: tuple[str, ...] = ()
    """Taxonomies and fields by which submissions are related, strongest first."""
    card: tuple[str, ...] = ()
    """Fields on a listing card, in order."""
    fields: dict[str, Field] = {}
    levels: dict[str, str] = {}
    """Organisation level → label."""
    groups: tuple[str, ...] = ()
    kinds: dict[str, Kind] = {}
    roles: dict[str, str] = {}
    """File extension → role given to an attachment that names none."""
    rules: dict[str, RuleSetting] = {}
    requirements: tuple[Requirement, ...] = ()
    """What city, county and school ask for besides."""
    limits: Limits = Limits()
    privacy: Privacy = Privacy()


__all__ = [
    "AttachmentRule",
    "Count",
    "Field",
    "FieldDemand",
    "FieldType",
    "Home",
    "Kind",
    "Limits",
    "NavEntry",
    "Part",
    "Privacy",
    "Requirement",
    "RuleSetting",
    "Section",
    "SectionDemand",
    "SiteConfig",
    "SiteInfo",
    "Taxonomy",
    "Term",
]
