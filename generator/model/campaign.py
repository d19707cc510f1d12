"""Campaigns: an activity month, a term plan, a training year."""

from __future__ import annotations

from msgspec import Struct


class Phase(Struct, frozen=True):
    """One phase of a campaign."""

    title: str
    start: str
    """ISO day."""
    end: str


class Campaign(Struct, frozen=True):
    """An activity with a theme, a period and phases."""

    slug: str
    """File name without `.yml`; also the term of the campaign taxonomy."""
    title: str
    theme: str = ""
    start: str = ""
    end: str = ""
    description: str = ""
    phases: tuple[Phase, ...] = ()
