"""Our own search, asked on the page that readers get."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from benchmarks.measure import Cost, cost
from benchmarks.search.searches.search import SHOWN, Indexed
from benchmarks.search.sheets import Sheet

ROOT = Path(__file__).parents[3]


class Ours:
    """What this project builds; the site is built already, so that all are given the same pages."""

    name = "ours"

    def __init__(self, config: Path) -> None:
        """`config`: of the site, whose cache is forgotten."""
        self._config = config
        self._addresses: list[str] = []

    def install(self, _tools: Path) -> None:
        """Nothing."""

    def version(self, _tools: Path) -> str:
        """Of this tree."""
        return ""

    def index(self, _tools: Path, _sheets: Sequence[Sheet], folder: Path) -> Indexed:
        """What the build costs with search beyond what it costs without, the least of two rounds of each.

        The peak is that of the build with.
        """
        spent: dict[str, list[Cost]] = {"without": [], "with": []}
        for turn in range(2):
            for name, costs in spent.items():
                output = folder / f"{turn}-{name}"
                command = [sys.executable, "-m", "benchmarks.ours", str(self._config), str(output)]
                costs.append(cost([*command, *(["--no-search"] if name == "without" else [])], ROOT))
                (self._config.parent / ".yanxiu").rename(folder / f"{turn}-{name}-cache")
        site = folder / "1-with"
        without, whole = spent["without"], spent["with"]
        wall = min(one.wall for one in whole) - min(one.wall for one in without)
        cpu = min(one.cpu for one in whole) - min(one.cpu for one in without)
        cost_of_search = Cost(wall, cpu, max(one.peak for one in whole), "")
        made = tuple(sorted((site / "search").rglob("*.js")))
        return Indexed(site, "search/index.html", made, cost_of_search, ("assets/js/search",))

    def open(self, page: Page, address: str) -> None:
        """Notes where each slot leads."""
        page.goto(address)
        page.wait_for_selector(".y-hit")
        page.evaluate("""async () => {
          const index = await yanxiuSearch.open(), cards = await Promise.all(Array.from(index.slots, yanxiuSearch.card))
          window.places = {}
          cards.forEach(one => { places[one.slot] = one.url })
        }""")

    def ask(self, page: Page, query: str) -> list[str]:
        """All that its search finds; what its page would refuse to show is among the first results dropped."""
        found: list[str] = page.evaluate(
            """async ([query, many]) => {
              const app = yanxiuSearch, index = await app.open()
              await app.simplify(query)
              const terms = app.text.terms(query), found = await app.find(terms)
              const slots = await app.sort(found, found.slots, "relevance")
              const cards = await Promise.all(slots.slice(0, many).map(app.card))
              const right = cards.filter(one => app.verify(index, one, terms)).map(one => one.slot)
              return right.concat(slots.slice(many)).map(slot => places[slot])
            }""",
            [query, SHOWN],
        )
        return found

    def ask_bodies(self, page: Page, query: str) -> list[str]:
        """The same with 含正文."""
        found: list[str] = page.evaluate(
            """async ([query, many]) => {
              const app = yanxiuSearch, index = await app.open()
              await Promise.all([app.simplify(query), app.script("search-body")])
              const terms = app.text.terms(query)
              terms.forEach(one => { one.body = true })
              const found = await app.find(terms), slots = await app.sort(found, found.slots, "relevance")
              const right = []
              let at = 0
              for (; at < slots.length && right.length < many; at += 1) {
                const one = await app.card(slots[at])
                if (app.verify(index, one, terms) || app.verify(index, await app.withBody(one), terms)) right.push(slots[at])
              }
              return right.concat(slots.slice(at)).map(slot => places[slot])
            }""",
            [query, SHOWN],
        )
        return found

    def first_screen(self, page: Page, address: str, query: str) -> None:
        """The real page, three facets open."""
        page.goto(f"{address}?q={quote(query)}")
        until(page, _SETTLED)


_SETTLED = (
    "!document.querySelector('[data-y-results]').hasAttribute('aria-busy')"
    " && !/^$|正在/.test(document.querySelector('[data-y-count]').textContent)"
)


def until(page: Page, condition: str) -> None:
    """Waits; a page that forbids `eval` cannot be waited for in Playwright's own way."""
    for _ in range(1000):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    raise TimeoutError(condition)


def listed(page: Page, query: str) -> list[str]:
    """What our page lists for a query, as a reader sees it: corrections and cut words included."""
    found: list[str] = page.evaluate(
        """async query => {
          history.replaceState(null, "", location.pathname + "?q=" + encodeURIComponent(query))
          dispatchEvent(new PopStateEvent("popstate"))
          const busy = () => document.querySelector("[data-y-results]").hasAttribute("aria-busy")
          while (busy()) await new Promise(done => setTimeout(done, 5))
          return Array.from(document.querySelectorAll(".y-hit__title a"), one => one.pathname)
        }""",
        query,
    )
    return [one[one.index("/r/") + 1 :].removesuffix("index.html") for one in found]
