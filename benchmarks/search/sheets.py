"""A site's submissions as plain sheets of text: what every search is given, and what is true of them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.search.fold import fold

_BODY = re.compile(r'<article class="y-sub__body.*?>(.*)</article>', re.DOTALL)
_TAG = re.compile("<[^>]*>")


class Sheet(Struct, frozen=True):
    """One submission, read from the finished site."""

    address: str
    """`r/<school>/<bundle>/`."""
    title: str
    kind: str
    authors: tuple[str, ...]
    places: tuple[str, ...]
    """The organisation and those above it, highest first."""
    subjects: tuple[str, ...]
    facts: tuple[str, ...]
    """All other texts of the catalogue but the summary."""
    summary: str
    body: str
    """HTML."""

    def html(self) -> str:
        """Everything but the title, for a page of somebody else."""
        facts = (self.kind, *self.authors, *self.places, *self.subjects, *self.facts)
        items = "".join(f"<li>{html.escape(one)}</li>" for one in facts)
        return f"<ul>{items}</ul>\n<p>{html.escape(self.summary)}</p>\n{self.body}"


def sheets(site: Path) -> list[Sheet]:
    """All submissions of a built site, in the order of its catalogue."""
    lines = (site / "api/catalogue.jsonl").read_text("utf-8").splitlines()
    return [_sheet(site, json.loads(line)) for line in lines]


def _sheet(site: Path, one: dict[str, Any]) -> Sheet:
    address = "r/" + one["url"].partition("/r/")[2]
    found = _BODY.search((site / address / "index.html").read_text("utf-8"))
    terms = {name: tuple(term["label"] for term in group) for name, group in one["terms"].items()}
    others = (label for name, group in terms.items() if name != "subject" for label in group)
    awards = (given["level"]["label"] + given.get("award", "") for given in one["recognitions"])
    return Sheet(
        address, one["title"], one["kind"]["label"], tuple(author["name"] for author in one["authors"]),
        (*one["lineage"], one["organisation"]["label"]), terms.get("subject", ()),
        (*others, *map(str, one["fields"].values()), *awards), one["summary"], found[1] if found else "",
    )  # fmt: skip


class Folded:
    """The searched form of every text: which sheets really contain something."""

    def __init__(self, all_sheets: Iterable[Sheet]) -> None:
        self.fields: dict[str, dict[str, str]] = {"title": {}, "author": {}, "school": {}, "body": {}}
        """Field → address → text."""
        self._whole: dict[str, str] = {}
        for one in all_sheets:
            body = html.unescape(_TAG.sub("\n", one.body))
            texts = {
                "title": one.title,
                "author": "\n".join(one.authors),
                "school": one.places[-1],
                "body": body,
            }
            for name, text in texts.items():
                self.fields[name][one.address] = fold(text)
            rest = "\n".join((one.kind, *one.places, *one.subjects, *one.facts, one.summary))
            self._whole[one.address] = "\n".join([*(fold(text) for text in texts.values()), fold(rest)])

    def anywhere(self, folded: str) -> set[str]:
        """Addresses of the sheets of which some text contains it."""
        return {address for address, text in self._whole.items() if folded in text}

    def within(self, field: str, folded: str) -> set[str]:
        """Those that contain it in this field."""
        return {address for address, text in self.fields[field].items() if folded in text}
