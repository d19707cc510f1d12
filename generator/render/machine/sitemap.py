"""The sitemap: an index and parts whose borders do not move when a submission comes or goes.

In: the catalogue and the paths of the other outputs. Out: `sitemap.xml` and `sitemap/<name>.xml`.
Addresses are sorted and cut after those whose checksum says so, about every 5,000. A new address
therefore changes one part and the index, wherever it stands; numbering would change all after it.
Must not: look at the clock; `lastmod` comes from the dates of the submissions.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from generator.cache.digest import key, key_of
from generator.model.catalogue import Catalogue
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.render.machine import xml
from generator.render.machine.addresses import absolute

TYPICAL = 5000
LARGEST = 40_000
"""The protocol allows 50,000 addresses and 50 MB."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNLISTED = frozenset({"404.html", "search/index.html"})
"""An error page, and a page that holds nothing without a query."""

Line = tuple[str, str]
"""Address, and ISO day of the last change or nothing."""


def plan_sitemap(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, others: Collection[str] = ()
) -> Iterator[Page]:
    """`others`: output paths that come neither from a submission nor from a listing; they get no day."""
    parts: dict[str, Sequence[Line]] = {}
    for group, lines in (("r", _submissions(catalogue)), ("p", _others(catalogue, others))):
        for part in _cut(lines):
            # Named by its last address, the one at which it was cut.
            parts[f"sitemap/{group}-{key(part[-1][0]).hex()[:16]}.xml"] = part
    for path, part in parts.items():
        yield known(path, _key(digest, part), partial(_part, site, part))
    index = [(path, max(day for _, day in part)) for path, part in parts.items()]
    yield known("sitemap.xml", _key(digest, index), partial(_index, site, index))


def _submissions(catalogue: Catalogue) -> list[Line]:
    return sorted((one.url, one.date) for one in catalogue.submissions)


def _others(catalogue: Catalogue, others: Collection[str]) -> list[Line]:
    """Home, listings and all other pages; later pages of a listing are found from its landing."""
    days = {one.address: _newest(catalogue, one.members) for one in catalogue.listings}
    days[""] = _newest(catalogue, tuple(range(len(catalogue.submissions))))
    known = {one.url for one in catalogue.submissions}
    for path in others:
        address = path.removesuffix("index.html")
        folder, _, last = address.rstrip("/").rpartition("/")
        numbered = last.isdigit() and f"{folder}/" in days
        if path.endswith(".html") and path not in _UNLISTED and address not in known and not numbered:
            days.setdefault(address, "")
    return sorted(days.items())


def _newest(catalogue: Catalogue, members: Sequence[int]) -> str:
    # Members stand oldest first.
    return catalogue.submissions[members[-1]].date if members else ""


def _cut(lines: list[Line]) -> Iterator[Sequence[Line]]:
    start = 0
    for end, (address, _) in enumerate(lines, 1):
        if zlib.crc32(address.encode()) % TYPICAL == 0 or end - start == LARGEST or end == len(lines):
            yield lines[start:end]
            start = end


def _key(digest: bytes, lines: Sequence[Line]) -> bytes:
    return key_of((digest, b"sitemap 1", *(text for line in lines for text in line)))


def _part(site: SiteConfig, lines: Sequence[Line]) -> Iterator[bytes]:
    return _document(site, "urlset", "url", lines)


def _index(site: SiteConfig, lines: Sequence[Line]) -> Iterator[bytes]:
    return _document(site, "sitemapindex", "sitemap", lines)


def _document(site: SiteConfig, outer: str, inner: str, lines: Sequence[Line]) -> Iterator[bytes]:
    yield xml.HEAD + f'<{outer} xmlns="{_NAMESPACE}">\n'.encode()
    for address, day in lines:
        changed = f"<lastmod>{xml.text(day)}</lastmod>" if day else ""
        yield f"<{inner}><loc>{xml.text(absolute(site, address))}</loc>{changed}</{inner}>\n".encode()
    yield f"</{outer}>\n".encode()
