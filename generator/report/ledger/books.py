"""Ledgers together with what names their ids: the one argument of every report on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from generator.model.assessment import Assessment
from generator.model.campaign import SUBJECT, Campaign
from generator.model.ledger import Unit
from generator.model.registry import Organisation, Registry
from generator.model.site import SiteConfig
from generator.report.ledger.account import Account

TIER = "tier"
"""Taxonomy of the teachers' tiers, if the site has one."""
_SORTS = {"person": "教师", "subject": "学科组"}
"""What a unit is called that is no organisation."""


class Books(Struct, frozen=True, dict=True):
    """Every account of the site, and the names of what is in them."""

    site: SiteConfig
    registry: Registry
    accounts: tuple[Account, ...]
    as_of: str
    """ISO day on which the ledgers are judged."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """Code → title of the rule."""

    @cached_property
    def _terms(self) -> dict[tuple[str, str], str]:
        return {
            (name, term.slug): term.label
            for name, taxonomy in self.site.taxonomies.items()
            for term in taxonomy.terms
        }

    def term(self, taxonomy: str, slug: str) -> str:
        """What readers see for a slug."""
        return self._terms.get((taxonomy, slug), slug)

    def organisation(self, name: str) -> str:
        """Name of an organisation; the id when the roster has none."""
        known = self.registry.organisations.get(name)
        return known.name if known else name

    def above(self, organisation: str) -> tuple[str, ...]:
        """Names of the organisations above, topmost first."""
        if organisation not in self._above:
            line = self.registry.lineage(organisation)
            self._above[organisation] = tuple(one.name for one in line[:-1])
        return self._above[organisation]

    @cached_property
    def _above(self) -> dict[str, tuple[str, ...]]:
        return {}

    def sort(self, unit: Unit) -> str:
        """What a unit is, in a word: the label of its level, 教师 or 学科组."""
        return _SORTS.get(unit.sort) or self.site.levels.get(unit.level, unit.level)

    def called(self, unit: Unit) -> str:
        """The unit by name; a subject is its group of teachers."""
        return f"{unit.name}学科组" if unit.sort == "subject" else unit.name

    def person(self, unit: Unit) -> str:
        """Name of the teacher or subject; empty for an organisation."""
        return "" if unit.sort == "organisation" else unit.name

    def tier(self, unit: Unit) -> str:
        """Label of a teacher's tier; empty for others."""
        known = self.registry.people.get(unit.key.partition(":")[2]) if unit.sort == "person" else None
        return self.term(TIER, known.tier) if known and known.tier else ""

    def slot(self, account: Account, obligation: str, slot: str) -> str:
        """What readers see for a slot: `2024年3月`, the phase's title, the subject."""
        match account.obligations[obligation].per:
            case "month":
                return f"{slot[:4]}年{int(slot[5:7])}月"
            case "phase":
                titles = {one.id or one.title: one.title for one in account.campaign.phases}
                return titles.get(slot, slot)
            case "subject":
                return self.term(SUBJECT, slot)
            case _:
                return slot

    def material(self, account: Account, obligation: str, slot: str = "") -> str:
        """What is owed, in words: the obligation's title, with its slot."""
        title = account.obligations[obligation].title
        return f"{title}（{self.slot(account, obligation, slot)}）" if slot else title

    @cached_property
    def tree(self) -> dict[str, tuple[Organisation, ...]]:
        """Organisation id → those directly below, in roster order; "" → those with none above."""
        found: dict[str, list[Organisation]] = {}
        for one in self.registry.organisations.values():
            found.setdefault(one.parent, []).append(one)
        return {key: tuple(those) for key, those in found.items()}

    def within(self, organisation: str) -> frozenset[str]:
        """Ids of an organisation and all below it."""
        found, waiting = {organisation}, [organisation]
        while waiting:
            for one in self.tree.get(waiting.pop(), ()):
                if one.id not in found:
                    found.add(one.id)
                    waiting.append(one.id)
        return frozenset(found)


def books(
    site: SiteConfig,
    registry: Registry,
    campaigns: Sequence[Campaign],
    assessment: Assessment,
    rules: Mapping[str, str],
) -> Books:
    """The books of an assessment with ledgers. Campaigns without obligations have no account."""
    by_slug = {one.slug: one for one in campaigns}
    progress = {one.campaign: one for one in assessment.progress}
    accounts = tuple(
        Account(by_slug[one.campaign], one, progress[one.campaign])
        for one in assessment.ledgers
        if by_slug[one.campaign].obligations
    )
    return Books(site, registry, accounts, assessment.as_of, rules)
