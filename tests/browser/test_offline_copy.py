"""The copy on a USB stick, opened by double click: no server, no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pipeline import Project, open_project
from generator.pipeline.offline import copy

SCHOOL, TITLE = "songqiao-shiyan", "分数除法（一个数除以分数）"


@pytest.fixture(scope="module")
def stick(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = open_project(sample.parent / "site_config.yml")
    assert isinstance(project, Project)
    folder = tmp_path_factory.mktemp("盘 100%")
    copy(project, folder, [SCHOOL], as_of="2024-06-01", jobs=1)
    return folder


def opened(page: Page, stick: Path) -> list[str]:
    """At the home page, from the file that people press; what went wrong is in the list."""
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: faults.append(str(one)))
    page.on("request", lambda one: faults.append(one.url) if one.url.startswith("http") else None)
    page.goto((stick / "打开.html").as_uri())
    page.wait_for_url("**/index.html")
    return faults


@pytest.mark.parametrize("width", [390, 1440])
def test_search_a_hit_its_picture_and_its_file(browser: Browser, stick: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    faults = opened(page, stick)
    page.goto((stick / "网页/search/index.html").as_uri())
    field = page.locator("main input[name=q]")
    field.fill("分数除法")
    field.press("Enter")
    hit = page.locator("[data-y-results] > li").filter(has_text=TITLE).first
    expect(hit).to_be_visible()
    hit.locator("h2 a").click()
    expect(page.locator("h1")).to_contain_text("分数除法")
    assert "%E6%88%90%E6%9E%9C/" in page.url  # 成果
    picture = page.locator("main figure img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("one => one.complete && one.naturalWidth > 0", arg=picture.element_handle())
    href = page.locator("a[download]").first.evaluate("one => one.href")
    assert Path(_path(href)).stat().st_size > 1000
    assert faults == []
    context.close()


def test_search_in_bodies(browser: Browser, stick: Path) -> None:
    """What is read to check a hit lies in a folder with a readable name."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    faults = opened(page, stick)
    page.goto((stick / "网页/search/index.html").as_uri() + "?q=看图&in=text")
    reason = page.locator(".y-hit__reason").first
    expect(reason).to_contain_text("正文")
    expect(reason.locator("mark").first).to_have_text("看图")
    assert faults == []
    page.close()


def test_every_step_works_without_script(browser: Browser, stick: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    opened(page, stick)
    page.locator("header a", has_text="学科").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a", has_text="数学").first.click()
    page.locator("article h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("header .y-header__name").click()
    assert page.url.endswith("/index.html")
    context.close()


def _path(url: str) -> str:
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(url).path)
