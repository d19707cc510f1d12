"""What a site declares: kinds, taxonomies, requirements, rules. Read from YAML by `config`.

These types are also the schema of `site_config.yml`; every key an author may
write is a field here or in the types it is made of, and nothing else is accepted.
"""

from __future__ import annotations

from typing import Any, Literal

from generator.model.diagnostic import Severity
from generator.model.kind import Field, Kind, Part, Taxonomy
from generator.model.requirement import Requirement, RuleSetting


class SiteInfo(Part):
    """Name, address, owner and licence of the site."""

    name: str = "研修成果库"
    url: str = "http://localhost:8000/"
    """Public address, ending in a slash."""
    owner: str = ""
    description: str = ""
    licence: str = "可供教师教学使用，转载请注明作者和学校"
    icp: str = ""
    """Filing number of the ministry (ICP备案); shown in the footer, linked to `icp_url`."""
    icp_url: str = "https://beian.miit.gov.cn/"
    police: str = ""
    """Filing number of the police (公安备案), linked to `police_url`."""
    police_url: str = ""


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
    featured: str = "推荐成果"
    """What the site calls the submissions that its bureau recognised."""
    quick: tuple[dict[str, str], ...] = ()
    """Quick links: taxonomy → slug; the listing that crosses them."""


class KindGroup(Part):
    """Kinds that an organisation's page shows under a heading of their own."""

    title: str
    kinds: tuple[str, ...]


class Step(Part):
    """One of the steps in which a lesson is prepared, taught and judged."""

    label: str
    kinds: tuple[str, ...] = ()
    """Submissions of these kinds are of this step."""
    sections: tuple[str, ...] = ()
    """A submission with one of these sections covers the step too."""
    advice: bool = False
    """What it says leads to the next round."""


class Dossier(Part):
    """How the documents of one lesson are put on one page."""

    steps: tuple[Step, ...] = ()
    """In the order in which they are taken; none: lessons have no page of their own."""
    named_by: str | None = None
    """Field in which a submission may name its steps itself."""
    compared: tuple[str, ...] = ()
    """Kinds whose rounds are compared; the first that a lesson has gives the page its title."""


class Courses(Part):
    """How the lessons of a course are found."""

    kinds: tuple[str, ...] = ()
    """Kinds that describe a course; none: no submission is part of another."""
    title: str | None = None
    """Field with the name of a course where that is not the title."""
    part_of: str | None = None
    """Field in which a lesson names its course."""
    order: str | None = None
    """Field with the number of a lesson in its course."""


class Limits(Part):
    """Largest sizes accepted, as `2MiB`."""

    file_bytes: str = "2MiB"
    """Largest submission text."""
    picture_bytes: str = "20MiB"
    attachment_bytes: str = "500MiB"
    zip_bytes: str = "200MiB"
    """Largest sum of files that are offered as one zip; `0` offers none."""


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
    organisation: tuple[KindGroup, ...] = ()
    """What an organisation's page shows beside its covers: plans, courses."""
    mkdocs: dict[str, Any] = {}
    taxonomies: dict[str, Taxonomy] = {}
    crossings: tuple[tuple[str, str], ...] = ()
    """Pairs of taxonomies whose combinations have listings, e.g. subject × tier."""
    related: tuple[str, ...] = ()
    """Taxonomies and fields by which submissions are related, strongest first."""
    dossier: Dossier = Dossier()
    courses: Courses = Courses()
    card: tuple[str, ...] = ()
    """Fields on a listing card, in order."""
    fields: dict[str, Field] = {}
    levels: dict[str, str] = {}
    """Organisation level → label."""
    quotas: dict[str, int] = {}
    """Level of recognition (slug) → most submissions that one body may recognise at it in one batch."""
    groups: tuple[str, ...] = ()
    kinds: dict[str, Kind] = {}
    roles: dict[str, str] = {}
    """File extension → role given to an attachment that names none."""
    rules: dict[str, RuleSetting] = {}
    requirements: tuple[Requirement, ...] = ()
    """What city, county and school ask for besides."""
    limits: Limits = Limits()
    privacy: Privacy = Privacy()
