"""A static site with the search page of the invented city, opened from a folder and over HTTP."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pytest

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.render.scripts import finish
from generator.search import plan

from . import invented

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCUMENTS = 800
"""Above the size below which one file holds the whole index; some tests have a small site."""
ROOT = Path(__file__).parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'"


@pytest.fixture(scope="session")
def site() -> SiteConfig:
    return invented.site()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return invented.catalogue(DOCUMENTS)


def build(target: Path, catalogue: Catalogue, site: SiteConfig) -> Path:
    """Write index, assets and search page under `target`."""
    for page in plan(catalogue, site):
        path = target / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(page.render()))
    for folder in ("js", "css"):
        shutil.copytree(ROOT / "theme/assets" / folder, target / "assets" / folder)
    finish(target / "assets")
    loader = jinja2.FileSystemLoader(ROOT / "theme/templates")
    body = (
        jinja2.Environment(loader=loader, autoescape=True)
        .get_template("pages/search.html")
        .render(base="../", v={"browse": [("学科", "subject/"), ("梯级", "tier/")]})
    )
    (target / "search/index.html").write_text(
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>搜索 | 成果库</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="stylesheet" href="../assets/css/search.css"></head>'
        f'<body>{body}<script src="../assets/js/shell.js" defer></script>'
        '<script src="../assets/js/search.js" defer></script></body></html>',
        encoding="utf-8",
    )
    return target


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, site: SiteConfig) -> Path:
    """The built site; tests must not change it. Three organisations are many, so that both ways are gone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("generator.search.plan"), "LISTS", 2)
        return build(tmp_path_factory.mktemp("search"), catalogue, site)


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait until a JavaScript expression holds. Playwright's own way needs eval, which the policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"never true: {condition}"
        time.sleep(0.02)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: requests are no test output."""


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[str]:
    """Address of the site's root over HTTP."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address; at the end no page may have had a script error, a dialog or a policy violation."""
    pages: list[Page] = []
    wrong: list[str] = []

    def open_page(address: str, width: int = 1440, height: int = 900, *, cut: bool = False) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(10_000)
        # A file that was cut short is a syntax error; that is what the test is about.
        page.on("pageerror", lambda error: None if cut else wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: wrong.append(message.text) if "Security" in message.text else None)
        pages.append(page)
        page.goto(address)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert wrong == []
