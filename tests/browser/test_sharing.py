"""Passing a page on: its address, its poster, its article, its list."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Visit
from .test_reading import BRIEFING, LESSON

PUBLIC = "https://yanxiu.example.edu.cn/"
PAGES = [LESSON, BRIEFING, "organisation/songqiao-shiyan/", "campaign/2024-activity-month/"]
ALLOWED = {"html", "body", "meta", "p", "section", "h2", "img", "table", "tbody", "tr", "td", "strong"}
MODULES = """address => {
  const qr = qrcode(0, "M"); qr.addData(address); qr.make();
  const side = [...Array(qr.getModuleCount()).keys()];
  return side.map(row => side.map(column => qr.isDark(row, column)));
}"""


LOADED = "Promise.all([...document.images].map(i => i.complete || new Promise(done => i.onload = i.onerror = done)))"


def pasted(page: Page, sample: Path) -> tuple[Page, dict[str, str]]:
    """An editor of another site with what the last press copied, and that by type."""
    editor = page.context.new_page()
    editor.route(f"{PUBLIC}**", lambda route: from_disk(route, sample))
    editor.set_content("<meta charset=utf-8><div contenteditable style='width:677px'></div>")
    editor.evaluate(
        "document.addEventListener('paste', e => window.taken = Object.fromEntries("
        "e.clipboardData.types.map(t => [t, e.clipboardData.getData(t)])))"
    )
    editor.locator("div").focus()
    editor.keyboard.press("Control+V")
    return editor, editor.evaluate("window.taken")


def from_disk(route: Route, sample: Path) -> None:
    """The public site, as readers elsewhere have it."""
    path = sample / route.request.url.removeprefix(PUBLIC).partition("?")[0]
    route.fulfill(path=path / "index.html" if path.is_dir() else path)


@pytest.mark.parametrize("path", PAGES)
def test_the_public_address_is_copied(visit: Visit, sample: Path, path: str) -> None:
    page = visit.go(path)
    box = page.locator("[data-y-share]")
    box.get_by_role("button", name="复制链接").click()
    expect(box.get_by_role("status")).to_have_text("已复制")
    assert pasted(page, sample)[1]["text/plain"] == PUBLIC + path


@pytest.mark.parametrize("path", PAGES)
def test_a_poster_is_a_picture_of_the_code(visit: Visit, path: str) -> None:
    """Asked for: nothing of it is loaded before. The picture's modules are those of the page's public address."""
    visit.page.emulate_media(color_scheme="dark")
    page = visit.go(path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="二维码海报").click()
    dialog = page.get_by_role("dialog", name="二维码海报")
    image = dialog.get_by_role("img")
    expect(image).to_be_visible()
    assert [url for url in asked if "vendor/qrcode.js" in url]
    assert page.locator("h1").inner_text().splitlines()[0][:8] in (image.get_attribute("alt") or "")
    data = (image.get_attribute("src") or "").removeprefix("data:image/png;base64,")
    poster = Image.open(io.BytesIO(b64decode(data))).convert("L")
    modules = page.evaluate(MODULES, PUBLIC + path)
    size = 440 // (len(modules) + 8)
    assert poster.width == 720 and size >= 6
    top, left = corner(poster, size * len(modules))
    seen = [
        [poster.getpixel((left + size * x + size // 2, top + size * y + size // 2)) == 0 for x in range(len(modules))]
        for y in range(len(modules))
    ]  # fmt: skip
    assert seen == modules
    with page.expect_download() as started:
        dialog.get_by_role("link", name="下载图片").click()
    assert started.value.suggested_filename.endswith(".png")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "二维码海报"


@pytest.mark.parametrize("path", ["organisation/songqiao-shiyan/", "subject/math/"])
def test_a_list_with_a_feed_can_be_followed(visit: Visit, sample: Path, path: str) -> None:
    """The link is the feed that the head names; a list without one has none."""
    page = visit.go(path)
    link = page.get_by_role("link", name="订阅")
    feed = link.evaluate("e => e.href").removeprefix(visit.address)
    assert page.locator("link[rel=alternate]").evaluate("e => e.href") == visit.address + feed
    assert (sample / feed).read_text("utf-8").startswith("<?xml")
    assert visit.go("tier/backbone/").get_by_role("link", name="订阅").count() == 0


def test_an_issue_has_one_button_to_print(visit: Visit) -> None:
    page = visit.go(BRIEFING)
    assert page.get_by_role("button", name="打印").count() == 1
    assert visit.go(LESSON).get_by_role("button", name="打印").count() == 1


def corner(poster: Image.Image, side: int) -> tuple[int, int]:
    """Row and column of the code's first module: black from there over seven modules, and nothing black above."""
    left = (720 - side) // 2
    for top in range(150, poster.height - side):
        if all(poster.getpixel((left + step, top)) == 0 for step in range(side // 10)):
            return top, left
    raise AssertionError("no code on the poster")


def test_an_article_for_an_official_account(visit: Visit, sample: Path, tmp_path: Path) -> None:
    page = visit.go(BRIEFING)
    title, pictures = page.locator("h1").inner_text(), page.locator("article img").count()
    words = page.locator("article p").first.inner_text()
    page.get_by_role("button", name="复制到公众号").click()
    expect(page.locator(".y-issue__actions > [role=status]")).to_contain_text("已复制全文")
    editor, copied = pasted(page, sample)
    markup = copied["text/html"]
    assert set(re.findall(r"<(\w+)", markup)) <= ALLOWED
    assert not re.search(r"\s(id|class)=|position|transform|<style|<script|<a ", markup)
    assert markup.count("<img") == pictures == len(re.findall(rf'<img src="{PUBLIC}r/[^"]*"', markup))
    there = editor.locator("[contenteditable]")
    expect(there).to_contain_text(title)
    expect(there).to_contain_text(words[:40])
    expect(there).to_contain_text("图1")
    assert there.locator("h2").count() == 4 and there.locator("[id], [class]").count() == 0
    editor.evaluate(LOADED)
    assert editor.evaluate("[...document.images].every(one => one.naturalWidth > 0 && one.width <= 677)")
    editor.screenshot(path=tmp_path / "pasted.png", full_page=True)


def test_a_list_in_a_frame_of_another_site(visit: Visit, browser: Browser, sample: Path) -> None:
    page = visit.go("organisation/songqiao-shiyan/")
    page.get_by_text("嵌入代码", exact=True).click()
    code = page.get_by_role("textbox", name="嵌入代码").input_value()
    page.get_by_role("button", name="复制代码").click()
    assert pasted(page, sample)[1]["text/plain"] == code
    context = browser.new_context(viewport={"width": 390, "height": 800})
    host = context.new_page()
    host.route(f"{PUBLIC}**", lambda route: from_disk(route, sample))
    host.set_content(f"<!doctype html><body style='margin:0'>{code}")
    frame = host.frame_locator("iframe")
    expect(frame.get_by_role("listitem")).to_have_count(10)
    assert frame.locator("html").evaluate("e => e.scrollWidth <= innerWidth")
    assert frame.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def test_without_script_only_the_frame_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}organisation/songqiao-shiyan/")
    assert not page.get_by_role("button", name="二维码海报").is_visible()
    page.get_by_text("嵌入代码", exact=True).click()
    assert "embed/organisation/songqiao-shiyan/" in page.get_by_role("textbox", name="嵌入代码").input_value()
    context.close()
