"""MkDocs with Material: one file of all texts, indexed by lunr in the browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.measure import Cost, cost
from benchmarks.rivals.rival import install_python, python_version, run, write_all
from benchmarks.search.searches.search import Indexed
from benchmarks.search.sheets import Sheet

_KEEP = """
window.Worker = class extends Worker {
  constructor(...all) { super(...all); window.seeker = this; this.addEventListener("message", one => {
    if (one.data.type === 1) window.ready = true
    if (one.data.type === 3 && window.answer) window.answer(one.data.data.items)
  }) }
}"""
"""Keeps the search worker of Material's page where it can be asked directly."""


class Material:
    """MkDocs with Material: lunr in the browser, jieba at the build, as its documentation says for Chinese."""

    name = "MkDocs+Material"

    def install(self, tools: Path) -> None:
        """jieba splits the texts into words."""
        if not (tools / "bin/mkdocs").is_file():
            install_python(tools, "mkdocs-material")
            run(str(tools / "bin/pip"), "install", "--quiet", "jieba")

    def version(self, tools: Path) -> str:
        """Of Material and jieba."""
        return f"{python_version(tools, 'mkdocs-material')}+jieba {python_version(tools, 'jieba')}"

    def index(self, tools: Path, sheets: Sequence[Sheet], folder: Path) -> Indexed:
        """What the build costs with search beyond what it costs without; the peak is that of the build with."""
        for one in sheets:
            front = json.dumps({"title": one.title}, ensure_ascii=False)
            write_all(
                folder / "docs" / one.address,
                {"index.md": f"---\n{front}\n---\n<div>\n{one.html()}\n</div>\n"},
            )
        write_all(
            folder,
            {
                "docs/index.md": "# 成果库\n",
                "with.yml": _material(search=True),
                "without.yml": _material(search=False),
            },
        )
        spent = []
        for name in ("without", "with"):
            command = [str(tools / "bin/mkdocs"), "build", "--quiet", "-f", str(folder / f"{name}.yml")]
            spent.append(cost([*command, "-d", str(folder / name)], folder))
        without, whole = spent
        more = Cost(whole.wall - without.wall, whole.cpu - without.cpu, whole.peak, whole.output)
        site = folder / "with"
        client = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
        return Indexed(site, "index.html", (site / "search/search_index.json",), more, client)

    def open(self, page: Page, address: str) -> None:
        """Reads the index when the search field is used."""
        page.add_init_script(_KEEP)
        page.goto(address)
        page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
        page.wait_for_function("window.ready", timeout=60_000)

    def ask(self, page: Page, query: str) -> list[str]:
        """Its page shows ten and more on scrolling; the worker behind it gives all."""
        found: list[str] = page.evaluate(
            """query => new Promise(resolve => {
              window.answer = items => resolve(items.map(group => group[0].location.split("#")[0]))
              seeker.postMessage({type: 2, data: query})
            })""",
            query,
        )
        return list(dict.fromkeys(found))

    def first_screen(self, page: Page, address: str, query: str) -> None:
        """The whole index."""
        self.open(page, address)
        self.ask(page, query)


def _material(*, search: bool) -> str:
    whole = {
        "site_name": "成果库",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [{"search": {"lang": ["zh"], "separator": r"[\s\u200b\-]"}}] if search else [],
        "nav": ["index.md"],
        "validation": {"omitted_files": "ignore", "not_found": "ignore"},
    }
    return json.dumps(whole, ensure_ascii=False)
