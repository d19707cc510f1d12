"""Deadlines for calendars: `campaign/<slug>/deadlines.ics` of every campaign with obligations. Public: no units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from generator.cache.digest import key
from generator.model.output import Page, known
from generator.render.views.campaign import calendar_address
from generator.render.views.library import Library


def plan_deadlines(library: Library) -> Iterator[Page]:
    """One file for each campaign that links to one."""
    site = library.site.site
    for one in library.campaigns:
        path = calendar_address(one)
        if path:
            # Only sites with obligations pay for the import.
            from generator.report.ledger.calendar import calendar

            data = calendar(one, site.name, urlsplit(site.url).hostname or "localhost")
            yield known(path, key(b"deadlines 1", data), partial(iter, (data,)))
