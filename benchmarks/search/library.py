"""The search page and its index on disk, served on this machine, and what a cold query reads of it."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import jinja2
from msgspec import Struct
from playwright.sync_api import Browser, Page

from generator.render.scripts import finish
from generator.search import Index, parts

ROOT = Path(__file__).parents[2]
# When the first result stood on the page, and when the next frame began.
_WATCH = """new MutationObserver(() => {
  if (window.stood || !document.querySelector(".y-hit")) return
  requestAnimationFrame(() => { window.stood = window.stood || performance.now() })
}).observe(document, {childList: true, subtree: true})"""
_LAST = """() => window.stood - Math.max(...performance.getEntriesByType("resource")
  .filter(one => one.startTime < window.stood && one.responseEnd < window.stood).map(one => one.responseEnd))"""


class Cold(Struct, frozen=True):
    """What one query cost a reader who had nothing yet."""

    query: str
    client: int
    """Bytes of scripts and styles, compressed."""
    data: dict[str, int]
    """Bytes of the index, compressed, by sort of file."""
    pages: int
    """Bytes of the pages that were read to check hits in bodies, compressed."""
    paint: float
    """Milliseconds from the last byte to the first frame with results."""

    @property
    def bytes(self) -> int:
        """Of the index."""
        return sum(self.data.values())


def lay(target: Path, index: Index) -> None:
    """Writes the index, the page and its assets."""
    for part in parts(index, 1):
        for page in part():
            path = target / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(page.render()))
    for folder in ("js", "css"):
        shutil.copytree(ROOT / "theme/assets" / folder, target / "assets" / folder, dirs_exist_ok=True)
    finish(target / "assets")
    loader = jinja2.FileSystemLoader(ROOT / "theme/templates")
    body = jinja2.Environment(loader=loader, autoescape=True).get_template("pages/search.html")
    head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>搜索</title>'
    head += '<link rel="stylesheet" href="../assets/css/search.css">'
    script = '<script src="../assets/js/search.js" defer></script>'
    text = head + body.render(base="../", v={"browse": ()}) + script
    (target / "search/index.html").write_text(text, "utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Address of the search page over HTTP."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/search/index.html"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def cold_reader(browser: Browser, address: str, folder: Path, width: int) -> Callable[..., Cold]:
    """The function that asks a query in a fresh browser profile and says what it cost."""

    @cache
    def weight(path: str) -> int:
        return len(gzip.compress((folder / path).read_bytes(), 6))

    def ask(query: str, more: str = "") -> Cold:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.add_init_script(_WATCH)
        read: list[str] = []
        page.on("requestfinished", lambda request: read.append(urlsplit(request.url).path.lstrip("/")))
        page.goto(f"{address}?q={quote(query)}{more}")
        settled(page)
        paint = page.evaluate("window.stood") and page.evaluate(_LAST)
        context.close()
        files = [one for one in dict.fromkeys(read) if (folder / one).is_file()]
        data: dict[str, int] = {}
        for one in files:
            if one.startswith("search/") and one.endswith(".js"):
                sort = one.split("/")[1]
                data[sort] = data.get(sort, 0) + weight(one)
        client = sum(weight(one) for one in files if one.startswith("assets/js/"))
        pages = sum(weight(f"{one}index.html") for one in dict.fromkeys(read) if one.startswith("r/"))
        return Cold(query, client, data, pages, paint or 0.0)

    return ask


def settled(page: Page) -> None:
    """Waits until the search is through."""
    page.wait_for_function(
        "!document.querySelector('[data-y-results]').hasAttribute('aria-busy')"
        " && !/^$|正在/.test(document.querySelector('[data-y-count]').textContent)"
    )
