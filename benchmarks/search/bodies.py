"""What searching in bodies costs and finds.

    python -m benchmarks.search.bodies [--number 10000] [--queries 50] [--each 500]

The city of `city.py` with bodies of about a thousand characters: phrases that many texts share and words that
few do, so that a text compresses as real teaching plans do (to 45-50 % by gzip). Pages weigh what a lesson page
weighs (`python -m benchmarks.pages`); lists, recall and bytes are the index's own.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search.city import Words, city
from benchmarks.search.library import cold_reader, lay, served, settled
from generator.model.packed import unpacked
from generator.search import Body, Index, body_parts, prepared, searched

PAGE = 8_000
"""Bytes of a lesson page, compressed."""
SHOWN = 8
PHRASES = 30_000
_FOUND = """async ([query, first]) => {
  const app = yanxiuSearch, index = await app.open(), terms = app.text.terms(query)
  await app.script("search-body")
  terms.forEach(one => { one.body = true })
  const found = await app.find(terms), slots = (await app.sort(found, found.slots, "relevance")).slice(0, first)
  const shown = []
  for (const slot of slots) {
    const one = await app.card(slot)
    if (app.verify(index, one, terms) || app.verify(index, await app.withBody(one), terms)) shown.push(slot)
  }
  return {slots: found.slots, shown}
}"""


def texts(number: int) -> Iterator[str]:
    """HTML of the bodies, 2 to 4 KB of Chinese each."""
    vocabulary, pick = Words(random.Random(1)), random.Random(7)
    phrases = ["".join(vocabulary.some(pick, 2 + at % 5)) for at in range(PHRASES)]
    often = list(accumulate(1 / (at + 30) for at in range(PHRASES)))
    for _ in range(number):
        pieces: list[str] = []
        size, wanted = 0, pick.randint(650, 1300)
        while size < wanted:
            fresh = pick.random() < 0.15
            piece = (
                "".join(vocabulary.some(pick, 3)) if fresh else pick.choices(phrases, cum_weights=often)[0]
            )
            pieces.append(piece + pick.choice("，，，。。\n"))
            size += len(piece) + 1
        yield "".join(f"<p>{line}</p>\n" for line in "".join(pieces).split("\n"))


def write_pages(folder: Path, index: Index, bodies: list[str]) -> None:
    """A page for each document, as heavy as real ones."""
    pick = random.Random(3)
    for one, body in zip(index.documents(), bodies, strict=True):
        rest = PAGE - len(gzip.compress(body.encode(), 6))
        path = folder / one.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"<!--{pick.randbytes(rest // 2).hex()}--><!--text-->{body}<!--/text-->", "utf-8")


def run(number: int, queries: int, each: int, folder: Path) -> None:
    """Prints the table."""
    catalogue, site = city(number)
    index = prepared(catalogue, site)
    lay(folder, index)
    bodies = list(texts(number))
    heavy = [len(gzip.compress(one.encode(), 6)) / len(one.encode()) for one in bodies[:300]]
    print(f"{number:,} bodies, to {statistics.mean(heavy):.0%} by gzip")
    before, began = _peak(), time.process_time()
    made = [searched(one) for one in bodies]
    read = time.process_time() - began
    _lists(folder, index, made)
    print(
        f"index of bodies: {time.process_time() - began:.1f} s of CPU with writing, {read:.1f} of them to read"
        f" texts; peak {before:.0f} → {_peak():.0f} MB (texts included)"
    )
    files = sorted((folder / "search/b").glob("*.js"))
    packed = [len(gzip.compress(one.read_bytes(), 6)) for one in files]
    print(
        f"{len(files):,} files, {sum(packed) / 1e6:.1f} MB gz, {statistics.median(packed) / 1e3:.1f} KB median"
    )
    write_pages(folder, index, bodies)
    slots = unpacked(index.order.slots)
    asked = _substrings(made, max(each, queries))
    with sync_playwright() as play, served(folder) as address:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.goto(address)
        settled(page)
        wanted = found = shown = right = 0
        for query in asked[:each]:
            expected = {slot for slot, one in zip(slots, made, strict=True) if query in one.text}
            answer = page.evaluate(_FOUND, [query, SHOWN])
            wanted += len(expected)
            found += len(expected.intersection(answer["slots"]))
            shown += len(answer["shown"])
            right += len(expected.intersection(answer["shown"]) | _named(page, query, answer["shown"]))
        print(
            f"{each} substrings of 1 to 8 characters: recall {found / wanted:.4f} ({wanted:,}),"
            f" precision of the shown {right / max(1, shown):.4f} ({shown:,})"
        )
        page.close()
        for width, name in ((1440, "wide"), (390, "phone")):
            _costs(browser, address, folder, width, name, asked[:queries])
        browser.close()


def _lists(folder: Path, index: Index, made: list[Body]) -> None:
    for part in body_parts(index, lambda: iter(made)):
        for one in part():
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(one.render()))


def _named(page: Page, query: str, slots: list[int]) -> set[int]:
    """Those that are shown for their title or another text of their card."""
    check = """async ([query, slots]) => {
      const app = yanxiuSearch, index = await app.open(), terms = app.text.terms(query)
      const cards = await Promise.all(slots.map(app.card))
      return cards.filter(one => app.verify(index, one, terms)).map(one => one.slot)
    }"""
    return set(page.evaluate(check, [query, slots]))


def _costs(browser: Browser, address: str, folder: Path, width: int, name: str, asked: list[str]) -> None:
    ask = cold_reader(browser, address, folder, width)
    costs = [ask(one, "&in=text") for one in asked]
    lists = [one.data.get("b", 0) for one in costs]
    pages = [one.pages for one in costs]
    both = sorted(a + b for a, b in zip(lists, pages, strict=True))
    rest = sorted(one.bytes - one.data.get("b", 0) for one in costs)
    print(
        f"{name}: a query of bodies reads {statistics.median(both) / 1e3:.0f} KB gz median, {both[-1] / 1e3:.0f} worst"
        f" (lists {statistics.median(lists) / 1e3:.0f}, pages {statistics.median(pages) / 1e3:.0f}),"
        f" and of the rest of the index {statistics.median(rest) / 1e3:.0f} median"
    )


def _substrings(made: list[Body], count: int) -> list[str]:
    pick = random.Random(11)
    found: list[str] = []
    while len(found) < count:
        line = pick.choice(pick.choice(made).text.split("\n"))
        size = pick.randint(1, 8)
        if len(line) >= size:
            at = pick.randrange(len(line) - size + 1)
            found.append(line[at : at + size])
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=50, help="cold queries, each in a fresh profile")
    parser.add_argument("--each", type=int, default=500, help="substrings whose recall is measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(options.number, options.queries, options.each, Path(scratch))
