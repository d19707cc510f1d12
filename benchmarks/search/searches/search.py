"""What a search is that takes part, and what comes of its index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from playwright.sync_api import Page

from benchmarks.measure import Cost
from benchmarks.search.sheets import Sheet

SHOWN = 20
"""Results of a first screen, whose excerpts a cold query pays for."""


class Indexed(Struct, frozen=True):
    """A site with its index."""

    site: Path
    start: str
    """The page on which the search is asked."""
    files: tuple[Path, ...]
    """The index."""
    cost: Cost
    client: tuple[str, ...] = ()
    """Beginnings of the paths of scripts that only the search needs, below `site`."""


class Search(Protocol):
    """One search."""

    name: str

    def install(self, tools: Path, /) -> None:
        """Into `tools`, unless it is there. CalledProcessError, OSError."""

    def version(self, tools: Path, /) -> str:
        """As it is published."""

    def index(self, tools: Path, sheets: Sequence[Sheet], folder: Path, /) -> Indexed:
        """A site of the sheets with its index, in the empty `folder`. Failed, OSError."""

    def open(self, page: Page, address: str) -> None:
        """Goes to the start page and makes it ready. Raises when it cannot be asked."""

    def ask(self, page: Page, query: str) -> list[str]:
        """Addresses of all sheets found, best first."""

    def first_screen(self, page: Page, address: str, query: str) -> None:
        """Asks in a fresh profile as a reader does, and waits for the excerpts of the first results."""
