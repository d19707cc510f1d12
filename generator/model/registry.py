"""The roster and the bureau's decisions, as read from `content/registry/`. Days are ISO texts."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct, field

FEATURED = "registry/featured.yml"
"""Where recognitions are written, relative to the content folder."""

Table = Literal["organisations", "people"]
"""Tables of the roster, by file name."""


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
    """ISO day, empty when always."""
    closed: str = ""
    """ISO day on which it was closed or merged, empty while it stands."""
    into: str = ""
    """Id of the organisation that took it over: what comes in after `closed` counts there."""


class Person(Struct, frozen=True):
    """A teacher in one post; who moves has a row for each post, all with one id."""

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
    groups: tuple[str, ...] = ()
    """Ids of the studios and groups in which this one works besides the post."""


class Receipt(Struct, frozen=True):
    """When a submission was received, as intake recorded it."""

    received_at: str
    path: str
    """Path of the submission relative to the content folder."""
    sha256: str = ""
    by: str = ""
    line: int = 1
    """Where it stands in the table of receipts."""


class RuleExemption(Struct, frozen=True):
    """The bureau's decision that one rule does not hold one submission back."""

    path: str
    """Source path of the submission, relative to the content folder."""
    code: str
    reason: str
    by: str = ""
    until: str = ""
    """ISO day, the last on which it holds; empty when for good."""
    line: int = 1
    """Where it stands in `registry/exemptions.csv`."""


class Featured(Struct, frozen=True):
    """One recognition decided by the bureau: of a submission, an organisation or a person."""

    submission: str
    """Source path of the submission, relative to the content folder; empty for the others."""
    level: str
    """Slug of the recognition taxonomy."""
    award: str = ""
    by: str = ""
    """Who recognised it."""
    date: str = ""
    reason: str = ""
    until: str = ""
    organisation: str = ""
    """Id of the organisation that is recognised (a model school)."""
    person: str = ""
    """Id of the person who is recognised (an instructor of the county)."""
    line: int = 1
    """Where it stands in `registry/featured.yml`."""
    batch: str = ""
    """Name of the round in which it was chosen, as the bureau writes it."""

    @property
    def whom(self) -> str:
        """Path of the submission, else id of the organisation or person."""
        return self.submission or self.organisation or self.person

    @property
    def round(self) -> str:
        """The batch; the year of a decision without one, empty when it has no date either."""
        return self.batch or (f"{self.date[:4]}年" if self.date else "")

    def over(self, day: str) -> bool:
        """Whether its last day lies before an ISO day."""
        return bool(day and self.until and self.until < day)


class Registry(Struct, frozen=True, dict=True):
    """Roster, receipts and recognitions."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    """Id → the post held last."""
    former: tuple[Person, ...] = ()
    """Earlier posts of the same people, oldest first."""
    receipts: tuple[Receipt, ...] = ()
    featured: tuple[Featured, ...] = ()
    """Of submissions, organisations and people."""
    exemptions: tuple[RuleExemption, ...] = ()
    unread: frozenset[Table] = frozenset()
    """Tables that are there and could not be read whole, which has been reported. Who is missing from
    one of them may stand in what was not read: nothing is concluded from it."""

    @cached_property
    def exempted(self) -> dict[str, frozenset[str]]:
        """Path of a submission → codes of the rules that do not hold it back."""
        found: dict[str, frozenset[str]] = {}
        for one in self.exemptions:
            found[one.path] = found.get(one.path, frozenset()) | {one.code}
        return found

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
        """(organisation id, name) → ids of the people of that name who are or were there."""
        seen: dict[tuple[str, str], tuple[str, ...]] = {}
        for one in (*self.people.values(), *self.former):
            key = (one.organisation, one.name)
            if one.id not in seen.get(key, ()):
                seen[key] = (*seen.get(key, ()), one.id)
        return seen

    @cached_property
    def posts(self) -> dict[str, tuple[Person, ...]]:
        """Person id → all posts, oldest first."""
        found: dict[str, tuple[Person, ...]] = {}
        for one in self.former:
            found[one.id] = (*found.get(one.id, ()), one)
        for one in self.people.values():
            found[one.id] = (*found.get(one.id, ()), one)
        return found

    @cached_property
    def grouped(self) -> dict[str, tuple[Person, ...]]:
        """Person id → the posts in which this person also works in a studio or group; most have none."""
        found: dict[str, tuple[Person, ...]] = {}
        for one in (*self.former, *self.people.values()):
            if one.groups:
                found[one.id] = (*found.get(one.id, ()), one)
        return found

    @cached_property
    def members(self) -> dict[str, tuple[Person, ...]]:
        """Id of a studio → who works in it now besides another post, in roster order."""
        found: dict[str, list[Person]] = {}
        for one in self.people.values():
            for studio in one.groups:
                found.setdefault(studio, []).append(one)
        return {studio: tuple(those) for studio, those in found.items()}

    @cached_property
    def mentored(self) -> dict[str, tuple[Person, ...]]:
        """Person id → whom this one mentors now, in roster order."""
        found: dict[str, list[Person]] = {}
        for one in self.people.values():
            if one.mentor:
                found.setdefault(one.mentor, []).append(one)
        return {mentor: tuple(those) for mentor, those in found.items()}

    @cached_property
    def merged(self) -> frozenset[str]:
        """Ids of organisations for which, from some day on, another one answers."""
        return frozenset(one.id for one in self.organisations.values() if one.into and one.closed)

    def answering(self, organisation: str, day: str) -> str:
        """Who answers for an organisation on an ISO day: itself, or what it was merged into by then."""
        if organisation not in self.merged:
            return organisation
        seen: set[str] = set()
        while organisation not in seen:
            seen.add(organisation)
            known = self.organisations.get(organisation)
            if known is None or not known.into or not known.closed or day < known.closed:
                break
            organisation = known.into
        return organisation

    def lineage(self, organisation: str) -> tuple[Organisation, ...]:
        """The organisation and those above it, topmost first. Unknown ids end the walk."""
        found: list[Organisation] = []
        here = self.organisations.get(organisation)
        while here is not None and here not in found:
            found.append(here)
            here = self.organisations.get(here.parent)
        return tuple(reversed(found))
