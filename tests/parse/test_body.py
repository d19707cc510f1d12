"""Bodies: what teachers write comes through, what runs does not."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.parse.body import locate_links, locate_pictures, render_body

_ACTIVE = {
    "script", "iframe", "object", "embed", "form", "style", "svg", "base", "meta", "link", "video", "audio", "button",
    "textarea", "select", "noscript", "template",
}  # fmt: skip
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):|\s*(//|\\\\)", re.IGNORECASE)


class Runs(HTMLParser):
    """Collects what a browser would run or load from elsewhere, by parsing as a browser does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            self.found.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name in (
                "style",
                "srcdoc",
                "formaction",
                "xlink:href",
                "srcset",
                "background",
            ):
                self.found.append(f"{tag} {name}")
            scheme = _SCHEME.match(value or "") if name in ("href", "src") else None
            if scheme and (
                tag == "img" or (scheme[1] or "").lower() not in ("http", "https", "mailto", "tel", "")
            ):
                self.found.append(f"{tag} {name}={value}")


def runs(markdown: str) -> list[str]:
    return Runs(render_body(markdown).html).found


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "<a href='vbscript:x'>x</a>",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](https://evil.example/a.png)",
    "![x](//evil.example/a.png)",
    "<IMG SRC='http://evil.example/a.png'>",
    "<iframe src=//evil.example></iframe>",
    "<form action=//evil.example><button>x</button></form>",
    "<p style='background:url(//evil.example)'>x</p>",
    "<base href='//evil.example'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "$\\href{javascript:alert(1)}{x}$",
    "$<img src=x onerror=alert(1)>$",
    "<details open ontoggle=alert(1)>x</details>",
    "<input type=image src=x onerror=alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<a id=b-fn-1 name=location href=#x>x</a>",
]


def test_the_judge_can_see() -> None:
    assert Runs("<script>x</script><img src=//x onerror=y>").found == ["script", "img src=//x", "img onerror"]


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_runs_and_nothing_calls_out(markdown: str) -> None:
    assert runs(markdown) == []


@given(
    st.lists(
        st.sampled_from(
            [*HOSTILE, "## 教学目标", "| a | b |\n|---|---|", "正文", "\n\n", "<table><tr><td>", "`", "```\n"]
        ),
        max_size=6,
    )
)
@settings(max_examples=150, deadline=None)
def test_nothing_runs_in_any_mixture(parts: list[str]) -> None:
    assert runs("".join(parts)) == []


@given(st.text())
@settings(deadline=None)
def test_any_text_renders(text: str) -> None:
    assert isinstance(render_body(text).html, str)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**“算理”**很重要", "<strong>“算理”</strong>很重要"),
        ("第一行\n第二行", "<p>第一行<br>\n第二行</p>"),
        ("| 环节 | 活动 |\n|---|---|\n| 导入 | 提问 |", "<td>提问</td>"),
        (
            "<table><tr><td colspan=2 rowspan='3'>合并</td></tr></table>",
            '<td colspan="2" rowspan="3">合并</td>',
        ),
        ("- [x] 课前", 'type="checkbox"'),
        ("$\\frac{1}{2}$", "<mfrac>"),
        ("![板书](板书.png)", '<img src="%E6%9D%BF%E4%B9%A6.png" alt="板书">'),
        ("[课件](课件.pptx)", '<a href="%E8%AF%BE%E4%BB%B6.pptx"'),
        ("H<sub>2</sub>O 和 x<sup>2</sup>", "H<sub>2</sub>O 和 x<sup>2</sup>"),
        ("~~删~~", "<del>删</del>"),
        ("<details><summary>答案</summary>略</details>", "<summary>答案</summary>"),
    ],
)
def test_what_teachers_write_comes_through(markdown: str, expected: str) -> None:
    assert expected in render_body(markdown).html


def test_headings_begin_at_two_and_have_unique_ids() -> None:
    body = render_body("# 一、目标\n## 导入\n## 导入\n# <i>二</i>")
    assert [(one.level, one.id, one.text) for one in body.headings] == [
        (2, "s-一-目标", "一、目标"), (3, "s-导入", "导入"), (3, "s-导入-2", "导入"), (2, "s-二", "二"),
    ]  # fmt: skip
    assert '<h3 id="s-导入-2">' in body.html


def test_footnotes_lead_to_their_notes() -> None:
    html = render_body("课标[^1]\n\n[^1]: 2022年版").html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_pictures_and_links_are_listed_with_their_lines() -> None:
    markdown = "开头\n\n![甲](a%20b.png)\n\n- 见[附件](课件.pptx)\n\n<img src='c.png' alt='丙'>"
    body = render_body(markdown)
    assert [(one.target, one.text) for one in body.pictures] == [("a b.png", "甲"), ("c.png", "丙")]
    assert [(one.target, one.text) for one in body.links] == [("课件.pptx", "附件")]
    assert locate_pictures(markdown)[0] == 3
    assert locate_links(markdown) == (5,)


@pytest.mark.parametrize(
    ("markdown", "removed"),
    [("<script>x</script>", "script"), ("<p onclick=x>y</p>", "onclick"), ("`<script>`", ""), ("a < b", "")],
)
def test_what_was_taken_out_is_said(markdown: str, removed: str) -> None:
    assert render_body(markdown).removed == removed


def test_a_formula_that_cannot_be_read_stays_as_typed() -> None:
    assert "\\frac{" in render_body("$\\frac{$").html
