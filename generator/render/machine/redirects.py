"""Former addresses lead to the present ones.

In: `Submission.aliases`, written by authors and hostile. Out: one small HTML page each.
Must not: leave the site root, take the place of a page that exists, lead to another host, or
use a script.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain
from urllib.parse import unquote

from markupsafe import escape

from generator.cache.digest import key
from generator.model.catalogue import Catalogue
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.render.machine.addresses import absolute, relative, root
from generator.render.machine.feed import NAME
from generator.render.views.bundle import addresses
from generator.render.views.embed import embed_address
from generator.render.views.library import library
from generator.render.views.paging import full_pages

RESERVED = frozenset({"api", "assets", "search", "sitemap"})
"""Top folders in which the site keeps files of its own."""
_SEGMENT_BYTES = 200
# Hidden names, control characters and what some file system or server reads as something else.
_UNFIT = re.compile(r"\A[.~]|[\x00-\x1f\x7f\ud800-\udfff\\:*?\"<>|%#]|\s\Z|\A\s|\.\Z")
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<h1>页面已搬家</h1>
<p>新地址：<a href="{href}">{title}</a></p>
</body>
</html>
"""


def plan_redirects(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, others: Collection[str] = ()
) -> Iterator[Page]:
    """One page for each usable former address; the oldest submission wins a disputed one.

    `others`: output paths that come neither from a submission nor from a listing. No output is replaced.
    """
    moved = [one for one in catalogue.submissions if one.aliases]
    if not moved:
        return
    taken = {path.casefold() for path in chain(others, _outputs(catalogue, site))}
    folders = _folders(taken)
    for one in moved:
        for alias in one.aliases:
            path = former_path(alias, site)
            if path is None or not _free(path.casefold(), taken, folders):
                continue
            taken.add(path.casefold())
            folders |= _folders({path.casefold()})
            make = partial(_page, site, path, one.url, one.title)
            yield known(path, key(digest, b"redirect 1", path, one.url, one.title), make)


def _outputs(catalogue: Catalogue, site: SiteConfig) -> Iterator[str]:
    """Paths of all that comes from submissions and listings."""
    yield from ("index.html", "404.html", NAME)
    shelf = library(catalogue, site)
    for one in catalogue.submissions:
        yield f"{one.url}index.html"
        yield from addresses(shelf, one)
    for listing in catalogue.listings:
        yield f"{listing.address}index.html"
        yield listing.address + NAME
        yield f"{embed_address(listing)}index.html"
        for number in range(1, full_pages(len(listing.members)) + 1):
            yield f"{listing.address}{number}/index.html"


def former_path(alias: str, site: SiteConfig) -> str | None:
    """Output path of a former address, or None when no file of ours can stand there.

    Accepts `/old/`, `old/page.html`, `old/page` and full addresses of this very site.
    """
    plain = alias.strip().removeprefix(root(site))
    if "?" in plain or "://" in plain or plain.startswith("//"):
        # A query is not part of a file's name, and another host is not ours to answer for.
        return None
    plain = unquote(plain.partition("#")[0]).lstrip("/")
    if not plain.endswith((".html", ".htm")):
        plain = plain.rstrip("/") + "/index.html"
    segments = plain.split("/")
    fit = all(one and not _UNFIT.search(one) and len(one.encode()) <= _SEGMENT_BYTES for one in segments)
    if not fit or segments[0].lower() in RESERVED or len(plain.encode()) > 4 * _SEGMENT_BYTES:
        return None
    return plain


def _free(path: str, taken: Collection[str], folders: Collection[str]) -> bool:
    """No page stands there, none below it, and no page where it needs a folder."""
    return path not in taken and path not in folders and not any(one in taken for one in _folders({path}))


def _folders(paths: Collection[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _page(site: SiteConfig, path: str, url: str, title: str) -> Iterator[bytes]:
    href = "../" * path.count("/") + relative(url)
    # Lone surrogates cannot be stored; everything else is escaped.
    yield _PAGE.format(title=escape(title), url=escape(absolute(site, url)), href=escape(href)).encode(
        "utf-8", "replace"
    )
