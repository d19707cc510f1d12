"""A folder with a readable name for each submission, for a copy that people look through by hand."""

from __future__ import annotations

from collections import defaultdict

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.text.file_names import folded, safe_name, unique

WORKS = "成果"
"""Folder of all of them."""
_ORGANISATION, _TITLE = 24, 48
"""Characters: Windows stops at 260 for a whole path."""


def folders(catalogue: Catalogue, site: SiteConfig) -> dict[str, str]:
    """Address of a submission → `成果/实验小学/<title>（<kind>）/`; no two differ in case only.

    The oldest of several with one name keeps it, so that a new one moves nobody.
    """
    taken: defaultdict[str, set[str]] = defaultdict(set)
    homes: dict[str, str] = {}
    found: dict[str, str] = {}
    for one in catalogue.submissions:
        home = homes.get(one.organisation)
        if home is None:
            known = catalogue.registry.organisations.get(one.organisation)
            name = safe_name(known.name if known else one.organisation, _ORGANISATION)
            home = homes[one.organisation] = _claimed(name, taken[""])
        found[one.url] = f"{WORKS}/{home}/{_claimed(_called(one, site), taken[home])}/"
    return found


def _claimed(name: str, taken: set[str]) -> str:
    given = unique(name, taken)
    taken.add(folded(given))
    return given


def _called(one: Submission, site: SiteConfig) -> str:
    """The title, with the kind where the title does not say it: one lesson has several papers."""
    kind = site.kinds.get(one.kind)
    said = f"（{kind.label}）" if kind and kind.label not in one.title else ""
    return (
        safe_name(one.title, _TITLE - len(said)) + safe_name(said) if said else safe_name(one.title, _TITLE)
    )
