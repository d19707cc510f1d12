"""What people do on the site, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.accessible import violations

from .conftest import Visit

LESSON = "r/songqiao-shiyan/fenshu-chufa-jiaoxue-sheji/"
BRIEFING = "r/songqiao-shiyan/yanxiu-jianbao-07/"
ARCHIVE = "organisation/songqiao-shiyan/briefing/"
PAGES = [
    "", "resources/", "subject/", "subject/math/", "subject/math/backbone/", "tier/", "tier/backbone/", "kind/", "stage/primary/",
    "organisation/", "organisation/songqiao-shiyan/", "organisation/songqiao/", ARCHIVE, f"embed/{ARCHIVE}", LESSON, BRIEFING, "search/?q=" + quote("分数"),
    "rules/", "rules/PL301/", "guide/", "guide/lesson-plan/", "campaign/", "campaign/2024-activity-month/",
    "coverage/", "coverage/2024-activity-month/", "about/", "submit/", "404.html",
]  # fmt: skip
JUDGED = [
    "",
    "subject/math/",
    LESSON,
    BRIEFING,
    ARCHIVE,
    f"embed/{ARCHIVE}",
    "search/?q=" + quote("分数"),
    "organisation/songqiao-shiyan/",
    "guide/lesson-plan/",
    "coverage/",
    "campaign/2024-activity-month/",
]


def test_from_home_over_a_listing_to_a_download(visit: Visit) -> None:
    """At most three taps from home to the file."""
    page = visit.go("")
    page.locator("table a[href*='subject/math/backbone']").first.click()
    page.wait_for_url(re.compile("subject/math/backbone/"))
    page.locator("article h2 a, article h3 a").filter(has_text="分数除法（一个数除以分数）").first.click()
    expect(page.locator("h1")).to_contain_text("分数除法")
    link = page.locator("a[download]").first
    expect(link).to_be_visible()
    with page.expect_download() as started:
        link.click()
    assert Path(started.value.path()).stat().st_size > 1000


def test_search_with_facets(visit: Visit) -> None:
    """Any Chinese substring is found; a facet narrows it; the address holds the state."""
    page = visit.go("search/?q=" + quote("数除"))
    results = page.locator("[data-y-results] > li")
    expect(results.first).to_contain_text("分数除法")
    before = results.count()
    if page.locator("[data-y-open]").is_visible():
        page.locator("[data-y-open]").click()
        page.locator("dialog[open] label").filter(has_text="说课稿").first.click()
        page.locator("[data-y-apply]").click()
    else:
        page.locator("[data-y-panel] label").filter(has_text="说课稿").first.click()
    expect(results).to_have_count(1)
    assert before > 1 and "kind=lesson-talk" in page.url
    page.go_back()
    expect(results).to_have_count(before)


def test_search_from_the_header(visit: Visit) -> None:
    """Desktop has the field on every page; on a phone the link opens it."""
    page = visit.go(LESSON)
    field = page.locator("header input[name=q]")
    if not field.is_visible():
        page.locator("header").get_by_role("link", name="搜索").click()
        expect(field).to_be_focused()
    field.fill("勾股")
    field.press("Enter")
    page.wait_for_url(re.compile("search/.*q="))
    expect(page.locator("[data-y-results] > li").first).to_contain_text("勾股定理")


def test_what_was_typed_before_the_script_came_is_searched(visit: Visit) -> None:
    """On a slow line the field is there long before its script."""
    held: list[Route] = []
    visit.page.route("**/assets/js/search.js*", lambda route: held.append(route))
    page = visit.page
    page.goto(f"{visit.address}search/", wait_until="commit")
    field = page.locator("main input[name=q]")
    field.fill("勾股")
    while not held:
        page.wait_for_timeout(20)
    for one in held:
        one.continue_()
    expect(page.locator("[data-y-results] > li").first).to_contain_text("勾股定理")
    assert "勾股" == field.input_value()


@pytest.mark.parametrize("path", PAGES)
def test_no_sideways_scroll(visit: Visit, path: str) -> None:
    page = visit.go(path)
    if path.startswith("search/"):
        page.locator("[data-y-results] > li").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("path", JUDGED)
def test_no_serious_axe_violation(visit: Visit, path: str) -> None:
    page = visit.go(path)
    page.wait_for_load_state("networkidle")
    found = violations(page)
    serious = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_every_address_in_a_page_leads_somewhere(sample: Path) -> None:
    """No dead link within the site, on any page."""
    from html.parser import HTMLParser
    from urllib.parse import unquote, urljoin

    class Links(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            self.found |= {value for name, value in attributes if name in ("href", "src") and value}

    dead: set[tuple[str, str]] = set()
    for path in sorted(sample.rglob("*.html")):
        here = path.relative_to(sample).as_posix().removesuffix("index.html")
        links = Links()
        links.feed(path.read_text("utf-8"))
        for link in links.found:
            if re.match(r"[a-z]+:|//|#", link):
                continue
            target = unquote(urljoin("/" + here, link).partition("#")[0].partition("?")[0]).lstrip("/")
            file = sample / target
            if not (file.is_file() or (file.is_dir() and (file / "index.html").is_file())):
                dead.add((here, link))
    assert dead == set()


def test_home_and_lesson_read_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LESSON)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("a[download]").first).to_be_visible()
    page.goto(address + "search/")
    assert "需要启用脚本" in page.locator("main").inner_text()
    context.close()


def test_pictures_have_their_size_so_that_nothing_jumps(visit: Visit) -> None:
    page = visit.go(LESSON)
    missing = page.eval_on_selector_all(
        "article img, main img", "all => all.filter(i => !i.getAttribute('width')).length"
    )
    assert missing == 0


def test_text_size_and_palette_are_kept_from_page_to_page(visit: Visit) -> None:
    page = visit.go("")
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.locator("[data-y-size]:visible").first.click()
    page.locator("[data-y-palette]:visible").first.click()
    chosen = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert chosen != size
    scheme = page.evaluate(
        "[document.documentElement.dataset.yTheme, document.documentElement.dataset.yText]"
    )
    assert None not in scheme
    visit.go(LESSON)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == chosen
    assert (
        page.evaluate("[document.documentElement.dataset.yTheme, document.documentElement.dataset.yText]")
        == scheme
    )
