"""The roster as units that may owe something, with what conditions ask about them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.model.campaign import PERSON, SUBJECT, Campaign, Who
from generator.model.ledger import Unit
from generator.model.registry import Organisation, Person, Registry

Terms = dict[str, tuple[str, ...]]
"""`stage`, `tier`, `subject` → slugs."""
Span = tuple[str, str]
"""First and last ISO day of being there; empty when unbounded."""


ALWAYS: tuple[Span, ...] = (("", ""),)
"""The spans of what has always been there."""


class Member(Struct, frozen=True, gc=False):
    """One unit of the roster."""

    unit: Unit
    terms: Terms
    above: tuple[str, ...]
    """Ids of the organisation that it is or belongs to and of those above, topmost first."""
    spans: tuple[Span, ...]
    over: str = ""
    """Level of the organisation directly above, of organisations only."""

    def there(self, day: str) -> bool:
        """Whether it exists (or is in post) on a day."""
        return any((not a or a <= day) and (not b or day <= b) for a, b in self.spans)


class Roster:
    """Look-ups over a registry that all obligations of all campaigns share."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary) -> None:
        self.registry = registry
        self._vocabulary = vocabulary
        self._above: dict[str, tuple[str, ...]] = {}

    def above(self, organisation: str) -> tuple[str, ...]:
        """The organisation and those above it, topmost first; itself alone when nobody knows it."""
        found = self._above.get(organisation)
        if found is None:
            known = self.registry.lineage(organisation)
            found = self._above[organisation] = tuple(one.id for one in known) or (organisation,)
        return found

    def school(self, organisation: str) -> str:
        """A group inside a school stands for its school: the teachers of a subject are the school's."""
        known = self.registry.organisations.get(organisation)
        parent = self.registry.organisations.get(known.parent) if known else None
        if known and parent and known.level == "group" and parent.level == "school":
            return parent.id
        return organisation

    def members(self, campaign: Campaign, levels: Collection[str]) -> Iterator[Member]:
        """Units of these levels that were there in the campaign's period, in roster order: an organisation,
        its subjects, its people."""
        people = self._people(campaign) if {PERSON, SUBJECT} & set(levels) else []
        subjects = _taught(people, self) if SUBJECT in levels else {}
        by_organisation: dict[str, list[Member]] = {}
        for one in people:
            by_organisation.setdefault(one.unit.organisation, []).append(one)
        for organisation in self.registry.organisations.values():
            if organisation.level in levels:
                member = self._organisation(organisation)
                if _meets(member.spans, campaign):
                    yield member
            for subject, spans in sorted(subjects.get(organisation.id, {}).items()):
                yield self._subject(organisation, subject, spans)
            if PERSON in levels:
                yield from by_organisation.get(organisation.id, ())

    def _organisation(self, one: Organisation) -> Member:
        parent = self.registry.organisations.get(one.parent)
        # The day of closing is the first on which it is not there any more.
        span = (one.opened, _before(one.closed))
        unit = Unit(f"organisation:{one.id}", "organisation", one.name, one.id, one.level)
        return Member(
            unit, {"stage": one.stages}, self.above(one.id), (span,), parent.level if parent else ""
        )

    def _subject(self, school: Organisation, subject: str, spans: tuple[Span, ...]) -> Member:
        label = self._vocabulary.label(SUBJECT, subject)
        unit = Unit(f"subject:{school.id}/{subject}", "subject", label, school.id, "", subject)
        return Member(unit, {"stage": school.stages, "subject": (subject,)}, self.above(school.id), spans)

    def _people(self, campaign: Campaign) -> list[Member]:
        found: list[Member] = []
        posts = self.registry.posts if self.registry.former else {}
        for person in self.registry.people.values():
            held = [
                one for one in posts.get(person.id, (person,)) if _meets(((one.since, one.until),), campaign)
            ]
            if held:
                found.append(self._person(held))
        return found

    def _person(self, held: list[Person]) -> Member:
        """One person; who moved is counted where the last post of the period is."""
        last = held[-1]
        known = self.registry.organisations.get(last.organisation)
        stages = (last.stage,) if last.stage else known.stages if known else ()
        unit = Unit(f"person:{last.id}", "person", last.name, last.organisation)
        terms: Terms = {"stage": stages, "tier": (last.tier,) if last.tier else (), "subject": last.subjects}
        spans = tuple((one.since, one.until) for one in held)
        return Member(unit, terms, self.above(last.organisation), spans)


def asked(who: tuple[Who, ...], member: Member, campaign: Campaign) -> bool:
    """Whether an obligation of the campaign asks this unit."""
    if campaign.organisation and campaign.organisation not in member.above:
        return False
    return any(_meant(one, member) for one in who)


def _meant(who: Who, member: Member) -> bool:
    unit = member.unit
    if (unit.level or unit.sort) not in who.level or (who.under and member.over not in who.under):
        return False
    if who.within and not set(who.within) & set(member.above):
        return False
    if who.besides and (set(who.besides) & set(member.above) or unit.key.partition(":")[2] in who.besides):
        return False
    return not who.when or holds(who.when, member.terms)


def holds(when: Mapping[str, tuple[str, ...]], terms: Terms) -> bool:
    """Whether the unit has one of the slugs of every taxonomy that the condition names."""
    return all(any(slug in slugs for slug in terms.get(name, ())) for name, slugs in when.items())


def _taught(people: list[Member], roster: Roster) -> dict[str, dict[str, tuple[Span, ...]]]:
    """School → subject → spans in which somebody teaches it."""
    found: dict[str, dict[str, tuple[Span, ...]]] = {}
    for one in people:
        for subject in one.terms["subject"]:
            here = found.setdefault(roster.school(one.unit.organisation), {})
            here[subject] = (*here.get(subject, ()), *one.spans)
    return found


def _meets(spans: tuple[Span, ...], campaign: Campaign) -> bool:
    return any(
        (not a or not campaign.end or a <= campaign.end) and (not b or b >= campaign.start) for a, b in spans
    )


def _before(day: str) -> str:
    """The day before an ISO day; empty stays empty."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""
