"""Suggestions in the search field of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Visit

LISTING = "resources/"


def open_field(page: Page) -> Locator:
    """The header's field, with the focus: by the slash key, or where there is none by the link."""
    link = page.locator(".y-header__search")
    if link.is_visible():
        link.click()
    else:
        page.keyboard.press("/")
    field = page.get_by_role("combobox", name="搜索成果库")
    expect(field).to_be_focused()
    return field


def test_nothing_is_loaded_before_a_field_has_the_focus(visit: Visit) -> None:
    """The page weighs what it weighed; with the focus comes the script, with the first letter the index."""
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url.removeprefix(visit.address)))
    page = visit.go(LISTING)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if "suggest" in one or one.startswith("search")] == []
    field = open_field(page)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if one.startswith("search")] == []
    field.press_sequentially("数学", delay=20)
    page.get_by_role("option").first.wait_for()
    assert "search/index.js" in asked


def test_a_term_is_chosen_by_keyboard(visit: Visit) -> None:
    """Arrows move and say where one is, Esc closes, Enter opens the search page with the term as a filter."""
    page = visit.go(LISTING)
    field = open_field(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("shuxue", delay=20)
    option = page.get_by_role("option").filter(has_text="学科")
    option.wait_for()
    # Terms come at once, people and titles a moment later.
    page.get_by_role("option").filter(has_text=re.compile("教师|题名")).first.wait_for()
    expect(page.locator(".y-find [role=status]")).to_have_text(f"{page.get_by_role('option').count()} 条建议")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("shuxue")
    page.keyboard.press("ArrowDown")
    option.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert page.get_by_role("option").first.get_attribute("id") == field.get_attribute(
        "aria-activedescendant"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?subject=math")


def test_enter_searches_what_was_typed(visit: Visit) -> None:
    page = visit.go(LISTING)
    field = open_field(page)
    field.press_sequentially("分数", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=%E5%88%86%E6%95%B0")
    expect(page.locator("h1")).to_have_text("“分数”")
    assert page.locator(".y-find").count() == 0, "the search page has one field"


def test_a_title_is_chosen_by_a_press(visit: Visit) -> None:
    """From the field of the home page, too."""
    page = visit.go("")
    field = page.locator("#y-q")
    field.press_sequentially("点亮", delay=20)
    option = page.get_by_role("option").filter(has_text="题名").first
    title = option.locator(".y-suggest__text").inner_text()
    option.click()
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("h1")).to_have_text(f"“{title}”")


def test_the_list_is_whole_on_the_screen(visit: Visit) -> None:
    """A sheet as wide as a phone, in each text size; it never makes the page scroll sideways."""
    page = visit.go(LISTING)
    for size in ("", "xl"):
        page.evaluate("size => document.documentElement.setAttribute('data-y-text', size)", size)
        if not page.locator("#y-find").is_visible():
            page.locator(".y-header__search").click()
        page.locator("#y-find").fill("")
        page.locator("#y-find").press_sequentially("小", delay=20)
        page.get_by_role("option").nth(4).wait_for()
        box, field = page.get_by_role("listbox").bounding_box(), page.locator("#y-find").bounding_box()
        width = page.evaluate("innerWidth")
        assert box is not None and field is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= field["y"] + field["height"] - 1
        assert width > 500 or box["width"] == width
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_in_the_open_list(visit: Visit) -> None:
    page = visit.go(LISTING)
    open_field(page).press_sequentially("小", delay=20)
    page.get_by_role("option").nth(4).wait_for()
    page.keyboard.press("ArrowDown")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_on_a_phone_the_field_comes_and_goes(browser: Browser, address: str) -> None:
    """The link opens it and says so; the second Esc closes it and gives the focus back; so does a press beside it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + LISTING)
    link, field = page.locator(".y-header__search"), page.locator("#y-find")
    expect(link).to_have_attribute("aria-expanded", "false")
    link.click()
    field.press_sequentially("数学", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    expect(field).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(link).to_be_focused()
    link.click()
    expect(field).to_be_focused()
    page.locator(".y-footer__name").click(position={"x": 5, "y": 5})
    expect(field).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_copy_without_a_server_suggests_too(browser: Browser, sample: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto((sample / "resources/index.html").as_uri())
    field = open_field(page)
    field.press_sequentially("shuxue", delay=20)
    page.get_by_role("option").filter(has_text="学科").click()
    page.wait_for_url("**/search/index.html?subject=math")
    expect(page.locator("[data-y-count]")).to_contain_text("共 ")
    context.close()


def test_without_script_the_form_and_the_link_are_plain(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LISTING)
    page.locator("#y-find").fill("分数")
    page.locator("#y-find").press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + LISTING)
    page.locator(".y-header__search").click()
    page.wait_for_url("**/search/")
    context.close()


def test_a_lost_index_leaves_the_form_as_it_was(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 844})
    page = context.new_page()
    page.route("**/search/index.js*", lambda route: route.abort())
    page.goto(address + LISTING)
    field = open_field(page)
    with page.expect_event("requestfailed"):
        field.press_sequentially("数学", delay=20)
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    context.close()
