"""The corpus as other generators are given it: front matter as a mapping, the body as it stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

NAME = "测试市研修成果库"
STYLE = "body { max-width: 60em; margin: auto; line-height: 1.7 }\n"
TAXONOMIES = ("kind", "subject", "stage", "grade", "tier", "organisation", "authors", "tags")
"""Keys of the front matter whose values have listing pages."""
PER_PAGE = 24
"""Entries on a listing page, as on ours."""


class Bundle(Struct, frozen=True):
    """One submission of the corpus."""

    address: str
    """`school/bundle`: its folder in the sources, and below `r/` on every site."""
    front: dict[str, Any]
    """Scalars as text."""
    body: str
    files: tuple[Path, ...]
    """Picture and attachment."""

    @property
    def title(self) -> str:
        """Of every kind."""
        return str(self.front["title"])

    @property
    def day(self) -> str:
        """ISO."""
        return str(self.front["date"])

    @property
    def summary(self) -> str:
        """A sentence; empty for kinds without one."""
        return str(self.front.get("summary", ""))

    def facts(self) -> dict[str, list[str]]:
        """Taxonomy → terms, by their slugs: no rival is asked to look up a label."""
        found = {}
        for taxonomy in TAXONOMIES:
            if value := self.front.get(taxonomy):
                found[taxonomy] = value if isinstance(value, list) else [value]
        return found

    def link_files(self, folder: Path) -> None:
        """Picture and attachment into `folder`, as links to the same bytes."""
        for file in self.files:
            os.link(file, folder / file.name)


def bundles(corpus: Path, most: int | None = None) -> Iterator[Bundle]:
    """The submissions that `benchmarks.corpus` made, in the order of their folders; the first `most` of them."""
    root = corpus / "content" / "submissions"
    for text in islice(sorted(root.glob("*/*/index.md")), most):
        _, front, body = text.read_text("utf-8").split("---\n", 2)
        folder = text.parent
        yield Bundle(
            address=folder.relative_to(root).as_posix(),
            front=yaml.load(front, yaml.CBaseLoader),
            body=body.lstrip("\n"),
            files=tuple(path for path in sorted(folder.iterdir()) if path != text),
        )
