"""Every machine-readable file as a `Page`: its key now, its bytes when somebody asks. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model.catalogue import Catalogue
from generator.model.output import Page
from generator.model.site import SiteConfig
from generator.render.machine.exports import plan_exports
from generator.render.machine.feed import plan_feeds
from generator.render.machine.redirects import plan_redirects
from generator.render.machine.sitemap import plan_sitemap
from generator.render.machine.web import plan_web


def plan_machine(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, pages: Collection[str] = ()
) -> Iterator[Page]:
    """Feeds, sitemap, robots, web app manifest, exports and redirects.

    `digest` stands for program version and configuration. `pages` are the output paths of all other
    pages: the sitemap lists them, and no redirect takes their place.
    """
    yield from plan_feeds(catalogue, site, digest)
    yield from plan_sitemap(catalogue, site, digest, pages)
    yield from plan_web(site, digest)
    yield from plan_exports(catalogue, site, digest)
    yield from plan_redirects(catalogue, site, digest, pages)
