"""Our search beside Pagefind and MkDocs' on the same pages: cost, bytes, what they find, in what order.

    python -m benchmarks.search.contest --tools FOLDER [--number 2000] [--each 200] [--queries 30]

An invented city of N submissions with texts of 2 to 4 KB (`prose.py`) is built by this project; its
pages, without anything around them, are given to the others. Then the judged queries (`judged.yml`),
over the sample and over the city. FOLDER keeps the rivals that npm and pip install.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.corpus import make
from benchmarks.measure import cost
from benchmarks.search.asked import asked
from benchmarks.search.figures import Row, cost_and_finds, judge
from benchmarks.search.judged import of_city, of_sample
from benchmarks.search.prose import ROOT, Prose
from benchmarks.search.searches import Indexed, Material, Ours, Pagefind, Search
from benchmarks.search.sheets import Folded, sheets

RIVALS: tuple[Search, ...] = (Pagefind(), Material())


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
            cost_and_finds(row, search, made, browser, truth, queries)
            judge(row, "city", search, made, browser, of_city(city))
            if search is ours:
                small = Indexed(sample_site, "search/index.html", (), made.cost)
            else:
                small = search.index(home, sample, _new(scratch / f"{search.name}-sample"))
            judge(row, "sample", search, small, browser, of_sample([one.address for one in sample]))
            rows.append(row)
        browser.close()
    return rows


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
