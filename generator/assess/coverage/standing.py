"""Who stands on the roster on one day: schools that are open, people in post, what they teach. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from generator.model.areas import SCHOOL, Areas, areas
from generator.model.campaign import Campaign
from generator.model.registry import Organisation, Person, Registry


class Post(Struct, frozen=True, gc=False):
    """A teacher in post on that day."""

    id: str
    name: str
    organisation: str
    """Where the post is now: a school that was merged stands for the one that took it over."""
    stages: tuple[str, ...]
    subjects: tuple[str, ...]
    tiers: tuple[str, ...]
    """One, or none when not graded."""


class Standing(Struct, frozen=True):
    """The roster of one day, of a campaign's tree or of all."""

    known: bool
    """False without a roster: nothing can be expected of anybody then."""
    tree: frozenset[str]
    """Ids of all organisations that are asked, closed ones included."""
    schools: dict[str, Organisation]
    posts: tuple[Post, ...]
    areas: Areas
    school_of: dict[str, str]
    """Organisation id → the school that it is or belongs to."""
    registry: Registry

    def name(self, organisation: str) -> str:
        """Name of an organisation, its id when the roster does not know it."""
        known = self.registry.organisations.get(organisation)
        return known.name if known else organisation


def standing(registry: Registry, day: str, campaign: Campaign | None) -> Standing:
    """Everybody who stands on the roster on `day` (ISO)."""
    top = campaign.organisation if campaign else ""
    tree = frozenset(registry.organisations if not top else _below(registry, top))
    open_now = {one for one in tree if _open(registry.organisations[one], day)}
    return Standing(
        known=bool(registry.organisations or registry.people),
        tree=tree,
        schools={
            one.id: one
            for one in registry.organisations.values()
            if one.level == SCHOOL and one.id in open_now
        },
        posts=tuple(_posts(registry, day, open_now, whole=not top)),
        areas=areas(registry, top),
        school_of=dict(_schools(registry)),
        registry=registry,
    )


def _open(one: Organisation, day: str) -> bool:
    """The day of closing is the first on which it is not there any more."""
    return (not one.opened or one.opened <= day) and (not one.closed or day < one.closed)


def _below(registry: Registry, top: str) -> Iterator[str]:
    """Ids of an organisation and of all below it."""
    return (one for one in registry.organisations if any(top == up.id for up in registry.lineage(one)))


def _posts(registry: Registry, day: str, open_now: Collection[str], *, whole: bool) -> Iterator[Post]:
    """`whole`: people whose organisation nobody knows count too."""
    earlier = registry.posts if registry.former else {}
    for person in registry.people.values():
        held = [one for one in earlier.get(person.id, (person,)) if _in_post(one, day)]
        if not held:
            continue
        last = held[-1]
        where = registry.answering(last.organisation, day)
        if where in open_now or (whole and where not in registry.organisations):
            stages = (last.stage,) if last.stage else _only_stage(registry, where)
            tiers = (last.tier,) if last.tier else ()
            yield Post(last.id, last.name, where, stages, last.subjects, tiers)


def _in_post(one: Person, day: str) -> bool:
    return (not one.since or one.since <= day) and (not one.until or day <= one.until)


def _only_stage(registry: Registry, organisation: str) -> tuple[str, ...]:
    """Whoever names no stage teaches that of the school, if it has only one."""
    known = registry.organisations.get(organisation)
    return known.stages if known and len(known.stages) == 1 else ()


def _schools(registry: Registry) -> Iterator[tuple[str, str]]:
    for one in registry.organisations:
        for above in reversed(registry.lineage(one)):
            if above.level == SCHOOL:
                yield one, above.id
                break
