"""Searching in bodies on the sample, over HTTP and from a folder: what is shown is on the page that it leads to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search import body_of_page, searched
from generator.search.fold import fold

SETTLED = re.compile("^(共|约|没有)")
"""A status line that is not about waiting."""
PHRASES = ("小组讨论", "四人", "板书", "画图")


def containing(sample: Path, phrase: str) -> set[str]:
    """Addresses of the pages whose body contains it, by looking at all of them."""
    found = set()
    for path in (sample / "r").rglob("index.html"):
        body = body_of_page(path.read_bytes())
        if body is not None and fold(phrase) in searched(body).text:
            found.add(path.parent.relative_to(sample).as_posix())
    return found


def ask(page: Page, root: str, query: str) -> None:
    """Searches bodies too and waits for the results."""
    page.goto(f"{root}search/index.html?q={quote(query)}&in=text")
    expect(page.locator("[data-y-count]")).to_have_text(SETTLED)
    expect(page.locator("[data-y-results]")).not_to_have_attribute("aria-busy", "true")

    return re.compile("^(共|约|没有)")


def read_on(page: Page) -> None:
    """Asks for more until there is no more."""
    more = page.get_by_role("button", name="再显示一些")
    for _ in range(20):
        if not more.is_visible():
            return
        before = page.locator(".y-hit").count()
        more.click()
        page.locator(".y-hit").nth(before).or_(page.locator("[data-y-more][hidden]")).first.wait_for(
            state="attached"
        )


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, sample: Path, address: str) -> str:
    return address if request.param == "http" else sample.as_uri() + "/"


@pytest.mark.parametrize("phrase", PHRASES)
def test_all_and_only_what_contains_it(browser: Browser, sample: Path, root: str, phrase: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    faults: list[str] = []
    page.on("pageerror", lambda one: faults.append(str(one)))
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    ask(page, root, phrase)
    read_on(page)
    base = urlsplit(root).path
    shown = {
        unquote(urlsplit(link.evaluate("one => one.href")).path).removeprefix(unquote(base))
        for link in page.locator(".y-hit__title a").all()
    }
    pages = {one.removesuffix("index.html").rstrip("/") for one in shown}
    wanted = containing(sample, phrase)
    assert wanted and wanted <= pages
    # The others have it in their title, their summary or a label.
    for hit in page.locator(".y-hit").all():
        assert phrase in "".join(hit.locator("mark").all_inner_texts())
    expect(page.locator("[data-y-count]")).to_have_text(f"共 {len(pages)} 份")
    assert faults == []
    page.close()


def test_only_when_asked(browser: Browser, address: str) -> None:
    """Nothing in titles: the page offers to look into bodies, the address keeps it, back takes it away."""
    page = browser.new_page()
    page.goto(f"{address}search/index.html?q={quote('小组讨论')}")
    page.get_by_role("button", name="在正文里找").click()
    expect(page.locator(".y-hit__reason-name").first).to_have_text("正文")
    assert "in=text" in page.url
    expect(page.get_by_label("含正文")).to_be_checked()
    page.go_back()
    expect(page.get_by_label("含正文")).not_to_be_checked()
    expect(page.locator(".y-hit")).to_have_count(0)
    page.close()


def test_a_page_that_is_gone_is_a_message(browser: Browser, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(sample, copy)
    for gone in containing(sample, "小组讨论"):
        (copy / gone / "index.html").write_text("cut sh")
    page = browser.new_page()
    page.goto(f"{copy.as_uri()}/search/index.html?q={quote('小组讨论')}&in=text")
    expect(page.get_by_role("alert")).to_contain_text("索引没有读全", timeout=20_000)
    page.close()


def test_markup_in_a_body_stays_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    ask(page, address, '<img src=x onerror="alert(1)">画图')
    assert asked == []
    assert page.locator("main img[src='x']").count() == 0
    page.close()
