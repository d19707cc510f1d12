"""Former addresses lead home, and a hostile one leads nowhere."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.site import SiteConfig
from generator.model.submission import Attachment, Picture
from generator.render.machine.redirects import former_path
from generator.render.views.cards import thumb_path

from .conftest import HOSTILE, Planned, data, library, plan, submission

ROOT = "https://yx.example.edu.cn/lib/"
SITE = SiteConfig.model_validate({"site": {"url": ROOT}})


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(planned: Planned, path: str) -> Reader:
    reader = Reader()
    reader.feed(data(planned[path]).decode())
    return reader


def redirects(planned: Planned) -> list[str]:
    kept = [path for path in planned if path.endswith((".html", ".htm"))]
    return sorted(kept)


def test_a_former_address_refreshes_to_the_present_one() -> None:
    planned = plan(library(submission(1, aliases=("/old/课例/",))), SITE)
    page = read(planned, "old/课例/index.html")
    assert ("link", {"rel": "canonical", "href": f"{ROOT}r/erhao/b1/"}) in page.tags
    assert ("meta", {"http-equiv": "refresh", "content": "0; url=../../r/erhao/b1/"}) in page.tags
    assert ("a", {"href": "../../r/erhao/b1/"}) in page.tags
    assert "script" not in [tag for tag, _ in page.tags]


def test_title_cannot_leave_its_place() -> None:
    planned = plan(library(submission(1, title=HOSTILE, aliases=("old",))), SITE)
    page = read(planned, "old/index.html")
    assert "b" not in [tag for tag, _ in page.tags]
    assert sum("<b>" in text for text in page.texts) == 2


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/", "old/index.html"),
        ("old/page", "old/page/index.html"),
        (" /old/page.html ", "old/page.html"),
        ("/a/b.htm#part", "a/b.htm"),
        (f"{ROOT}r/x/", "r/x/index.html"),
        ("/%E6%97%A7/", "旧/index.html"),
        ("/old.aspx", "old.aspx/index.html"),
    ],
)
def test_usable_forms(alias: str, path: str) -> None:
    assert former_path(alias, SITE) == path


@pytest.mark.parametrize(
    "alias",
    [
        "", "/", "//evil.example/x/", "https://evil.example/x/", "javascript:alert(1)", "../x/",
        "/a/../../x/", "/%2e%2e/x/", "/a/%2e%2e%2fx/", "a//b/", "a\\b/", "/.htaccess/", "/.well-known/x/",
        "/a/./b/", "show?id=3", "/api/x/", "/assets/x/", "/search/", "/SEARCH/x/", "a\x00b/", "a\nb/",
        "x" * 201 + "/", "a/" * 500, "/a /b/", "/%zz/",
    ],
)  # fmt: skip
def test_unusable_forms_are_left_out(alias: str) -> None:
    assert former_path(alias, SITE) is None


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_path_never_leaves_the_site(alias: str) -> None:
    path = former_path(alias, SITE)
    if path is not None:
        segments = path.split("/")
        assert path.endswith((".html", ".htm"))
        assert not {"", ".", ".."} & set(segments)
        assert not any(one.startswith(".") for one in segments)
        assert not set(path) & set('\\\0\n:*?"<>|')


def test_pages_that_exist_are_never_replaced() -> None:
    first = submission(
        1, aliases=("r/yihao/b2/", "field/red/", "about/", "about/team/", "guide/", "index.html", "ABOUT/")
    )
    second = submission(2, aliases=("r/erhao/", "r/yihao/b2/index.html", "resources/index.html"))
    planned = plan(library(first, second), SITE, ("about/index.html", "about/team/index.html", "guide"))
    # Below an existing file no folder can stand; beside pages there may be others.
    assert redirects(planned) == ["r/erhao/index.html"]


def test_nothing_takes_the_place_of_later_pages_feeds_or_files() -> None:
    """None of them is told to the planner: it knows what submissions and listings become."""
    below = Attachment("submissions/erhao/b1/a.htm/plan.docx", "plan.docx", "教案", "docx", 12)
    many = [submission(n) for n in range(2, 62)]
    picture = Picture("submissions/erhao/b1/p.png", "", 4, 3)
    thumb = thumb_path(submission(1), picture)
    first = submission(
        1,
        attachments=(below,),
        pictures=(picture,),
        aliases=(
            "resources/1/", "resources/feed.xml/", "r/erhao/b1/a.htm", f"{thumb}/",
            "r/erhao/b1/p.png/", "embed/resources/", "resources/99/",
        ),
    )  # fmt: skip
    assert redirects(plan(library(first, *many), SITE)) == ["resources/99/index.html"]


def test_a_former_file_never_stands_where_pages_need_a_folder() -> None:
    planned = plan(
        library(submission(1, aliases=("docs.html", "free.html"))), SITE, ("docs.html/x/index.html",)
    )
    assert redirects(planned) == ["free.html"]


def test_a_disputed_address_goes_to_the_oldest() -> None:
    both = [submission(n, aliases=("old/", "OLD/x.html", "old/x.html/y/")) for n in (1, 2)]
    planned = plan(library(*both), SITE)
    assert redirects(planned) == ["OLD/x.html", "old/index.html"]
    assert ("a", {"href": "../r/erhao/b1/"}) in read(planned, "old/index.html").tags
