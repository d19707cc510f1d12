"""Pagefind, from npm: shards of words, excerpts and a program that the browser runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.measure import cost
from benchmarks.rivals.rival import run, write_all
from benchmarks.search.searches.search import SHOWN, Indexed
from benchmarks.search.sheets import Sheet


class Pagefind:
    """The usual choice for static sites; its extended build splits Chinese into words."""

    name = "Pagefind"

    def install(self, tools: Path) -> None:
        """Needs npm; the package brings the binary."""
        if not (tools / "node_modules/pagefind").is_dir():
            run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(tools), "pagefind")

    def version(self, tools: Path) -> str:
        """Of the package."""
        return str(json.loads((tools / "node_modules/pagefind/package.json").read_bytes())["version"])

    def index(self, tools: Path, sheets: Sequence[Sheet], folder: Path) -> Indexed:
        """`lang` chooses the splitter of words, a heading of the first level weighs most by itself."""
        for one in sheets:
            head = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{escape(one.title)}</title>'
            text = f"{head}<main data-pagefind-body><h1>{escape(one.title)}</h1>{one.html()}</main></html>"
            write_all(folder / one.address, {"index.html": text})
        binary = next(tools.glob("node_modules/@pagefind/*/bin/pagefind_extended"))
        spent = cost([str(binary), "--site", str(folder)], folder)
        (folder / "start.html").write_text('<!doctype html><meta charset="utf-8">', "utf-8")
        made = tuple(one for one in (folder / "pagefind").rglob("*") if one.suffix.startswith(".pf_"))
        client = ("pagefind/pagefind", "pagefind/wasm")
        return Indexed(folder, "start.html", made, spent, client)

    def open(self, page: Page, address: str) -> None:
        """A result is a number until its excerpt is read; all of them are read once."""
        self._begin(page, address)
        page.evaluate("""async () => {
          window.places = {}
          for (const one of (await pf.search(null)).results) places[one.id] = new URL((await one.data()).raw_url || (await one.data()).url, location).pathname
        }""")

    def ask(self, page: Page, query: str) -> list[str]:
        """As its own interface does."""
        found: list[str] = page.evaluate(
            "async query => (await pf.search(query)).results.map(one => places[one.id])", query
        )
        return [one[one.index("/r/") + 1 :].removesuffix("index.html") for one in found]

    def first_screen(self, page: Page, address: str, query: str) -> None:
        """The words' shards, then an excerpt each."""
        self._begin(page, address)
        page.evaluate(
            "async ([query, many]) => Promise.all((await pf.search(query)).results.slice(0, many).map(one => one.data()))",
            [query, SHOWN],
        )

    def _begin(self, page: Page, address: str) -> None:
        page.goto(address)
        page.evaluate(
            "async () => { window.pf = await import(new URL('pagefind/pagefind.js', location)); await pf.init() }"
        )
