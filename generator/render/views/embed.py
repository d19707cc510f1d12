"""A list as other sites frame it: bare, bounded, and with addresses that work from anywhere."""

from __future__ import annotations

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.machine.addresses import absolute
from generator.render.machine.feed import followed
from generator.render.views.archive import archived
from generator.render.views.library import Library

NEWEST = 10
"""Submissions of a frame."""


class EmbedLine(Struct, frozen=True):
    """One submission. The address is absolute."""

    title: str
    href: str
    by: str
    date: str


class EmbedView(Struct, frozen=True):
    """Everything that the frame shows."""

    title: str
    href: str
    """The whole list, absolute."""
    lines: tuple[EmbedLine, ...]


def embedded(library: Library, listing: Listing) -> bool:
    """Whether other sites may frame the list: those that have a feed, and archives."""
    return bool(listing.members) and (followed(listing, library.site) or archived(listing))


def embed_address(listing: Listing) -> str:
    """Where the frame's page stands, relative to the site root."""
    return f"embed/{listing.address}"


def embed_view(library: Library, listing: Listing) -> EmbedView:
    """The newest submissions of a list."""
    submissions = library.catalogue.submissions
    newest = (submissions[at] for at in reversed(listing.members[-NEWEST:]))
    return EmbedView(
        title=listing.title,
        href=absolute(library.site, listing.address),
        lines=tuple(
            EmbedLine(
                one.title,
                absolute(library.site, one.url),
                library.organisation_label(one.organisation),
                one.date,
            )
            for one in newest
        ),
    )
