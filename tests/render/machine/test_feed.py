"""Feeds are valid Atom (RFC 4287) and say what the catalogue says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig

from .conftest import HOSTILE, Planned, data, library, plan, submission

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://yx.example.edu.cn/lib/"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def parsed(planned: Planned, path: str = "feed.xml") -> ElementTree.Element:
    return ElementTree.fromstring(data(planned[path]))


def texts(element: ElementTree.Element, name: str) -> list[str | None]:
    return [one.text for one in element.findall(f"{ATOM}{name}")]


def test_followed_lists_have_a_feed_and_no_others(planned: Planned) -> None:
    """The site, the rows of the home page, organisations and the kind of the covers."""
    assert sorted(path for path in planned if path.endswith("feed.xml")) == [
        "feed.xml", "field/blue/feed.xml", "field/red/feed.xml", "kind/sheet/feed.xml",
        "organisation/county/feed.xml", "organisation/erhao/feed.xml", "organisation/yihao/feed.xml",
    ]  # fmt: skip


def test_site_feed_holds_the_thirty_newest_newest_first(planned: Planned) -> None:
    entries = parsed(planned).findall(f"{ATOM}entry")
    assert [texts(one, "title") for one in entries] == [[f"第{n}课"] for n in range(69, 39, -1)]


def test_listing_feed_holds_members_only(planned: Planned) -> None:
    feed = parsed(planned, "organisation/erhao/feed.xml")
    assert texts(feed, "title") == ["二号学校 · 岚川市研修成果库"]
    assert [texts(one, "id") for one in feed.findall(f"{ATOM}entry")] == [
        [f"{ROOT}r/erhao/b{n}/"] for n in range(69, 9, -2)
    ]


@pytest.mark.parametrize("path", ["feed.xml", "field/red/feed.xml", "kind/sheet/feed.xml"])
def test_elements_that_the_standard_demands_stand_once(planned: Planned, path: str) -> None:
    feed = parsed(planned, path)
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(texts(element, name)) == 1
        assert INSTANT.fullmatch(texts(element, "updated")[0] or "")
        assert all(texts(one, "name")[0] for one in element.findall(f"{ATOM}author"))
        assert element.findall(f"{ATOM}author")
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {"self": ROOT + path, "alternate": ROOT + path.removesuffix("feed.xml")}
    ids = [texts(one, "id")[0] for one in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) > 0


def test_updated_is_the_newest_date_of_the_entries(planned: Planned) -> None:
    assert texts(parsed(planned), "updated") == ["2024-03-14T00:00:00Z"]


def test_texts_are_escaped_and_forbidden_characters_left_out(site: SiteConfig) -> None:
    feed = plan(library(submission(3, title=HOSTILE, summary=HOSTILE)), site)
    entry = parsed(feed).find(f"{ATOM}entry")
    assert entry is not None
    assert texts(entry, "title") == texts(entry, "summary") == ["<b>&\"'</b>]]> 勾股定理"]


def test_empty_library_and_missing_values_still_make_valid_feeds(site: SiteConfig) -> None:
    empty = parsed(plan(library(), site))
    assert (texts(empty, "updated"), empty.findall(f"{ATOM}entry")) == (["1970-01-01T00:00:00Z"], [])
    bare = parsed(plan(library(submission(1, date="", authors=())), site)).find(f"{ATOM}entry")
    assert bare is not None
    assert texts(bare, "updated") == ["1970-01-01T00:00:00Z"]
    author = bare.find(f"{ATOM}author")
    assert author is not None
    assert texts(author, "name") == ["二号学校"]


def test_a_new_submission_changes_the_feeds_it_belongs_to_and_no_other(
    catalogue: Catalogue, site: SiteConfig, planned: Planned
) -> None:
    more = library(*catalogue.submissions, submission(71, kind="note"))
    after = plan(more, site)
    changed = {path for path in planned if path.endswith("feed.xml") and planned[path].key != after[path].key}
    assert changed == {
        "feed.xml", "field/blue/feed.xml", "organisation/county/feed.xml", "organisation/erhao/feed.xml",
    }  # fmt: skip
