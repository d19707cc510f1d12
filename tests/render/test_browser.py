"""Pages in the system's Chromium, opened from a folder: no server, strict policy, phone and desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.model.catalogue import Catalogue
from generator.render.files import plan_files
from generator.render.shell import Shells
from tests.accessible import violations

from .conftest import Workshop, submission

LONG = "一个很长很长的题目" * 7
SCHOOL = submission(1).url
PAGES = [
    "index.html",
    "resources/index.html",
    "subject/math/index.html",
    "tier/backbone/index.html",
    "organisation/index.html",
    "organisation/school-b/index.html",
    "organisation/school-b/briefing/index.html",
    "embed/organisation/school-b/index.html",
    "author/p1/index.html",
    "kind/index.html",
    f"{SCHOOL}index.html",
    f"{submission(3).url}index.html",
    f"{submission(5).url}index.html",
    "guide/index.html",
    "guide/lesson-plan/index.html",
    "rules/PL301/index.html",
    "about/index.html",
    "coverage/index.html",
    "coverage/spring/index.html",
    "campaign/spring/index.html",
    "campaign/autumn/index.html",
    "ledger/index.html",
    "ledger/spring/index.html",
    "ledger/spring/county-a/index.html",
]


@pytest.fixture(scope="module")
def folder(
    workshop: Workshop,
    shells: Shells,
    bureau: dict[str, str],
    catalogue: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The bureau's edition on disk, without the files of the bundles: it has every type of page."""
    root = tmp_path_factory.mktemp("browser")
    for name, text in bureau.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for name, source in shells.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(source.read_bytes())
    assert list(plan_files(catalogue, workshop.site, root)) == []
    return root


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(phone: Page, folder: Path, name: str) -> None:
    phone.goto((folder / name).as_uri())
    faults = {one["id"]: [node["html"][:160] for node in one["nodes"][:3]] for one in violations(phone)}
    assert faults == {}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, folder: Path, name: str) -> None:
    phone.goto((folder / name).as_uri())
    widths = {}
    for size in ("", "l", "xl"):
        phone.evaluate("size => document.documentElement.setAttribute('data-y-text', size)", size)
        widths[size] = phone.evaluate("document.documentElement.scrollWidth")
    assert widths == {"": 390, "l": 390, "xl": 390}


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_is_obeyed_and_nothing_is_missing(phone: Page, folder: Path, name: str) -> None:
    """No message in the console: no refused script or style, no missing asset but the bundles' pictures."""
    said: list[str] = []
    asked: list[str] = []
    phone.on(
        "console",
        lambda message: said.append(message.text) if "ERR_FILE_NOT_FOUND" not in message.text else None,
    )
    phone.on("pageerror", lambda error: said.append(str(error)))
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto((folder / name).as_uri())
    assert said == []
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    lost = [url for url in asked if url.startswith("file://") and "/assets/" in url]
    assert lost and all(Path(url.removeprefix("file://").partition("?")[0]).is_file() for url in lost)


def test_the_menu_is_a_dialog_that_gives_the_focus_back(phone: Page, folder: Path) -> None:
    phone.goto((folder / "index.html").as_uri())
    menu = phone.get_by_role("button", name="打开菜单")
    menu.click()
    dialog = phone.get_by_role("dialog", name="菜单")
    assert dialog.is_visible() and dialog.get_by_role("link").count() >= 6
    phone.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert phone.evaluate("document.activeElement.getAttribute('aria-label')") == "打开菜单"
    assert phone.locator(".y-nav .y-nav__list").count() == 1


def test_without_script_the_navigation_and_the_search_are_there(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    assert page.get_by_role("navigation", name="主导航").is_visible()
    assert page.get_by_role("button", name="打开菜单").count() == 0
    assert page.locator("#y-q").is_visible()
    context.close()


def test_text_size_is_remembered_on_the_next_page(phone: Page, folder: Path) -> None:
    phone.goto((folder / "index.html").as_uri())
    button = phone.locator("[data-y-size]")
    sizes = [phone.evaluate("getComputedStyle(document.documentElement).fontSize")]
    for _ in range(2):
        button.click()
        sizes.append(phone.evaluate("getComputedStyle(document.documentElement).fontSize"))
    assert sizes == ["20px", "24px", "30px"]
    assert phone.get_by_role("status").first.text_content() == "字号：特大"
    phone.goto((folder / "guide/index.html").as_uri())
    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "30px"


def test_palette_can_be_chosen_against_the_system(browser: Browser, folder: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    paper = "getComputedStyle(document.body).backgroundColor"
    colours = [page.evaluate(paper)]
    for _ in range(3):
        page.locator("[data-y-palette]").click()
        colours.append(page.evaluate(paper))
    dark, light = "rgb(20, 23, 26)", "rgb(250, 249, 246)"
    assert colours == [dark, light, dark, dark]
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--y-paper').trim()")
        == "#FAF9F6"
    )
    context.close()


def test_links_lead_to_pages_when_opened_from_a_folder(phone: Page, folder: Path) -> None:
    """A browser shows a listing of the folder for `a/b/`; the copy on a stick leads to the page."""
    phone.goto((folder / "resources/index.html").as_uri())
    phone.locator(".y-card__title a").first.click()
    phone.wait_for_load_state()
    assert phone.url.endswith("/index.html") and phone.locator("h1").count() == 1
    phone.get_by_role("link", name="首页").first.click()
    phone.wait_for_load_state()
    assert phone.url == (folder / "index.html").as_uri()


def test_the_file_is_on_the_first_phone_screen(phone: Page, folder: Path) -> None:
    """Title, who and the download, before the prose."""
    phone.goto((folder / SCHOOL / "index.html").as_uri())
    box = phone.get_by_role("link", name="下载").first.bounding_box()
    assert box is not None and box["y"] + box["height"] < 844 and box["height"] >= 44


def test_a_citation_can_be_copied_without_permission(phone: Page, folder: Path) -> None:
    phone.goto((folder / SCHOOL / "index.html").as_uri())
    phone.get_by_role("button", name="复制引用").click()
    said = phone.locator("[data-y-said]").first.text_content()
    assert said == "已复制"


def test_a_stacked_table_keeps_its_roles_and_labels(phone: Page, folder: Path) -> None:
    phone.goto((folder / SCHOOL / "index.html").as_uri())
    table = phone.locator(".y-stack")
    assert table.evaluate("e => getComputedStyle(e.querySelector('tr')).display") == "block"
    assert table.get_by_role("rowheader").count() == 1 and table.get_by_role("columnheader").count() == 3
    label = table.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"教师活动"'


def test_a_line_of_text_has_a_readable_length(browser: Browser, folder: Path) -> None:
    """19–22 字 on a phone, 34–38 on a desk."""
    for width, least, most in ((390, 19, 22), (1440, 34, 38)):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto((folder / SCHOOL / "index.html").as_uri())
        size = "e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)"
        chars = page.locator(".y-prose > p").first.evaluate(size)
        context.close()
        assert least <= chars <= most, width


def test_gaps_can_be_copied_and_a_chosen_scope_is_in_view(phone: Page, folder: Path) -> None:
    phone.goto((folder / "coverage/spring/index.html").as_uri())
    assert phone.locator(".y-row [aria-current]").bounding_box()["x"] < 390  # type: ignore[index]
    phone.get_by_role("button", name="复制文字").click()
    assert phone.locator("[data-y-said]").first.text_content() == "已复制"


def test_a_wide_heat_table_scrolls_in_its_own_box_with_its_row_heads(phone: Page, folder: Path) -> None:
    phone.goto((folder / "coverage/index.html").as_uri())
    phone.evaluate("document.documentElement.setAttribute('data-y-text', 'xl')")
    box = phone.locator(".y-heat-box").nth(1)
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    box.evaluate("e => { e.scrollLeft = 200 }")
    edges = box.evaluate(
        "e => [e.getBoundingClientRect().left, e.querySelector('tbody th').getBoundingClientRect().left]"
    )
    assert abs(edges[1] - edges[0]) <= 2
    hint = box.evaluate("e => getComputedStyle(e, '::after').content")
    assert hint == '"左右滑动查看"'


def test_a_table_of_counts_stacks_with_its_roles_and_labels(phone: Page, folder: Path) -> None:
    phone.goto((folder / "organisation/school-b/index.html").as_uri())
    table = phone.locator(".y-tally")
    assert table.get_by_role("rowheader").count() == 2 and table.get_by_role("columnheader").count() == 9
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("cell").count() == 8
    assert row.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content") == '"应交"'


def test_bars_have_their_length_without_inline_style(phone: Page, folder: Path) -> None:
    phone.goto((folder / "ledger/spring/index.html").as_uri())
    bar = phone.locator(".y-total .y-bar")
    whole, done = bar.bounding_box(), bar.locator(".y-bar__done").bounding_box()
    assert whole is not None and done is not None
    assert abs(done["width"] / whole["width"] - 7 / 20) < 0.01


def test_scripts_are_small() -> None:
    import gzip

    scripts = Path(__file__).parents[2] / "theme/assets/js"
    packed = sum(len(gzip.compress((scripts / name).read_bytes())) for name in ("head.js", "shell.js"))
    assert packed <= 4096


def test_a_page_that_was_opened_from_a_list_leads_back_to_it(phone: Page, folder: Path) -> None:
    phone.goto((folder / "resources/index.html").as_uri())
    phone.locator(".y-card__title a").nth(3).click()
    phone.wait_for_load_state()
    back = phone.locator(".y-back a")
    assert back.text_content() == "‹ 返回列表：全部成果"
    back.click()
    phone.wait_for_load_state()
    assert phone.url == (folder / "resources/index.html").as_uri()
    phone.goto((folder / SCHOOL / "index.html").as_uri())
    assert phone.locator(".y-back").count() == 0, "nobody came here from a list"


def test_the_interface_speaks_english_on_demand(phone: Page, folder: Path) -> None:
    """Fixed words change and are marked; titles stay; the choice is remembered, and can be taken back."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto((folder / "resources/index.html").as_uri())
    titles = phone.locator(".y-card__title").all_text_contents()
    assert not [url for url in asked if "english.js" in url]
    phone.get_by_role("button", name="English").click()
    menu = phone.get_by_role("button", name="Open menu")
    menu.wait_for()
    assert phone.locator(".y-skip").text_content() == "Skip to content"
    assert phone.locator(".y-skip").get_attribute("lang") == "en"
    assert phone.locator(".y-card__title").all_text_contents() == titles
    phone.goto((folder / "index.html").as_uri())
    phone.locator("#y-q[placeholder='Topic, school, teacher, pinyin']").wait_for()
    phone.get_by_role("button", name="中文").click()
    phone.get_by_role("button", name="打开菜单").wait_for()
