"""An issue on A4, as a reader prints it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

ISSUES = (
    "r/songqiao-shiyan/yanxiu-jianbao-07/", "r/songqiao-shiyan/yanxiu-jianbao-08/",
    "r/wanghu-hudong/jianbao-di-1-qi/", "r/wanghu-hudong/jianbao-di-2-qi/",
    "r/lanchuan-yizhong/yanxiu-jianbao-2024-03/", "r/lanchuan-yizhong/yanxiu-jianbao-2024-04/",
)  # fmt: skip
A4 = (595, 842)
"""Points."""
MARGIN = 51
"""Points at the foot, where the page's number stands."""
CHROME = ("首页", "打印", "复制", "海报", "往期", "目录", "引用与许可", "跳到正文", "下载", "字号")


@pytest.mark.parametrize("path", ISSUES)
def test_an_issue_fills_its_pages(browser: Browser, address: str, tmp_path: Path, path: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
    page.evaluate(
        "Promise.all([...document.images].map(i => i.complete || new Promise(done => i.onload = i.onerror = done)))"
    )
    title, pictures = page.locator("h1").inner_text(), page.locator("article img").count()
    page.pdf(path=tmp_path / "issue.pdf", prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(tmp_path / "issue.pdf") as document:
        sides = [document[at] for at in range(len(document))]
        texts = [side.get_textpage().get_text_bounded() for side in sides]
        images = sum(len([*side.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]) for side in sides)
        filled = lowest(sides[-1])
        assert 1 <= len(sides) <= 3
        assert {tuple(map(round, side.get_size())) for side in sides} == {A4}
    whole = "".join(texts).replace("\r\n", "").replace("\n", "")
    assert title in whole and "审核" in whole
    assert [word for word in CHROME if word in whole] == []
    assert images == pictures, "none is split over two pages"
    assert len(sides) == 1 or filled >= 1 / 3
    assert f"第{len(sides)}页，共{len(sides)}页" in texts[-1]


def lowest(side: pypdfium2.PdfPage) -> float:
    """How far down the page anything stands but its number, as a share of the height."""
    height = side.get_height()
    feet = [one.get_bounds()[1] for one in side.get_objects()]
    return max((height - foot) / height for foot in feet if foot > MARGIN)
