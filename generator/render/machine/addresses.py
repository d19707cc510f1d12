"""Addresses as other programs need them: absolute and percent-encoded.

In: addresses relative to the site root, which may hold any character. Out: ASCII URLs.
Must not: emit anything that could leave an XML attribute, an HTML attribute or a line of text.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from generator.model.site import SiteConfig

_SAFE = "/-._~!$()*,;:@"
"""RFC 3986 characters of a path, without `&`, `'`, `+` and `=`, which other formats read differently."""

_PLAIN = re.compile(r"[a-z0-9/._-]*")


def root(site: SiteConfig) -> str:
    """Public address of the site, ending in one slash."""
    return site.site.url.rstrip("/") + "/"


def relative(address: str) -> str:
    """`address` percent-encoded. A name that is not UTF-8 gets question marks, never an error."""
    # Nearly all addresses are plain, and asking costs a tenth of quoting.
    return address if _PLAIN.fullmatch(address) else quote(address, safe=_SAFE, errors="replace")


def absolute(site: SiteConfig, address: str) -> str:
    """URL of an address or file of this site."""
    return root(site) + relative(address)


def base_path(site: SiteConfig) -> str:
    """Path below which the site lies on its host: `/` or `/library/`."""
    return urlsplit(root(site)).path
