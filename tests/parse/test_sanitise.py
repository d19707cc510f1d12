"""The short way past the sanitiser: taken only where the sanitiser would change nothing but the spelling."""

import re

import comrak
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.parse import body, sanitise

_PIECES = [
    "# ", "### ", "\n", "\n\n", "- ", "1. ", "3) ", "> ", "    ", "**", "*", "_", "~~", "`", "```\n", "```js\n", "---\n",
    "===\n", "|", "|--|:-:|\n", "\n| 甲 | 乙 |\n", "![图](b.png)", "![图](图 一.png)", "![图](//x.cn/a.png)", '![图](b.png "题")',
    "![a 'b' \"c\"](d.png)", "![", "](", "[链接](https://x.cn/?a=1&b=2)", "[x](javascript:x)", "https://x.cn", "a@x.cn", "[^1]",
    "\n[^1]: 注\n", "- [x] 做\n", "$x^2$", "$$y$$", "字", "a", " ", "  \n", "\\", '"', "'", "&", "&lt;", "&quot;", "&#13;", "&nbsp;",
    "&#0;", "&#x3c;b&#x3e;", "\xa0", "\x0b", "\x0c", "\x1b", "\u2028", "\ufeff", "\U00020000",
]  # fmt: skip


def rendered(markdown: str) -> str:
    return comrak.render_markdown(markdown, extension_options=body._EXTENSIONS, render_options=body._RENDER)


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
@settings(max_examples=400, deadline=None)
def test_the_short_way_leads_to_the_same_bytes(parts: list[str]) -> None:
    html = rendered("".join(parts))
    assert sanitise.clean_rendered(html) == sanitise.clean_body(html)


@given(st.text().map(lambda text: re.sub("[<\r]", "", text)))
@settings(deadline=None)
def test_so_it_does_for_any_text_without_a_tag(text: str) -> None:
    html = rendered(text)
    assert sanitise.clean_rendered(html) == sanitise.clean_body(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>\n<script>x</script>",
        '<p onclick="x">',
        "<p/onclick=x>",
        "<P>",
        "<p >",
        "</p x>",
        "<pre x>",
        "<br>",
        '<img src="javascript:x" alt="" />',
        '<img src="a.png" alt="" onerror="x" />',
        '<img src="a.png" alt="&quot;" />',
        '<td align="x">',
        '<ol start="1" id="x">',
        '<a href="x">',
        "<!-- x -->",
        "<svg />",
        "<",
        "<p\n>",
    ],
)
def test_what_is_not_a_common_tag_letter_by_letter_goes_the_long_way(html: str) -> None:
    assert sanitise._UNCOMMON.search(html)


def test_a_usual_text_goes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_html: str) -> str:
        raise AssertionError

    monkeypatch.setattr(sanitise, "clean_body", refuse)
    usual = '# 题\n\n“引”"直"& \n\n- 一\n- **二**\n\n![图](b.png)\n\n| 甲 | 乙 |\n|:-:|--|\n| 1 | 2 |\n'
    assert '<td align="center">1</td>' in sanitise.clean_rendered(rendered(usual))


def test_a_text_with_tags_goes_the_long_way() -> None:
    """Its tags may be the common ones and yet be ill nested."""
    assert body.render_body("<p><em>甲").html == "<p><em>甲\n</em></p>"
