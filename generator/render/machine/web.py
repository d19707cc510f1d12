"""`robots.txt`, `manifest.webmanifest`, `opensearch.xml`: what crawlers, home screens and address bars ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from generator.cache.digest import key
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.render.machine import xml
from generator.render.machine.addresses import absolute, base_path

ICON = "assets/img/icon.svg"
_BRAND, _PAPER = "#1D4E89", "#FAF9F6"
"""`brand` and `paper` of theme/assets/css/tokens.css; the manifest cannot refer to them."""


def plan_web(site: SiteConfig, digest: bytes) -> Iterator[Page]:
    """Three files, each small enough to be its own key."""
    texts = {
        "robots.txt": _robots(site),
        "manifest.webmanifest": _webmanifest(site),
        "opensearch.xml": _opensearch(site),
    }
    for path, text in texts.items():
        data = text.encode("utf-8", "replace")
        yield known(path, key(digest, b"web 1", data), partial(_pieces, data))


def _pieces(data: bytes) -> tuple[bytes]:
    return (data,)


def _robots(site: SiteConfig) -> str:
    # All results have the search page's canonical address: for a crawler they are one page.
    return f"User-agent: *\nAllow: {base_path(site)}\n\nSitemap: {absolute(site, 'sitemap.xml')}\n"


def _opensearch(site: SiteConfig) -> str:
    """OpenSearch 1.1: a browser that reads it searches the library from its address bar."""
    # The protocol allows names of 16 characters and descriptions of 1,024.
    name, about = xml.text(site.site.name[:16]), xml.text(site.site.description[:1024] or site.site.name)
    search = xml.text(absolute(site, "search/"))
    return (
        xml.HEAD.decode()
        + f"""<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{about}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh-CN</Language>
<Url type="text/html" template="{search}?q={{searchTerms}}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="{xml.text(absolute(site, "opensearch.xml"))}"/>
</OpenSearchDescription>
"""
    )


def _webmanifest(site: SiteConfig) -> str:
    data = {
        "name": site.site.name,
        "short_name": site.site.name[:12],
        "description": site.site.description,
        "lang": "zh-CN",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        # The address bar stays: readers share addresses.
        "display": "minimal-ui",
        "theme_color": _BRAND,
        "background_color": _PAPER,
        "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml"}],
    }
    given = {name: value for name, value in data.items() if value}
    return json.dumps(given, ensure_ascii=False, indent=1) + "\n"
