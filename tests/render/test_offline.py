"""Links of a page on a copy: each leads to a file, or is none."""

from urllib.parse import quote

import pytest

from generator.render.offline import LEFT_OUT, NOT_HERE, Offline, places

PAGE = "r/shiyan/fenshu/index.html"
FILES = [
    "index.html", "assets/css/base.css", "search/index.html", "subject/math/index.html", PAGE,
    "r/shiyan/fenshu/教案: 一.docx", "r/shiyan/fenshu/大.mp4", "thumb/aa/b.webp", f"{LEFT_OUT}index.html",
]  # fmt: skip
HOME = "成果/实验小学/分数（课）/"


@pytest.fixture
def copy() -> Offline:
    return Offline(places(FILES, {"r/shiyan/fenshu/": HOME}), frozenset({"r/shiyan/fenshu/大.mp4"}))


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ('<a href="../../../subject/math/">数学</a>', '<a href="../../../subject/math/index.html">数学</a>'),
        ('<a href="../../../">首页</a>', '<a href="../../../index.html">首页</a>'),
        ('<a href="../../..">首页</a>', '<a href="../../../index.html">首页</a>'),
        ('<a href="./#a">此页</a>', '<a href="index.html#a">此页</a>'),
        ('<a href="#a">此处</a>', '<a href="#a">此处</a>'),
        ('<a href="https://example.org/">外</a>', '<a href="https://example.org/">外</a>'),
        ('<a href="mailto:a@b.c">信</a>', '<a href="mailto:a@b.c">信</a>'),
        (
            '<form action="../../../search/" method="get">',
            '<form action="../../../search/index.html" method="get">',
        ),
        (
            '<a href="../../../search/?q=a&amp;b=1#x">找</a>',
            '<a href="../../../search/index.html?q=a&amp;b=1#x">找</a>',
        ),
        (
            '<link rel="stylesheet" href="../../../assets/css/base.css?v=1">',
            '<link rel="stylesheet" href="../../../assets/css/base.css?v=1">',
        ),
        (
            '<img srcset="../../../thumb/aa/b.webp 480w, x.webp 960w" src="../../../thumb/aa/b.webp">',
            '<img srcset="../../../thumb/aa/b.webp 480w, x.webp 960w" src="../../../thumb/aa/b.webp">',
        ),
        # What is not on the copy is no link; a feed of it is nothing at all.
        ('<a class="x" href="../../../organisation/city/" rel="up">市</a>', '<a class="x">市</a>'),
        ('<link rel="alternate" type="application/atom+xml" href="../../../feed.xml">', ""),
        # A path that leaves the site leads nowhere that we know of.
        ('<a href="../../../../../etc/passwd">x</a>', '<a href="../../../../../etc/passwd">x</a>'),
        # Text that looks like a tag's attribute is text.
        ('<p>写 href="a/" 时</p>', '<p>写 href="a/" 时</p>'),
        ('<img alt="a > b" src="x.png">', '<img alt="a > b" src="x.png">'),
    ],
)
def test_a_link_on_the_copy(copy: Offline, written: str, made: str) -> None:
    assert copy.rewritten(PAGE, written) == made


def test_a_file_with_a_name_that_windows_refuses_has_another(copy: Offline) -> None:
    href = quote("教案: 一.docx")
    assert copy.place("r/shiyan/fenshu/教案: 一.docx") == f"{HOME}教案： 一.docx"
    made = copy.rewritten(PAGE, f'<a href="{href}" download>下载</a>')
    assert made == f'<a href="{quote("教案： 一.docx")}" download>下载</a>'


def test_a_listing_leads_to_the_readable_folder(copy: Offline) -> None:
    made = copy.rewritten("subject/math/index.html", '<a href="../../r/shiyan/fenshu/">分数</a>')
    assert made == f'<a href="../../{quote(HOME, safe="/")}index.html">分数</a>'


def test_a_file_left_out_says_so_once_and_text_stays(copy: Offline) -> None:
    href = quote("大.mp4")
    button = f'<a class="y-button" href="{href}" download aria-label="下载">下载</a>'
    note = f'<a class="y-absent" href="../../../{LEFT_OUT}index.html">{NOT_HERE}</a>'
    assert copy.rewritten(PAGE, f"<li>{button}{button}</li>") == f"<li>{note}</li>"
    assert copy.rewritten(PAGE, f'<p>见<a href="{href}">录像</a>。</p>') == f"<p>见录像（{note}）。</p>"


def test_a_download_that_only_the_site_has_is_no_button(copy: Offline) -> None:
    """All files in one archive: on a stick they lie side by side."""
    assert (
        copy.rewritten(PAGE, '<p>2 个<a class="y-button" href="all.zip" download>全部下载</a></p>')
        == "<p>2 个</p>"
    )


def test_hostile_targets_are_escaped(copy: Offline) -> None:
    """Whatever a page wrote, an attribute stays an attribute."""
    made = copy.rewritten(PAGE, '<a href="../../../search/?q=&quot;&gt;&lt;script&gt;">x</a>')
    assert made == '<a href="../../../search/index.html?q=&#34;&gt;&lt;script&gt;">x</a>'


def test_places_differ_even_where_case_is_ignored() -> None:
    found = places(
        ["r/a/b/X.docx", "r/a/b/x.docx", "r/a/b/y?.pdf", "r/a/b/y？.pdf"], {"r/a/b/": "成果/甲/乙/"}
    )
    assert sorted(one.casefold() for one in set(found.values())) == sorted(
        {one.casefold() for one in found.values()}
    )
    assert len(set(found.values())) == 4


def test_another_copy_has_other_keys(copy: Offline) -> None:
    """What decides a link is in the key of each page."""
    assert copy.digest != Offline(copy.places, frozenset()).digest
    assert copy.digest == Offline(dict(reversed(copy.places.items())), copy.left_out).digest
