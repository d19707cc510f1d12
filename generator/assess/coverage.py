"""What the published submissions cover against the roster. To be written by helper "pages"."""

from __future__ import annotations

from generator.model.assessment import Coverage
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue
from generator.model.registry import Registry
from generator.model.site import SiteConfig


def coverage(
    catalogue: Catalogue,
    site: SiteConfig,
    registry: Registry,
    as_of: str,
    campaign: Campaign | None,
    names: bool,
) -> Coverage:
    """Nothing yet."""
    return Coverage(campaign.slug if campaign else "", as_of, len(catalogue.submissions), (), ())
