"""The figures of one search: its index, a cold query, what it finds, in what order."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from playwright.sync_api import Browser, Error

from benchmarks.search.asked import Asked
from benchmarks.search.judged import Judged, ndcg
from benchmarks.search.library import served
from benchmarks.search.searches import Indexed, Ours, Search, listed

WORST = 5


class Row(Struct):
    """One search: its figures by name, in the order in which they came."""

    name: str
    figures: dict[str, str] = field(default_factory=dict)
    worst: dict[str, str] = field(default_factory=dict)
    """Set of judged queries → those answered worst."""


def cost_and_finds(
    row: Row, search: Search, made: Indexed, browser: Browser, truth: Sequence[Asked], queries: int
) -> None:
    """Adds to the row what the index cost and what it finds; `queries` of them are asked in fresh profiles."""
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
            # Ours looks into bodies when it is asked to, the others always.
            ask = search.ask_bodies if isinstance(search, Ours) and sort == "body" else search.ask
            row.figures.update(
                _recall(sort, [(one, ask(page, one.query)) for one in truth if one.sort == sort])
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


def judge(
    row: Row, name: str, search: Search, made: Indexed, browser: Browser, queries: Sequence[Judged]
) -> None:
    """Adds how well its order agrees with the judgements."""
    with served(made.site) as root:
        page = browser.new_page()
        search.open(page, root.removesuffix("search/index.html") + made.start)
        ask = listed if isinstance(search, Ours) else search.ask
        scores = {one.query: ndcg(ask(page, one.query), one) for one in queries}
        page.close()
    row.figures[f"nDCG@10, {name} ({len(scores)} judged)"] = f"{statistics.mean(scores.values()):.4f}"
    worst = sorted(scores, key=scores.__getitem__)[:WORST]
    row.worst[name] = "，".join(f"{query} {scores[query]:.2f}" for query in worst)
