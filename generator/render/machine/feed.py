"""Atom feeds (RFC 4287): the site, and each listing that readers follow.

In: the catalogue. Out: one Page a feed, with the newest submissions.
Must not: look at the clock; `updated` comes from the dates of the submissions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from generator.cache.digest import key
from generator.model.catalogue import Catalogue, Listing
from generator.model.output import Page, known
from generator.model.site import SiteConfig
from generator.render.machine import xml
from generator.render.machine.addresses import absolute

NEWEST = 30
"""Entries of a feed: more than a busy week, less than 40 KB."""
NAME = "feed.xml"
_UNDATED = "1970-01-01"
"""RFC 4287 demands `updated`; an undated submission is older than all others."""


class FeedEntry(Struct, frozen=True):
    """One submission as a feed shows it. Addresses are absolute."""

    url: str
    title: str
    day: str
    summary: str
    kind: tuple[str, str]
    """Slug and label."""
    authors: tuple[str, ...]
    organisation: str


class Feed(Struct, frozen=True):
    """One feed, newest entry first."""

    url: str
    page: str
    """The HTML page of the same list."""
    title: str
    subtitle: str
    owner: str
    rights: str
    entries: tuple[FeedEntry, ...]


def plan_feeds(
    catalogue: Catalogue, site: SiteConfig, digest: bytes, only: Collection[int] | None = None
) -> Iterator[Page]:
    """The site's feed, then one for each followed listing; with `only` those that show one of these."""
    everything = range(len(catalogue.submissions))
    for address, title, members in [("", "", everything), *_followed(catalogue, site)]:
        if only is not None and not set(members[-NEWEST:]).intersection(only):
            continue
        make = partial(_feed, catalogue, site, address, title, members[-NEWEST:])
        yield known(
            path=address + NAME,
            key=key(digest, b"feed 1", msgspec.msgpack.encode(make())),
            render=partial(_render, make),
        )


def followed(listing: Listing, site: SiteConfig) -> bool:
    """Subjects (the rows of the home page), organisations and the kind of the covers have a feed."""
    if len(listing.terms) != 1:
        return False
    taxonomy, term = listing.terms[0]
    return taxonomy in (site.home.rows, "organisation") or (taxonomy, term) == ("kind", site.home.covers)


def _followed(catalogue: Catalogue, site: SiteConfig) -> Iterator[tuple[str, str, Sequence[int]]]:
    for one in catalogue.listings:
        if followed(one, site):
            yield one.address, one.title, one.members


def _feed(catalogue: Catalogue, site: SiteConfig, address: str, title: str, members: Sequence[int]) -> Feed:
    info = site.site
    return Feed(
        url=absolute(site, address + NAME),
        page=absolute(site, address),
        title=f"{title} · {info.name}" if title else info.name,
        subtitle=info.description,
        owner=info.owner or info.name,
        rights=info.licence,
        entries=tuple(_entry(catalogue, site, at) for at in reversed(members)),
    )


def _entry(catalogue: Catalogue, site: SiteConfig, at: int) -> FeedEntry:
    one = catalogue.submissions[at]
    kind = site.kinds.get(one.kind)
    organisation = catalogue.entry.get(("organisation", one.organisation))
    return FeedEntry(
        url=absolute(site, one.url),
        title=one.title,
        day=one.date or _UNDATED,
        summary=one.summary,
        kind=(one.kind, kind.label if kind else one.kind),
        authors=tuple(author.name for author in one.authors),
        organisation=organisation.label if organisation else one.organisation,
    )


def _render(make: partial[Feed]) -> Iterator[bytes]:
    feed = make()
    newest = max((one.day for one in feed.entries), default=_UNDATED)
    yield xml.HEAD
    lines = [
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{xml.text(feed.url)}</id>",
        f"<title>{xml.text(feed.title)}</title>",
        f"<subtitle>{xml.text(feed.subtitle)}</subtitle>" if feed.subtitle else "",
        f"<updated>{_instant(newest)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{xml.text(feed.url)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml.text(feed.page)}"/>',
        f"<author><name>{xml.text(feed.owner)}</name></author>",
        f"<rights>{xml.text(feed.rights)}</rights>" if feed.rights else "",
    ]
    yield "".join(f"{line}\n" for line in lines if line).encode()
    for entry in feed.entries:
        yield _entry_xml(entry).encode()
    yield b"</feed>\n"


def _entry_xml(entry: FeedEntry) -> str:
    slug, label = entry.kind
    # A submission without authors is its organisation's: RFC 4287 wants a name.
    names = entry.authors or (entry.organisation,)
    lines = [
        "<entry>",
        f"<id>{xml.text(entry.url)}</id>",
        f"<title>{xml.text(entry.title)}</title>",
        f'<link rel="alternate" type="text/html" href="{xml.text(entry.url)}"/>',
        f"<published>{_instant(entry.day)}</published>",
        f"<updated>{_instant(entry.day)}</updated>",
        *(f"<author><name>{xml.text(name)}</name></author>" for name in names),
        f'<category term="{xml.text(slug)}" label="{xml.text(label)}"/>',
        f"<summary>{xml.text(entry.summary)}</summary>",
        "</entry>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _instant(day: str) -> str:
    # Midnight UTC is 08:00 in China: the same day for every reader of such a site.
    return f"{xml.text(day)}T00:00:00Z"
