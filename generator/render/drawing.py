"""A drawing: everything that decides the bytes of one HTML page, but the shell and the templates."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.render.views.share import ShareImage


class Drawing(Struct, frozen=True):
    """Data only, so that its digest is the page's key."""

    layout: str
    """Which shell; empty when the template is a whole document."""
    address: str
    """Of the page, relative to the site root; empty for the home page."""
    template: str
    """Body template, relative to the templates folder."""
    title: str
    description: str
    url: str
    """Public address."""
    view: Any
    """The view Struct that the template shows as `v`."""
    members: tuple[str, ...] = ()
    """Source paths of the submissions that the template shows as `members`. Never indexes into the
    catalogue: those move when an older submission is added, and every key would move with them."""
    others: tuple[str, ...] = ()
    """Source paths of further submissions shown as card, cover or line."""
    belongs: tuple[str, ...] = ()
    """Addresses to which the page belongs, for the navigation, nearest first."""
    image: ShareImage | None = None
    """What stands for the page where its address is shared."""
    feed: str = ""
    """Address of the page's Atom feed relative to the site root."""
    submission: str = ""
    """Source path of the submission whose body the page shows."""
    texts: tuple[str, ...] = ()
    """Source paths of the submissions whose bodies the page compares."""
    extra: Any = None
    """A second view that the template shows as `x`."""
