"""The sample site, built once for a worker and served on loopback."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from generator.pipeline import Project, build, open_project

ROOT = Path(__file__).parents[2]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built sample site."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy2(ROOT / "site_config.yml", root)
    project = open_project(root / "site_config.yml")
    assert isinstance(project, Project)
    outcome = build(project, root / "site", as_of="2024-06-01", jobs=1)
    assert outcome.diagnostics == ()
    return root / "site"


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """Address of the served site, with a slash at the end."""
    handler = functools.partial(Quiet, directory=str(sample))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Visit:
    """One reader's window, and everything that went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.foreign: list[str] = []
        page.on(
            "console", lambda one: self.faults.append(one.text) if one.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda one: self.faults.append(str(one)))
        page.on("requestfailed", self._failed)
        page.on("request", self._seen)

    def _failed(self, request: Request) -> None:
        # A reader who goes on while a picture, a script or the tab's icon is still coming cancels it. That is
        # no fault of the page; what is missing or blocked fails in other words, and a page that does not
        # open (a document) is always a fault.
        if request.failure != "net::ERR_ABORTED" or request.resource_type == "document":
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _seen(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def go(self, path: str) -> Page:
        """Opens a page of the site."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(params=[(390, 844), (1440, 900)], ids=["phone", "desktop"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A visit on a phone and on a desktop; fails on any console message or foreign request."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    visit = Visit(context.new_page(), address)
    yield visit
    context.close()
    assert visit.faults == []
    assert visit.foreign == []
