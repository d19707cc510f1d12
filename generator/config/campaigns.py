"""Campaigns become terms of the campaign taxonomy. Pure."""

from __future__ import annotations

from generator.model.campaign import Campaign
from generator.model.kind import Term
from generator.model.site import SiteConfig

TAXONOMY = "campaign"


def with_campaigns(site: SiteConfig, campaigns: tuple[Campaign, ...]) -> SiteConfig:
    """The site with one term per campaign, newest last; unchanged if it has no such taxonomy."""
    taxonomy = site.taxonomies.get(TAXONOMY)
    if taxonomy is None:
        return site
    terms = tuple(
        Term(slug=one.slug, label=one.title, description=one.theme)
        for one in sorted(campaigns, key=lambda one: (one.start, one.slug))
    )
    known = {one.slug for one in taxonomy.terms}
    extended = taxonomy.model_copy(
        update={"terms": (*taxonomy.terms, *(t for t in terms if t.slug not in known))}
    )
    return site.model_copy(update={"taxonomies": {**site.taxonomies, TAXONOMY: extended}})
