"""The roster and the bureau's decisions, as read from `content/registry/`."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct, field


class Organisation(Struct, frozen=True):
    """A city, county, zone, school, group or studio."""

    id: str
    """Stable, Latin; also the address of its page."""
    name: str
    level: str
    """One of the site's `levels`: city, county, zone, school, group, studio."""
    parent: str = ""
    """Id of the organisation above, empty at the top."""
    stages: tuple[str, ...] = ()
    """Slugs of the stage taxonomy."""
    aliases: tuple[str, ...] = ()
    opened: str = ""
    closed: str = ""


class Person(Struct, frozen=True):
    """A teacher in one post; who moves has a row for each post."""

    id: str
    name: str
    organisation: str
    tier: str = ""
    """Slug of the tier taxonomy, empty when not graded."""
    stage: str = ""
    subjects: tuple[str, ...] = ()
    since: str = ""
    """First day in this post, ISO; empty when always."""
    until: str = ""
    mentor: str = ""
    """Id of the person who mentors this one."""


class Receipt(Struct, frozen=True):
    """When a submission was received, as intake recorded it."""

    received_at: str
    path: str
    """Path of the submission relative to the content folder."""
    sha256: str = ""
    by: str = ""


class Featured(Struct, frozen=True):
    """One recognition decided by the bureau."""

    submission: str
    """Source path of the submission, relative to the content folder."""
    level: str
    """Slug of the recognition taxonomy."""
    award: str = ""
    by: str = ""
    """Who recognised it."""
    date: str = ""
    reason: str = ""
    until: str = ""


class Registry(Struct, frozen=True, dict=True):
    """Roster, receipts and recognitions."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    receipts: tuple[Receipt, ...] = ()
    featured: tuple[Featured, ...] = ()

    @cached_property
    def organisation_names(self) -> dict[str, str]:
        """Id, name and alias → id. A name borne by two organisations is left out."""
        seen: dict[str, set[str]] = {}
        for one in self.organisations.values():
            for name in (one.id, one.name, *one.aliases):
                seen.setdefault(name, set()).add(one.id)
        return {name: next(iter(ids)) for name, ids in seen.items() if len(ids) == 1}

    @cached_property
    def people_names(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(organisation id, name) → ids of the people of that name there."""
        seen: dict[tuple[str, str], tuple[str, ...]] = {}
        for one in self.people.values():
            key = (one.organisation, one.name)
            seen[key] = (*seen.get(key, ()), one.id)
        return seen

    def lineage(self, organisation: str) -> tuple[Organisation, ...]:
        """The organisation and those above it, topmost first. Unknown ids end the walk."""
        found: list[Organisation] = []
        here = self.organisations.get(organisation)
        while here is not None and here not in found:
            found.append(here)
            here = self.organisations.get(here.parent)
        return tuple(reversed(found))
