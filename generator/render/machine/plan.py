"""Every machine-readable file as a `Page`: its key now, its bytes when somebody asks. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import chain

from generator.model.catalogue import Catalogue
from generator.model.output import Page
from generator.model.site import SiteConfig
from generator.render.machine.exports import plan_csv, plan_facets, plan_jsonl
from generator.render.machine.feed import plan_feeds
from generator.render.machine.redirects import plan_redirects
from generator.render.machine.sitemap import plan_sitemap
from generator.render.machine.web import plan_web


def plan_machine(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, others: Collection[str] = ()
) -> Iterator[Page]:
    """Feeds, sitemap, robots, web app manifest, exports and redirects.

    `digest` stands for the configuration. `others` are the output paths that come
    neither from a submission nor from a listing: the sitemap lists their pages, and no redirect takes
    their place.
    """
    return chain.from_iterable(part() for part in machine_parts(catalogue, site, digest, others))


def machine_parts(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, others: Collection[str] = ()
) -> list[Callable[[], Iterator[Page]]]:
    """The same in parts that workers take: each export is one file, and as long as a site is large."""
    return [
        partial(plan_jsonl, catalogue, site, digest),
        partial(plan_csv, catalogue, site, digest),
        partial(_small, catalogue, site, digest, others),
    ]


def _small(catalogue: Catalogue, site: SiteConfig, digest: bytes, others: Collection[str]) -> Iterator[Page]:
    yield from plan_feeds(catalogue, site, digest)
    yield from plan_sitemap(catalogue, site, digest, others)
    yield from plan_web(site, digest)
    yield from plan_facets(catalogue, site, digest)
    yield from plan_redirects(catalogue, site, digest, others)
