"""The search page as a reader uses it, from a folder and over HTTP."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from generator.model.catalogue import Catalogue
from generator.model.registry import Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission

from . import invented
from .conftest import DOCUMENTS, build, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
TITLES = [one.title for one in invented.catalogue(DOCUMENTS).submissions]


def count(page: Page) -> str:
    """The status line once the search is through."""
    until(page, "!document.querySelector('[data-y-results]').hasAttribute('aria-busy')")
    until(page, "!/^$|正在|仍在/.test(document.querySelector('[data-y-count]').textContent)")
    return page.locator("[data-y-count]").inner_text()


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, folder: Path, served: str) -> str:
    """Address of the site, once without and once with a server."""
    return folder.as_uri() + "/" if request.param == "file" else served


@pytest.fixture
def address(root: str) -> str:
    return f"{root}search/index.html"


@pytest.fixture
def local(folder: Path) -> str:
    """The page's address where one way of opening it is enough."""
    return (folder / "search/index.html").as_uri()


def test_a_query_in_the_address_is_answered(visit: Visit, address: str) -> None:
    """Count, marked hits, links to the submissions."""
    page = visit(address + "?q=" + quote("草船借箭"))
    many = sum("草船借箭" in title for title in TITLES)
    assert f"共 {many} 份" == count(page)
    assert page.locator("h1").inner_text() == "“草船借箭”"
    assert {"草船借箭"} == set(page.locator(".y-hit__title mark").all_inner_texts())
    target = page.locator(".y-hit__title a").first.get_attribute("href") or ""
    assert target.startswith(address.removesuffix("search/index.html") + "r/")
    # A folder opened without a server would show a list of files.
    assert target.endswith("index.html" if address.startswith("file:") else "/")


def test_typing_searches_and_back_returns(visit: Visit, address: str) -> None:
    """Enter searches, a second search follows, the back button restores the first."""
    page = visit(address)
    assert count(page) == f"共 {DOCUMENTS} 份"
    page.fill("#y-search-text", "背影")
    page.press("#y-search-text", "Enter")
    until(page, "document.querySelector('h1').textContent === '“背影”'")
    first = count(page)
    page.fill("#y-search-text", "岳阳楼记")
    page.press("#y-search-text", "Enter")
    until(page, "document.querySelector('h1').textContent === '“岳阳楼记”'")
    count(page)
    page.go_back()
    until(page, "document.querySelector('h1').textContent === '“背影”'")
    until(page, f"document.querySelector('[data-y-count]').textContent === '{first}'")
    assert page.input_value("#y-search-text") == "背影"


def test_filters_apply_at_once_on_wide_screens(visit: Visit, local: str) -> None:
    """A ticked box narrows the results, stands in the address and as a chip; the chip removes it."""
    page = visit(local)
    count(page)
    box = page.locator("input[data-slug=math]")
    many = page.locator("label", has=box).locator(".y-facet__count").inner_text()
    box.check()
    until(page, f"document.querySelector('[data-y-count]').textContent === '共 {many} 份'")
    assert page.url.endswith("?subject=math")
    assert page.evaluate("document.activeElement.dataset.slug") == "math", "the focus stays on the box"
    page.get_by_role("button", name="移除 数学").click()
    until(page, f"document.querySelector('[data-y-count]').textContent === '共 {DOCUMENTS} 份'")
    assert "?" not in page.url


def test_counts_follow_the_query(visit: Visit, local: str) -> None:
    """The numbers beside the terms are those of the present query; terms without documents are hidden."""
    page = visit(local + "?q=" + quote("背影"))
    count(page)
    kinds = page.locator("details").nth(0)
    names = kinds.locator(".y-facet__name").all_inner_texts()
    shown = dict(zip(names, kinds.locator(".y-facet__count").all_inner_texts(), strict=True))
    labels = {slug: label for slug, label, _ in invented.KINDS}
    expected: dict[str, int] = {}
    for one in invented.catalogue(DOCUMENTS).submissions:
        if "背影" in one.title:
            expected[labels[one.kind]] = expected.get(labels[one.kind], 0) + 1
    assert {label: str(many) for label, many in expected.items()} == shown


def test_organisations_unfold_from_city_to_school(visit: Visit, local: str) -> None:
    """City open, counties folded; a county stands for all its schools."""
    page = visit(local)
    count(page)
    page.locator("summary", has_text="单位").click()
    group = page.locator("details").last
    group.locator("li").nth(1).wait_for()
    names = ["示例市", "示例县", "临河区", "单县", "未登记的学校"]
    assert names == group.locator(".y-facet__name").all_inner_texts()
    group.get_by_role("button", name="展开 单县").click()
    assert "单县实验小学" in group.locator(".y-facet__name").all_inner_texts()
    many = group.locator("label", has_text="单县").first.locator(".y-facet__count").inner_text()
    group.get_by_role("checkbox", name=f"单县 {many}", exact=True).check()
    until(page, f"document.querySelector('[data-y-count]').textContent === '共 {many} 份'")


def test_the_sheet_applies_on_its_button_only(visit: Visit, local: str) -> None:
    """On a phone: choosing counts, ✕ and Esc change nothing, 查看结果 applies."""
    page = visit(local + "?q=" + quote("分数"), width=390, height=844)
    before = count(page)
    for leave in ("button", "escape"):
        page.get_by_role("button", name="筛选", exact=True).click()
        page.locator("dialog input[data-slug=lesson-talk]").check()
        until(page, "/符合 \\d+ 份/.test(document.querySelector('[data-y-sheet-count]').textContent)")
        if leave == "button":
            page.get_by_role("button", name="关闭").click()
        else:
            page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="hidden")
        assert before == count(page)
        assert "kind" not in page.url
    page.get_by_role("button", name="筛选", exact=True).click()
    page.locator("dialog input[data-slug=lesson-talk]").check()
    page.get_by_role("button", name="查看结果").click()
    until(page, "location.search.includes('kind=lesson-talk')")
    page.get_by_role("button", name="筛选 · 1").wait_for()
    assert before != count(page)


def test_nothing_is_wider_than_a_phone(visit: Visit, local: str) -> None:
    """No sideways scroll at 390 pixels, results and filters alike."""
    page = visit(local + "?q=" + quote("教案") + "&tier=master", width=390, height=844)
    count(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="筛选 · 1").click()
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= 390


def test_more_results(visit: Visit, local: str) -> None:
    """Twenty at a time; the keyboard goes on at the first new one; no result twice."""
    page = visit(local)
    count(page)
    assert page.locator(".y-hit").count() == 20
    page.get_by_role("button", name="再显示一些").click()
    until(page, "document.querySelectorAll('.y-hit').length === 40")
    links = [link.get_attribute("href") for link in page.locator(".y-hit__title a").all()]
    assert len(set(links)) == 40
    assert links[20] == page.evaluate("document.activeElement.href")
    days = [day for day in page.locator(".y-hit time").all_inner_texts() if day]
    assert sorted(days, reverse=True) == days


def test_sorting_by_day(visit: Visit, local: str) -> None:
    """最新 stands in the address and orders the results."""
    page = visit(local + "?q=" + quote("教学"))
    count(page)
    page.locator("label", has_text="最新").click()
    until(page, "location.search.includes('sort=date')")
    count(page)
    until(
        page,
        "(days => days.length > 5 && days.every((day, at) => !at || days[at - 1] >= day))"
        "([...document.querySelectorAll('.y-hit time')].map(one => one.dateTime))",
    )


def test_slash_focuses_the_field(visit: Visit, local: str) -> None:
    """The slash key goes to the field, and is a slash inside it."""
    page = visit(local)
    count(page)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "y-search-text"
    page.keyboard.press("/")
    assert page.input_value("#y-search-text") == "/"


def test_no_hit_says_what_to_do(visit: Visit, local: str) -> None:
    page = visit(local + "?q=" + quote("量子纠缠"))
    expected = "没有找到“量子纠缠”。可以少输几个字，或去掉筛选条件。"
    assert expected == count(page)
    assert expected == page.locator("[data-y-empty] p").first.inner_text()


def test_filtered_out_names_the_filter_in_the_way(visit: Visit, tmp_path: Path) -> None:
    """The query has results, the filter takes them all: its removal is offered with the number."""
    bare = {"kind": "paper", "organisation": "a"}
    submissions = (
        Submission(path="1", url="r/1/", title="分数", terms={"tier": ("able",)}, **bare),
        Submission(path="2", url="r/2/", title="小数", terms={"tier": ("master",)}, **bare),
    )
    build(tmp_path, Catalogue(submissions, Registry()), invented.site())
    page = visit((tmp_path / "search/index.html").as_uri() + "?q=" + quote("分数") + "&tier=master")
    assert count(page) == "当前筛选下没有成果。去掉“名优教师”后有 1 份。"
    page.get_by_role("button", name="去掉“名优教师”").click()
    until(page, "document.querySelector('[data-y-count]').textContent === '共 1 份'")


def test_an_empty_library_says_so(visit: Visit, tmp_path: Path, site: SiteConfig) -> None:
    build(tmp_path, Catalogue((), Registry()), site)
    assert count(visit((tmp_path / "search/index.html").as_uri())) == "成果库里还没有已发布的成果。"


@pytest.mark.parametrize(
    "query",
    ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "__proto__", "constructor", "\x00\x1b",
     "分" * 10_000, "%", "。，！", "x" * 10_000],
)  # fmt: skip
def test_hostile_queries_show_as_text(visit: Visit, local: str, query: str) -> None:
    """Whatever stands in the address, the page answers, and no element comes of it."""
    page = visit(local + "?q=" + quote(query) + "&__proto__=1&constructor=2&kind=%3Cb%3E")
    assert count(page)
    assert page.locator(".y-seek img, .y-seek script:not([src]), .y-seek b").count() == 0
    assert query.strip("\x00\x1b")[:20] in page.locator("h1").inner_text()


def test_hostile_cards_show_as_text(visit: Visit, tmp_path: Path, site: SiteConfig) -> None:
    """Titles, names and addresses of submissions never become markup or leave the site."""
    evil = "</script><img src=x onerror=alert(1)>分数\u2028\\\"'"
    one = Submission(
        path="1", url="javascript:alert(1)//", kind=evil, title=evil, summary=evil, organisation=evil,
        terms={"subject": (evil,), "tag": (evil,)}, fields={evil: evil},
    )  # fmt: skip
    build(tmp_path, Catalogue((one,), Registry()), site)
    page = visit((tmp_path / "search/index.html").as_uri() + "?q=" + quote("分数"))
    assert count(page) == "共 1 份"
    assert page.locator(".y-seek img").count() == 0
    assert (page.locator(".y-hit__title a").get_attribute("href") or "").startswith("file:")


@pytest.mark.parametrize("damage", ["missing", "truncated"])
@pytest.mark.parametrize("part", ["index", "t", "f", "c"])
def test_a_damaged_index_says_so_and_recovers(
    visit: Visit, folder: Path, tmp_path: Path, damage: str, part: str
) -> None:
    """A missing or cut file gives a message and 重试; after the repair 重试 shows the results."""
    copy = tmp_path / "site"
    shutil.copytree(folder, copy)
    broken = [copy / "search/index.js"] if part == "index" else sorted((copy / "search" / part).glob("*.js"))
    whole = {path: path.read_bytes() for path in broken}
    for path in broken:
        path.unlink() if damage == "missing" else path.write_bytes(whole[path][:-20])
    # Few hits need no columns: their cards say all.
    asked = "" if part == "f" else "背影"
    page = visit((copy / "search/index.html").as_uri() + "?q=" + quote(asked), cut=True)
    page.get_by_role("alert").get_by_text("索引没有读全，结果可能不全。").wait_for()
    for path, content in whole.items():
        path.write_bytes(content)
    page.get_by_role("button", name="重试").click()
    assert f"共 {sum(asked in title for title in TITLES)} 份" == count(page)
    assert page.get_by_role("alert").is_hidden()


def test_without_script_there_is_another_way(browser: object, local: str) -> None:
    """No script: the form, the message and links to the listings; nothing that does not work."""
    page = browser.new_page(java_script_enabled=False)  # type: ignore[attr-defined]
    page.goto(local)
    text = page.locator("noscript").inner_text()
    assert "".join(text.split()) == "搜索和组合筛选需要启用脚本；也可以按学科、梯级、单位浏览。"
    assert page.locator("[data-y-needs-script]").is_hidden()
    page.close()


def test_accessible_names_and_rules(visit: Visit, local: str) -> None:
    """axe finds nothing serious, wide and narrow, sheet closed and open."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    serious = {"serious", "critical"}
    # Colours come from the tokens, which this bare page lacks; preloading styles would break the policy.
    options = {"preload": False, "rules": {"color-contrast": {"enabled": False}}}
    for width in (1440, 390):
        page = visit(local + "?q=" + quote("单县 课件") + "&stage=primary", width=width)
        count(page)
        for step in ("closed", "open"):
            if step == "open":
                if width > 960:
                    break
                page.get_by_role("button", name="筛选 · 1").click()
            results = axe.run(page, options=options)
            assert [one["id"] for one in results.response["violations"] if one["impact"] in serious] == []


def test_suggestions_by_keyboard(visit: Visit, address: str) -> None:
    """Arrows move, Esc closes, Enter on a term filters by it; the field says which option is meant."""
    page = visit(address)
    count(page)
    field = page.locator("#y-search-text")
    field.press_sequentially("shuxue", delay=20)
    page.get_by_role("option").filter(has_text="数学").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("[data-y-suggest]").is_hidden()
    field.fill("数学")
    page.get_by_role("option").filter(has_text="学科").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "location.search === '?subject=math'")
    assert field.input_value() == ""


def test_suggested_people_and_titles_are_searched(visit: Visit, local: str) -> None:
    """A press on a title searches for it; the list closes."""
    page = visit(local)
    count(page)
    page.locator("#y-search-text").press_sequentially("草船", delay=20)
    option = page.get_by_role("option").filter(has_text="题名").first
    title = option.locator(".y-suggest__text").inner_text()
    option.click()
    until(page, f"document.querySelector('h1').textContent === '“' + {title!r} + '”'")
    assert page.locator("[data-y-suggest]").is_hidden()
    assert count(page).startswith("共 ")


def test_words_typed_without_spaces(visit: Visit, address: str) -> None:
    """No text has them side by side: they are looked for one by one, and the page says so."""
    page = visit(address + "?q=" + quote("语文背影说课稿"))
    found = count(page)
    assert found.startswith("共 ") or "没有" in found
    author, title = next(
        (one.authors[0].name, "背影")
        for one in invented.catalogue(DOCUMENTS).submissions
        if "背影" in one.title
    )
    page = visit(address + "?q=" + quote(author + title))
    page.get_by_text(f"没有连在一起的“{author}{title}”，下面的同时含有“{author}”“{title}”。").wait_for()
    assert count(page).startswith("共 ")
    assert set(page.locator(".y-hit__title mark").all_inner_texts()) == {title}


def test_what_was_meant_is_shown(visit: Visit, address: str) -> None:
    """A homophone: what was meant is shown, and the page says so; further guesses are a press away."""
    page = visit(address + "?q=" + quote("分数程法"))
    page.get_by_text("没有找到“分数程法”，下面的是“分数乘法”。").wait_for()
    assert count(page).startswith("共 ")
    assert set(page.locator(".y-hit__title mark").all_inner_texts()) <= {"分数乘法"}
    assert page.locator("h1").inner_text() == "“分数程法”"


def test_what_no_document_has_together_is_shown_in_part(visit: Visit, address: str) -> None:
    """Two lessons at once: the rarer one, and the other a press away."""
    page = visit(address + "?q=" + quote("岳阳楼记 背影"))
    page.get_by_text("没有同时含有“岳阳楼记”“背影”的，下面的只含有").wait_for()
    other = page.get_by_role("button", name=re.compile("^(岳阳楼记|背影)（"))
    name = other.inner_text().partition("（")[0]
    other.click()
    until(page, f"document.querySelector('h1').textContent === '“{name}”'")
    assert count(page).startswith("共 ")
    assert page.locator("[data-y-note]").is_hidden()


def test_a_plain_facet_has_a_feed_and_a_link(visit: Visit, served: str) -> None:
    """One school: its feed is offered; a query beside it has none. The address can be copied."""
    page = visit(f"{served}search/index.html?organisation=school0")
    count(page)
    assert (
        page.get_by_role("link", name="订阅").get_attribute("href")
        == f"{served}organisation/school0/feed.xml"
    )
    page.get_by_role("button", name="复制链接").click()
    page.get_by_text("已复制").wait_for()
    page = visit(f"{served}search/index.html?organisation=school0&q=" + quote("分数"))
    count(page)
    assert page.get_by_role("link", name="订阅").is_hidden()


def test_storage_is_not_needed(browser: object, local: str) -> None:
    """Browsers that refuse storage search all the same."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(local + "?q=" + quote("背影"))
    assert count(page).startswith("共 ")
    page.close()


@pytest.mark.parametrize(("query", "read"), [("小学", set()), ("城东学校", {"o"}), ("单县第一中学", {"o"})])
def test_a_school_by_name_needs_no_column(
    visit: Callable[..., Page], served: str, query: str, read: set[str]
) -> None:
    """Lists of few organisations, keys of what many are called; no table of all documents."""
    page = visit(f"{served}search/?q={query}", 390)
    page.wait_for_selector("[data-y-results]:not([aria-busy]) .y-hit")
    files = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    sorts = {one.split("/search/")[1].split("/")[0] for one in files if "/search/" in one}
    assert not any("/f/organisation" in one or "/f/date" in one for one in files)
    assert sorts & {"o"} == read
