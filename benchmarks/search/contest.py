"""Our search beside Pagefind and MkDocs' on the same pages: cost, bytes, what they find, in what order.

    python -m benchmarks.search.contest --tools FOLDER [--number 2000] [--each 200] [--queries 30]

An invented city of N submissions with texts of 2 to 4 KB (`prose.py`) is built by this project; its
pages, without anything around them, are given to the others. Then the judged queries (`judged.yml`),
over the sample and over the city. FOLDER keeps the rivals that npm and pip install.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.corpus import make
from benchmarks.measure import cost
from benchmarks.search.asked import Asked, asked
from benchmarks.search.judged import Judged, ndcg, of_city, of_sample
from benchmarks.search.library import served
from benchmarks.search.prose import ROOT, Prose
from benchmarks.search.searches import Indexed, Material, Ours, Pagefind, Search, listed
from benchmarks.search.sheets import Folded, sheets

WORST = 5
RIVALS: tuple[Search, ...] = (Pagefind(), Material())


class Row(Struct):
    """One search: its figures by name, in the order in which they came."""

    name: str
    figures: dict[str, str] = field(default_factory=dict)
    worst: dict[str, str] = field(default_factory=dict)


def run(number: int, each: int, queries: int, tools: Path, scratch: Path) -> list[Row]:
    """All measurements over the city and the sample. Failed, CalledProcessError, OSError."""
    make(scratch / "city", number, Prose())
    shutil.copytree(ROOT / "theme", scratch / "city/theme")
    ours = Ours(scratch / "city/site_config.yml")
    made = ours.index(tools, (), _new(scratch / "ours"))
    city = sheets(made.site)
    sample_site = scratch / "sample"
    cost([sys.executable, "-m", "benchmarks.ours", str(ROOT / "site_config.yml"), str(sample_site)], ROOT)
    sample = sheets(sample_site)
    truth = asked(Folded(city), city, each)
    rows = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        for search in (ours, *RIVALS):
            home = tools / search.name.lower()
            search.install(home)
            row = Row(f"{search.name} {search.version(home)}".strip())
            if search is not ours:
                made = search.index(home, city, _new(scratch / search.name))
            _city(row, search, made, browser, truth, queries)
            _judge(row, "city", search, made, browser, of_city(city))
            if search is ours:
                small = Indexed(sample_site, "search/index.html", (), made.cost)
            else:
                small = search.index(home, sample, _new(scratch / f"{search.name}-sample"))
            _judge(row, "sample", search, small, browser, of_sample([one.address for one in sample]))
            rows.append(row)
        browser.close()
    return rows


def _city(
    row: Row, search: Search, made: Indexed, browser: Browser, truth: Sequence[Asked], queries: int
) -> None:
    spent = made.cost
    row.figures["index: wall s"] = f"{spent.wall:.1f}"
    row.figures["index: CPU s"] = f"{spent.cpu:.1f}"
    row.figures["index: peak MB"] = f"{spent.peak:.0f}"
    row.figures["index: files"] = f"{len(made.files):,}"
    row.figures["index: MB gz"] = f"{sum(map(_weight, made.files)) / 1e6:.2f}"
    with served(made.site) as root:
        address = root.removesuffix("search/index.html") + made.start
        typed = [one.query for one in truth if one.written and len(one.query) > 1][
            :: max(1, len(truth) // 2 // queries)
        ]
        sizes = [_cold(browser, search, made, address, query) for query in typed[:queries]]
        row.figures["cold query: KB gz, median"] = f"{statistics.median(one for one, _ in sizes) / 1e3:.0f}"
        row.figures["cold query: KB gz, worst"] = f"{max(one for one, _ in sizes) / 1e3:.0f}"
        row.figures["scripts: KB gz"] = f"{max(one for _, one in sizes) / 1e3:.0f}"
        page = browser.new_page()
        search.open(page, address)
        for sort in dict.fromkeys(one.sort for one in truth):
            row.figures.update(
                _recall(sort, [(one, search.ask(page, one.query)) for one in truth if one.sort == sort])
            )
        page.close()
    row.figures["from file://"] = _from_folder(browser, search, made, truth[0].query)


def _recall(sort: str, answers: Sequence[tuple[Asked, list[str]]]) -> Iterator[tuple[str, str]]:
    wanted = sum(len(one.wanted) for one, _ in answers)
    found = sum(len(one.wanted.intersection(answer)) for one, answer in answers)
    yield f"{sort}: recall", f"{found / max(1, wanted):.4f}"
    if answers[0][0].written:
        shown = [(one, answer[:20]) for one, answer in answers]
        right = sum(len(one.right.intersection(first)) for one, first in shown)
        yield (
            f"{sort}: precision of the first 20",
            f"{right / max(1, sum(len(first) for _, first in shown)):.4f}",
        )


def _cold(browser: Browser, search: Search, made: Indexed, address: str, query: str) -> tuple[int, int]:
    """Bytes (of the index, of scripts that only the search needs), compressed, for a reader who had nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    read: dict[str, None] = {}
    page.on("request", lambda request: read.setdefault(urlsplit(request.url).path.lstrip("/")))
    search.first_screen(page, address, query)
    context.close()
    client = [one for one in read if one.startswith(made.client) and (made.site / one).is_file()]
    data = [one for one in read if one.startswith(("search/", "pagefind/")) and one not in client]
    files = [made.site / one for one in data if not one.endswith((".html", "/"))]
    return sum(_weight(one) for one in files if one.is_file()), sum(
        _weight(made.site / one) for one in client
    )


def _weight(path: Path) -> int:
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))


def _from_folder(browser: Browser, search: Search, made: Indexed, query: str) -> str:
    page = browser.new_page()
    page.set_default_timeout(10_000)
    try:
        search.open(page, (made.site / made.start).as_uri())
        return "yes" if search.ask(page, query) else "finds nothing"
    except Error:
        return "no"
    finally:
        page.close()


def _judge(
    row: Row, name: str, search: Search, made: Indexed, browser: Browser, queries: Sequence[Judged]
) -> None:
    with served(made.site) as root:
        page = browser.new_page()
        search.open(page, root.removesuffix("search/index.html") + made.start)
        ask = listed if isinstance(search, Ours) else search.ask
        scores = {one.query: ndcg(ask(page, one.query), one) for one in queries}
        page.close()
    row.figures[f"nDCG@10, {name} ({len(scores)} judged)"] = f"{statistics.mean(scores.values()):.4f}"
    worst = sorted(scores, key=scores.__getitem__)[:WORST]
    row.worst[name] = "，".join(f"{query} {scores[query]:.2f}" for query in worst)


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def show(rows: Sequence[Row], number: int) -> None:
    """The table, a column a search."""
    print(f"{number:,} submissions" + "".join(f"{row.name:>36}" for row in rows))
    for name in rows[0].figures:
        print(f"{name:<32}" + "".join(f"{row.figures.get(name, '—'):>36}" for row in rows))
    for row in rows:
        for name, worst in row.worst.items():
            print(f"worst of {row.name}, {name}: {worst}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, required=True, help="keeps the rivals")
    parser.add_argument("--number", type=int, default=2_000)
    parser.add_argument("--each", type=int, default=200, help="substrings of each field, and spellings")
    parser.add_argument("--queries", type=int, default=30, help="cold queries, each in a fresh profile")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        show(run(given.number, given.each, given.queries, given.tools, Path(scratch)), given.number)
