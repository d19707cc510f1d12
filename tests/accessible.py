"""What axe-core finds on an open page, in both palettes."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEAST = 15
"""Rules that have something to look at on any page of ours: fewer, and it was not the page that was judged."""
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page: Page) -> list[dict[str, Any]]:
    """By all rules, best practices included, in the light palette; in the dark one by those of colours.

    Nothing but colours differs between the two.
    """
    found: list[dict[str, Any]] = []
    for scheme, options, least in (("light", None, _LEAST), ("dark", _COLOURS, 0)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        said = Axe().run(page, options=options).response
        assert len(said["passes"]) > least, f"{scheme}: too few rules looked at anything"
        found += said["violations"]
    return found
