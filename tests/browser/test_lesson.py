"""What a teacher does on the page of a lesson: files, pictures, the way back, citing, printing."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Visit
from .test_reading import LESSON

FILMED = "r/songqiao-shiyan/weike-sanjiaoxing-neijiaohe/"
"""A video, slides and a PDF."""


def test_all_files_in_one_download(visit: Visit) -> None:
    page = visit.go(FILMED)
    link = page.get_by_role("link", name="全部下载").first
    expect(link).to_be_visible()
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename == "微课：三角形的内角和为什么是180°.zip"
    with zipfile.ZipFile(io.BytesIO(Path(started.value.path()).read_bytes())) as found:
        assert found.testzip() is None
        assert sorted(found.namelist()) == [
            "三角形内角和微课.mp4",
            "三角形内角和微课.vtt",
            "三角形内角和微课课件.pptx",
            "微课脚本.pdf",
        ]


def test_the_download_is_on_the_first_screen_of_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in (LESSON, FILMED):
        page.goto(address + path)
        box = page.locator(".y-files a[download]").first.bounding_box()
        assert box is not None and box["y"] + box["height"] < 844 - 56 and box["height"] >= 44, path
    context.close()


def test_a_pdf_shows_its_first_page_and_its_number_of_pages(visit: Visit) -> None:
    page = visit.go(FILMED)
    row = page.locator(".y-file").filter(has_text="微课脚本.pdf")
    expect(row).to_contain_text(re.compile(r"PDF.*KB.*\d+页", re.DOTALL))
    assert (
        row.locator("img").evaluate(
            "async e => { e.loading = 'eager'; await e.decode(); return e.naturalWidth }"
        )
        == 240
    )
    expect(row.get_by_role("link", name="预览")).to_have_attribute("href", re.compile(r"\.pdf$"))


def test_pictures_open_large_and_are_leafed_through_by_keys(visit: Visit) -> None:
    page = visit.go(LESSON)
    links = page.locator("a[data-y-zoom]")
    assert links.count() > 1
    links.first.click()
    dialog = page.get_by_role("dialog", name="看大图")
    expect(dialog).to_be_visible()
    picture = dialog.locator("img")
    first = picture.get_attribute("src")
    assert first is not None and not first.endswith(".webp")
    expect(dialog).to_contain_text("图1")
    page.keyboard.press("ArrowRight")
    expect(dialog).to_contain_text("图2")
    assert picture.get_attribute("src") != first
    dialog.get_by_role("button", name="上一张").click()
    expect(dialog).to_contain_text("图1")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog, body').tagName") in ("DIALOG", "BODY")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    assert page.evaluate("document.activeElement === document.querySelector('a[data-y-zoom]')")


def test_a_picture_is_fetched_as_large_as_it_is_shown(browser: Browser, address: str) -> None:
    got = {}
    for width, density in ((390, 1), (1440, 1), (390, 3)):
        context = browser.new_context(viewport={"width": width, "height": 844}, device_scale_factor=density)
        page = context.new_page()
        page.goto(address + LESSON)
        image = page.locator("article img").first
        image.scroll_into_view_if_needed()
        got[width, density] = image.evaluate("async e => { await e.decode(); return e.currentSrc }")
        context.close()
    assert re.search(r"thumb/../\w+\.webp$", got[390, 1])
    assert got[1440, 1].endswith("-960.webp") and got[390, 3].endswith("-960.webp")


@pytest.mark.parametrize("path", [LESSON, FILMED])
def test_nothing_jumps(visit: Visit, path: str) -> None:
    page = visit.page
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    visit.go(path)
    page.evaluate(
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += 400)"
        " { scrollTo(0, y); await new Promise(r => setTimeout(r, 40)) } }"
    )
    assert page.evaluate("window.shift") <= 0.02


def test_a_video_waits_until_it_is_wanted(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go(FILMED)
    page.wait_for_load_state("networkidle")
    video = page.locator("video")
    assert video.evaluate("e => [e.autoplay, e.controls, e.preload, e.playsInline]") == [
        False,
        True,
        "none",
        True,
    ]
    assert [url for url in asked if url.endswith(".mp4")] == []


def test_a_film_has_the_captions_that_lie_beside_it(visit: Visit) -> None:
    """They are there to be switched on; nothing is fetched before."""
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go(FILMED)
    page.wait_for_load_state("networkidle")
    track = page.locator("video > track")
    assert track.evaluate("e => [e.kind, e.srclang, e.label, e.track.mode]") == [
        "captions",
        "zh",
        "字幕",
        "disabled",
    ]
    assert [url for url in asked if url.endswith(".vtt")] == []
    track.evaluate("e => new Promise(done => { e.onload = done; e.track.mode = 'showing' })")
    assert track.evaluate("e => e.track.cues.length") == 6


def test_the_way_back_leads_to_the_list_one_came_from(visit: Visit) -> None:
    page = visit.go("subject/math/backbone/")
    page.locator("article h2 a, article h3 a").filter(has_text="分数除法（一个数除以分数）").first.click()
    page.wait_for_url(re.compile(re.escape(LESSON)))
    back = page.get_by_role("link", name="返回列表")
    back.click()
    page.wait_for_url(re.compile("subject/math/backbone/"))


def test_the_bottom_bar_is_for_phones_and_hides_nothing(browser: Browser, address: str) -> None:
    for width, shown in ((390, True), (1440, False)):
        context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=False)
        page = context.new_page()
        page.goto(address + LESSON)
        bar = page.get_by_role("navigation", name="本页")
        assert bar.is_visible() is shown
        if shown:
            heights = [
                box["height"] for link in bar.get_by_role("link").all() if (box := link.bounding_box())
            ]
            assert 2 <= len(heights) <= 3 and min(heights) >= 44
            bar.get_by_role("link", name="引用").click()
            expect(page.locator("#cite")).to_be_in_viewport()
        context.close()


def test_the_citation_has_the_day_of_reading(visit: Visit) -> None:
    page = visit.go(LESSON)
    text = page.locator("#citation").inner_text()
    assert re.fullmatch(
        r"王晓岚\. 分数除法（一个数除以分数）\[EB/OL\]\. 松桥县实验小学, 2024\(2024-10-17\)\[\d{4}-\d\d-\d\d\]\. https://\S+/",
        text,
    )


def test_on_paper_there_are_no_buttons_and_the_address_stays(visit: Visit) -> None:
    page = visit.go(LESSON)
    page.emulate_media(media="print")
    for gone in (".y-bar", ".y-files", ".y-contents", ".y-near", "button", ".y-header", ".y-footer"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    expect(page.locator("#citation")).to_contain_text("https://")
    assert (
        page.locator("article thead").first.evaluate("e => getComputedStyle(e).display")
        == "table-header-group"
    )


def test_without_script_a_picture_is_a_link_to_its_file(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LESSON)
    page.locator("a[data-y-zoom]").first.click()
    page.wait_for_url(re.compile(r"\.(png|jpg)$"))
    context.close()
