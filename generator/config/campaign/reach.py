"""Whether an obligation asks anybody at all. Pure."""

from __future__ import annotations

from functools import cached_property

from generator.config.vocabulary import applies
from generator.model.campaign import PERSON, SUBJECT, Campaign, Obligation, Who
from generator.model.registry import Organisation, Person, Registry


class Reach:
    """The roster, asked by many obligations."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._above: dict[str, frozenset[str]] = {}

    def anybody(self, one: Obligation, campaign: Campaign) -> bool:
        """True also without a roster, or with half of one: then nothing can be said."""
        unknown = not self._registry.organisations or bool(self._registry.unread)
        return unknown or any(self._meets(who, campaign) for who in one.who)

    def _meets(self, who: Who, campaign: Campaign) -> bool:
        if any(
            one.level in who.level
            and self._meant(who, one, campaign, {"stage": one.stages, "subject": ("",)}, one.id)
            for one in self._registry.organisations.values()
        ):
            return True
        if not {PERSON, SUBJECT} & set(who.level):
            return False
        posts = self._everybody if any(one in self._registry.people for one in who.besides) else self._alike
        return any(
            self._meant(who, home, campaign, self._terms(one, home), one.id)
            for one in posts
            if (home := self._registry.organisations.get(one.organisation)) and self._asked(who, one)
        )

    @cached_property
    def _everybody(self) -> tuple[Person, ...]:
        return (*self._registry.people.values(), *self._registry.former)

    @cached_property
    def _alike(self) -> tuple[Person, ...]:
        """One of those for whom every condition has the same answer."""
        found = {(one.organisation, one.stage, one.tier, one.subjects): one for one in self._everybody}
        return tuple(found.values())

    def _asked(self, who: Who, one: Person) -> bool:
        return PERSON in who.level or (SUBJECT in who.level and bool(one.subjects))

    def _terms(self, one: Person, home: Organisation) -> dict[str, tuple[str, ...]]:
        stages = (one.stage,) if one.stage else home.stages
        return {"stage": stages, "tier": (one.tier,), "subject": one.subjects}

    def _meant(
        self,
        who: Who,
        home: Organisation,
        campaign: Campaign,
        terms: dict[str, tuple[str, ...]],
        own: str,
    ) -> bool:
        above = self._lineage(home.id)
        if campaign.organisation and campaign.organisation not in above:
            return False
        if who.within and not above & set(who.within):
            return False
        if own in who.besides or above & set(who.besides):
            return False
        parent = self._registry.organisations.get(home.parent)
        if who.under and (own != home.id or parent is None or parent.level not in who.under):
            return False
        return applies(who.when, terms)

    def _lineage(self, organisation: str) -> frozenset[str]:
        found = self._above.get(organisation)
        if found is None:
            found = frozenset(one.id for one in self._registry.lineage(organisation))
            self._above[organisation] = found
        return found
