"""`robots.txt` and `manifest.webmanifest`: what crawlers and home screens ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from generator.cache.digest import key
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.render.machine.addresses import absolute, base_path

ICON = "assets/img/icon.svg"
_BRAND, _PAPER = "#1D4E89", "#FAF9F6"
"""`brand` and `paper` of theme/assets/css/tokens.css; the manifest cannot refer to them."""


def plan_web(site: SiteConfig, digest: bytes) -> Iterator[Page]:
    """Both files, each small enough to be its own key."""
    for path, text in (("robots.txt", _robots(site)), ("manifest.webmanifest", _webmanifest(site))):
        data = text.encode("utf-8", "replace")
        yield known(path, key(digest, b"web 1", data), partial(_pieces, data))


def _pieces(data: bytes) -> tuple[bytes]:
    return (data,)


def _robots(site: SiteConfig) -> str:
    # All results have the search page's canonical address: for a crawler they are one page.
    return f"User-agent: *\nAllow: {base_path(site)}\n\nSitemap: {absolute(site, 'sitemap.xml')}\n"


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
