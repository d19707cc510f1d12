"""Bodies made ready for their page: figures, tables, indents; nothing is ever unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.body import render_body
from generator.render.body import dress
from generator.render.views.bundle import Shown

PICTURES = {"a.png": Shown(640, 480), "图 2/b.jpg": Shown(300, 900)}


def test_a_picture_of_its_own_becomes_a_numbered_figure() -> None:
    found = dress('<p><img src="a.png" alt="板书"></p>', PICTURES)
    assert found == (
        '<figure class="y-figure"><a href="a.png" data-y-zoom><img src="a.png" alt="板书" width="640" height="480" '
        'decoding="async"></a>'
        '<figcaption><span class="y-figure__no">图1</span> 板书</figcaption></figure>'
    )


def test_pictures_in_one_paragraph_stand_side_by_side_and_count_on() -> None:
    found = dress('<p><img src="a.png" alt="一"><br>\n<img src="%E5%9B%BE%202/b.jpg" alt=""></p>', PICTURES)
    assert found.startswith('<div class="y-figures">') and found.count("<figure") == 2
    assert re.findall(r"图\d", found) == ["图1", "图2"]
    assert 'class="y-figure y-tall"' in found


def test_only_what_is_below_the_first_picture_waits() -> None:
    found = dress('<p><img src="a.png" alt=""></p><p>字</p><p><img src="a.png" alt=""></p>', PICTURES)
    assert re.findall(r"<img[^>]*>", found)[0].count("lazy") == 0 and found.count("lazy") == 1


def test_a_large_picture_has_smaller_versions_and_itself_to_fall_back_on() -> None:
    large = Shown(1200, 800, "../t/x.webp 480w, ../t/x-960.webp 960w")
    found = dress('<p><img src="a.png" alt="板书"></p>', {"a.png": large})
    assert (
        '<picture><source type="image/webp" srcset="../t/x.webp 480w, ../t/x-960.webp 960w" sizes="' in found
    )
    assert '<img src="a.png" alt="板书" width="1200" height="800"' in found


def test_a_picture_within_a_text_stays_there() -> None:
    found = dress('<p>见 <img src="./a.png" alt="图"> 处</p>', PICTURES)
    assert "<figure" not in found and 'width="640"' in found


@pytest.mark.parametrize(
    "source", ["secret.jpg", "https://other.example/x.png", "//other.example/x.png", "../a.png"]
)
def test_a_picture_that_is_not_published_is_told_in_words(source: str) -> None:
    found = dress(f'<p><img src="{source}" alt="签到簿"></p>', PICTURES)
    assert found == '<div class="y-missing">图片未能显示：签到簿</div>'


def test_typed_indents_go_so_that_ours_is_not_doubled() -> None:
    assert dress("<p>\u3000\u3000今天<br>\n\u3000明天</p>", {}) == "<p>今天<br>\n明天</p>"


def test_boxes_of_task_lists_become_marks_that_can_be_read_aloud() -> None:
    done, open_ = '<input type="checkbox" checked="" disabled="">', '<input type="checkbox" disabled="">'
    found = dress(f"<li>{done} 做</li><li>{open_} 没</li>", {})
    assert "<input" not in found and 'aria-label="已完成"' in found and 'aria-label="未完成"' in found


def test_no_line_begins_with_the_mark_behind_a_formula() -> None:
    found = dress("<p>乘 <math><mn>2</mn></math>。再 <math><mi>x</mi></math> 加</p>", {})
    assert found == (
        '<p>乘 <span class="y-keep"><math><mn>2</mn></math>。</span>再 <math><mi>x</mi></math> 加</p>'
    )


class Tags(HTMLParser):
    """Start tags with their attributes, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


HOSTILE = st.text(alphabet="<>\"'&=/ \n|!()[]`*_#~-aimgscriptonerr图表\u3000", max_size=60)


@given(HOSTILE, HOSTILE)
def test_dressing_adds_no_tag_that_the_sanitiser_would_not_let_through(one: str, other: str) -> None:
    """Whatever stands in captions and cells, no script, handler or style comes out."""
    table = f"| {one} | b | c |\n|---|---|---|\n| x | {other} {'长' * 30} | z |"
    markdown = f"![{one}](a.png)\n\n{table}\n\n<img src=a.png alt='{other}'>"
    page = Tags()
    page.feed(dress(render_body(markdown).html, PICTURES))
    assert not {"script", "style", "iframe", "svg", "object"} & {tag for tag, _ in page.found}
    assert [
        name
        for _, attributes in page.found
        for name, _ in attributes
        if name.startswith("on") or name == "style"
    ] == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p><em>How often</em> 句型</p>", '<p><em class="y-latin">How often</em> 句型</p>'),
        (
            "<p><em>v<sub>0</sub></em> 与 <em>重点</em></p>",
            '<p><em class="y-latin">v<sub>0</sub></em> 与 <em>重点</em></p>',
        ),
        ("<p><em><strong>重</strong>点 A</em></p>", "<p><em><strong>重</strong>点 A</em></p>"),
    ],
)
def test_emphasis_without_han_is_slanted_instead_of_dotted(given: str, expected: str) -> None:
    """A dot under each letter is no emphasis in a foreign word."""
    assert dress(given, {}) == expected
