"""The catalogue as the views read it: look-ups that every page type shares.

Built once a build from the catalogue and the configuration; pure and lazy, so that
a page pays only for what it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.model.areas import Areas, areas
from generator.model.assessment import Assessment
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue, Lesson, Listing
from generator.model.kind import Term
from generator.model.ledger import LEAST, Progress
from generator.model.registry import Organisation
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.mkdocs_project import nav_entries

BUILT_IN = {"kind": "类别", "organisation": "单位", "author": "作者"}
"""Taxonomies that every site has, with the label of their index page."""

CAMPAIGN = "campaign"
"""Taxonomy of the campaigns: each has a page before anything has come in."""

STAFFED = ("subject", "tier")
"""The two taxonomies of `Library.staffed`: what the roster says of a teacher."""

Pair = tuple[str, str]
"""(taxonomy, key)."""


class Library(Struct, frozen=True, dict=True):
    """Everything a view may look at."""

    catalogue: Catalogue
    site: SiteConfig
    rules: tuple[RuleDoc, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    assessment: Assessment = Assessment()

    def submission(self, path: str) -> Submission:
        """The published submission of a source path."""
        return self.catalogue.submissions[self.catalogue.by_path[path]]

    def paths(self, members: Iterable[int]) -> tuple[str, ...]:
        """Source paths of some submissions: views name them so, for indexes move."""
        return tuple([self.catalogue.submissions[at].path for at in members])

    def label(self, taxonomy: str) -> str:
        """What readers call a taxonomy."""
        declared = self.site.taxonomies.get(taxonomy)
        return declared.label if declared else BUILT_IN.get(taxonomy, taxonomy)

    @cached_property
    def terms(self) -> dict[Pair, Term]:
        """(taxonomy, slug) → declared term."""
        return {(name, one.slug): one for name, group in self.site.taxonomies.items() for one in group.terms}

    @cached_property
    def top_level(self) -> dict[str, int]:
        """Taxonomy with ranks → its highest rank. Recognition has badges instead."""
        found: dict[str, int] = {}
        for (name, _), term in self.terms.items():
            if term.level is not None and name != "recognition":
                found[name] = max(found.get(name, 0), term.level)
        return found

    @cached_property
    def listings(self) -> dict[frozenset[Pair], Listing]:
        """What every member has → listing. The one without terms is the list of everything."""
        return {frozenset(one.terms): one for one in self.catalogue.listings}

    @cached_property
    def dossiers(self) -> tuple[Lesson, ...]:
        """Lessons that have a page of their own."""
        steps = self.site.dossier.steps
        return tuple(one for one in self.catalogue.lessons if one.address) if steps else ()

    def dossier(self, at: int) -> str:
        """Address of the page of a submission's lesson, empty without one."""
        lesson = self.catalogue.lesson_of.get(at) if self.site.dossier.steps else None
        return lesson.address if lesson else ""

    @cached_property
    def remembered(self) -> dict[tuple[str, object], Any]:
        """Small pieces of views that many pages repeat: (what, which) → piece."""
        return {}

    @cached_property
    def navigation(self) -> tuple[Pair, ...]:
        """(label, address) of the main navigation."""
        return nav_entries(self.site)

    @cached_property
    def with_index(self) -> tuple[str, ...]:
        """Taxonomies that have an index page: listed ones in use, in the order of the configuration."""
        names = [name for name, one in self.site.taxonomies.items() if one.listing]
        names += [name for name in BUILT_IN if name not in names]
        return tuple(name for name in names if self._in_use(name))

    def _in_use(self, taxonomy: str) -> bool:
        if taxonomy == CAMPAIGN and self.campaigns:
            return True
        return any(one.members for one in self.catalogue.terms.get(taxonomy, ()))

    @property
    def internal_paths(self) -> frozenset[str]:
        """Files that some submission counts and does not publish."""
        return self.catalogue.internal_paths

    def keys_of(self, taxonomy: str) -> dict[int, tuple[str, ...]]:
        """Index of a submission → its keys of a taxonomy, in display order; without looking at any of them."""
        found: dict[int, tuple[str, ...]] | None = self.remembered.get(("keys", taxonomy))
        if found is None:
            found = self.remembered["keys", taxonomy] = {}
            for entry in self.catalogue.terms.get(taxonomy, ()):
                for at in entry.members:
                    found[at] = (*found.get(at, ()), entry.key)
        return found

    @cached_property
    def children(self) -> dict[str, tuple[Organisation, ...]]:
        """Organisation id → those directly below it, as the registry lists them."""
        found: dict[str, list[Organisation]] = {}
        for one in self.catalogue.registry.organisations.values():
            found.setdefault(one.parent, []).append(one)
        return {parent: tuple(below) for parent, below in found.items()}

    @cached_property
    def staffed(self) -> dict[str, frozenset[Pair]]:
        """Organisation id → (subject, tier) of which at least `LEAST` have their present post at or below it.

        A gap beside fewer people would say of each of them that they have published nothing.
        """
        registry = self.catalogue.registry
        found: dict[str, Counter[Pair]] = {}
        for person in registry.people.values():
            pairs = {(subject, person.tier) for subject in person.subjects if person.tier}
            for one in registry.lineage(person.organisation) if pairs else ():
                found.setdefault(one.id, Counter()).update(pairs)
        return {
            key: frozenset(pair for pair, number in counts.items() if number >= LEAST)
            for key, counts in found.items()
        }

    @cached_property
    def _single(self) -> dict[Pair, str]:
        found = {one.terms[0]: one.address for one in self.catalogue.listings if len(one.terms) == 1}
        return found | {one.terms[0]: one.address for one in self.awaited}

    @cached_property
    def awaited(self) -> tuple[Listing, ...]:
        """Listings of the campaigns for which nothing has come in yet, without members."""
        declared = self.site.taxonomies.get(CAMPAIGN)
        if declared is None or not declared.listing:
            return ()
        listed = {one.terms[0] for one in self.catalogue.listings if len(one.terms) == 1}
        return tuple(
            Listing(f"{CAMPAIGN}/{one.slug}/", one.title, (), ((CAMPAIGN, one.slug),))
            for one in self.campaigns
            if (CAMPAIGN, one.slug) not in listed
        )

    def campaign(self, slug: str) -> Campaign | None:
        """The campaign of a slug."""
        return next((one for one in self.campaigns if one.slug == slug), None)

    @cached_property
    def newest_campaigns(self) -> tuple[Campaign, ...]:
        """Campaigns, those that begin last first."""
        return tuple(sorted(self.campaigns, key=lambda one: (one.start, one.slug), reverse=True))

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """Slug of a campaign with obligations → its numbers."""
        return {one.campaign: one for one in self.assessment.progress}

    def areas(self, campaign: Campaign | None) -> Areas:
        """The areas of a campaign's tree, or of the whole roster."""
        top = campaign.organisation if campaign else ""
        found: Areas | None = self.remembered.get(("areas", top))
        if found is None:
            found = self.remembered["areas", top] = areas(self.catalogue.registry, top)
        return found

    def address(self, *pairs: Pair) -> str:
        """Address of the listing of exactly these terms, empty when there is none."""
        if len(pairs) == 1:
            return self._single.get(pairs[0], "")
        listing = self.listings.get(frozenset(pairs))
        return listing.address if listing else ""

    def term_label(self, taxonomy: str, key: str) -> str:
        """What readers see for a term; the key itself when nobody declared it."""
        entry = self.catalogue.entry.get((taxonomy, key))
        if entry:
            return entry.label
        term = self.terms.get((taxonomy, key))
        return term.label if term else key

    def organisation_label(self, organisation: str) -> str:
        """Name of an organisation; its id when the registry does not know it."""
        known = self.catalogue.registry.organisations.get(organisation)
        return known.name if known else self.term_label("organisation", organisation)

    def kind_label(self, submission: Submission) -> str:
        """Label of a submission's kind."""
        kind = self.site.kinds.get(submission.kind)
        return kind.label if kind else submission.kind

    def current(self, *addresses: str) -> tuple[int | None, bool]:
        """Position of the navigation entry that a page belongs to, and whether it is that page.

        `addresses`: the page's own address, then others to which it belongs, nearest first.
        """
        for nearest, own in enumerate(addresses):
            best: int | None = None
            for at, (_, url) in enumerate(self.navigation):
                fits = own.startswith(url) if url else not own
                if fits and (best is None or len(url) > len(self.navigation[best][1])):
                    best = at
            if best is not None:
                return best, nearest == 0 and self.navigation[best][1] == own
        return None, False


def library(
    catalogue: Catalogue,
    site: SiteConfig,
    rules: Sequence[RuleDoc] = (),
    campaigns: Sequence[Campaign] = (),
    assessment: Assessment | None = None,
) -> Library:
    """The views' look-ups over a catalogue."""
    return Library(catalogue, site, tuple(rules), tuple(campaigns), assessment or Assessment())
