"""What searching costs and finds, at any size, by one command.

    python -m benchmarks.search [--number 10000] [--queries 100] [--each 2000]

An invented city of N submissions (`city.py`). Its index is built in this process, served on this machine
and read by Chromium: recall and precision of random substrings against looking at every text, recall of
pinyin, then bytes and times of cold queries.
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
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.search.city import city
from benchmarks.search.library import Cold, cold_reader, lay, served, settled
from benchmarks.search.truth import Truth, pinyin, substrings
from generator.search import prepared

FIRST = 20
_FOUND = """async ([query, first]) => {
  const app = yanxiuSearch, index = await app.open(), terms = app.text.terms(query)
  const found = await app.find(terms), slots = (await app.sort(found, found.slots, "relevance")).slice(0, first)
  const cards = await Promise.all(slots.map(app.card))
  return {slots: found.slots, shown: cards.filter(one => app.verify(index, one, terms)).map(one => one.slot)}
}"""


def run(number: int, queries: int, each: int, folder: Path) -> None:
    """Prints the table."""
    catalogue, site = city(number)
    before = _peak()
    began = time.process_time()
    index = prepared(catalogue, site)
    lay(folder, index)
    seconds = time.process_time() - began
    print(f"{number:,} submissions")
    print(f"index: {seconds:.1f} s of CPU with writing, peak {before:.0f} → {_peak():.0f} MB (city included)")
    for sort, (files, raw, packed) in sorted(_sizes(folder / "search").items()):
        print(f"  {sort:<10}{files:>7,} files {raw / 1e6:>8.2f} MB {packed / 1e6:>8.2f} MB gz")
    truth = Truth(catalogue, index)
    with sync_playwright() as play, served(folder) as address:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.goto(address)
        settled(page)
        for sort, asked in substrings(catalogue, each).items():
            _compare(page, truth, sort, asked)
        for sort, spelled in pinyin(catalogue, min(each, 500)).items():
            _recall(page, truth, sort, spelled)
        page.close()
        asked = [one for group in substrings(catalogue, queries).values() for one in group if len(one) > 1]
        random.Random(5).shuffle(asked)
        for width, name in ((1440, "wide"), (390, "phone")):
            ask = cold_reader(browser, address, folder, width)
            _costs(name, [ask(one) for one in asked[:queries]])
            _costs(f"{name}, pinyin", [ask(typed) for typed, _ in spelled[: queries // 4]])
        browser.close()


def _compare(page: Page, truth: Truth, sort: str, asked: Sequence[str]) -> None:
    wanted = found = shown = right = 0
    for query in asked:
        expected, answer = truth.containing(query), page.evaluate(_FOUND, [query, FIRST])
        wanted += len(expected)
        found += len(expected.intersection(answer["slots"]))
        shown += len(answer["shown"])
        right += len(expected.intersection(answer["shown"]))
    share = f"recall {found / max(1, wanted):.4f} ({wanted:,})  precision of the shown {right / max(1, shown):.4f}"
    print(f"{sort + ', ' + str(len(asked)) + ' substrings':<30}{share} ({shown:,})")


def _recall(page: Page, truth: Truth, sort: str, spelled: Sequence[tuple[str, str]]) -> None:
    hit = sum(
        bool(slots := truth.named(text)) and slots <= set(page.evaluate(_FOUND, [typed, 0])["slots"])
        for typed, text in spelled
    )
    print(f"{sort:<30}recall {hit / max(1, len(spelled)):.4f} ({len(spelled)})")


def _costs(name: str, costs: Sequence[Cold]) -> None:
    sizes = sorted(one.bytes for one in costs)
    worst = max(costs, key=lambda one: one.bytes)
    paint = [one.paint for one in costs if one.paint]
    print(
        f"{name:<16}cold query: index {statistics.median(sizes) / 1e3:.0f} KB gz median, {sizes[-1] / 1e3:.0f} worst"
        f" (“{worst.query}”); client {max(one.client for one in costs) / 1e3:.1f} KB;"
        f" first results {statistics.median(paint or [0]):.0f} ms after the last byte"
    )
    sorts = sorted({sort for one in costs for sort in one.data})
    parts = (f"{sort} {statistics.mean(one.data.get(sort, 0) for one in costs) / 1e3:.1f}" for sort in sorts)
    print(f"{'':<16}mean by sort, KB: {' · '.join(parts)}")


def _sizes(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Sort → (files, bytes, bytes compressed)."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in sorted(folder.rglob("*.js")):
        data = path.read_bytes()
        sort = path.relative_to(folder).parts[0]
        files, raw, packed = found.get(sort, (0, 0, 0))
        found[sort] = files + 1, raw + len(data), packed + len(gzip.compress(data, 6))
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100, help="cold queries, each in a fresh profile")
    parser.add_argument(
        "--each", type=int, default=2_000, help="substrings of titles, of authors, of schools"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(options.number, options.queries, options.each, Path(scratch))
