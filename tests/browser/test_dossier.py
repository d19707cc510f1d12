"""One lesson with three rounds, in a real browser: from change to change, and to the documents."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.accessible import violations

from .conftest import Visit

DOSSIER = "lesson/songqiao-shiyan/fenshu-chufa/"
PLAIN = "lesson/songqiao-erzhong/ajimide-yuanli/"
LESSON = "r/songqiao-shiyan/fenshu-chufa-jiaoxue-sheji/"
COURSE = "r/liuxi-zhongxin/liu-bian-jiao-ben-ke-cheng/"


def test_from_a_plan_to_what_changed(visit: Visit) -> None:
    page = visit.go(LESSON)
    page.get_by_role("link", name="课例档案").click()
    expect(page.locator(".y-mark")).to_have_text("一课三磨")
    match = page.locator("[data-y-match]").first
    said, changes = match.locator("[data-y-place]"), match.locator("[data-y-change]").count()
    assert changes > 10
    match.get_by_role("button", name="下一处").click()
    expect(said).to_have_text(f"第 1 处，共 {changes} 处")
    match.get_by_role("button", name="上一处").click()
    expect(said).to_have_text(f"第 {changes} 处，共 {changes} 处")
    expect(match.locator(".y-now")).to_have_count(1)
    expect(match.locator(".y-now")).to_be_in_viewport()


def test_changes_alone(visit: Visit) -> None:
    page = visit.go(DOSSIER)
    match = page.locator("[data-y-match]").first
    kept = match.locator(".y-kept").first
    expect(kept).to_be_visible()
    button = match.get_by_role("button", name="只看改动")
    button.click()
    expect(kept).to_be_hidden()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(kept).to_be_visible()


def test_versions_stand_beside_each_other_where_there_is_room(visit: Visit) -> None:
    page = visit.go(DOSSIER)
    change = page.locator(".y-change:not(.y-change-whole)").first
    old = change.locator(".y-change__old").bounding_box()
    new = change.locator(".y-change__new").bounding_box()
    assert old and new
    wide = page.viewport_size["width"] >= 1220  # type: ignore[index]
    assert (new["x"] >= old["x"] + old["width"]) is wide
    assert (new["y"] >= old["y"] + old["height"]) is not wide


@pytest.mark.parametrize("path", [DOSSIER, PLAIN, COURSE])
def test_it_is_read_by_everybody(visit: Visit, path: str) -> None:
    page = visit.go(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    assert [one["id"] for one in violations(page)] == []


def test_it_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + DOSSIER)
    expect(page.locator(".y-change").first).to_be_visible()
    expect(page.get_by_role("button", name="下一处")).to_have_count(0)
    page.locator(".y-kept summary").first.click()
    expect(page.locator(".y-kept p").first).to_be_visible()
    context.close()


def test_through_a_course(visit: Visit) -> None:
    page = visit.go(COURSE)
    page.locator(".y-course a").first.click()
    nav = page.locator("nav.y-course")
    nav.get_by_role("link", name="下一课").click()
    expect(page.locator("nav.y-course")).to_contain_text("第2课")
    page.locator(".y-course__of a").click()
    expect(page.locator("#course")).to_be_visible()
