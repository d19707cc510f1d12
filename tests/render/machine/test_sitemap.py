"""The sitemap lists every address once, and an edit moves no border."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.render.machine import sitemap

from .conftest import Planned, data, library, plan, submission

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ROOT = "https://yx.example.edu.cn/lib/"


def lines(planned: Planned, path: str) -> list[tuple[str | None, str | None]]:
    return [
        (one.findtext(f"{NS}loc"), one.findtext(f"{NS}lastmod"))
        for one in ElementTree.fromstring(data(planned[path]))
    ]


def parts(planned: Planned) -> list[str]:
    return [(loc or "").removeprefix(ROOT) for loc, _ in lines(planned, "sitemap.xml")]


def test_index_names_exactly_the_parts(planned: Planned) -> None:
    assert sorted(parts(planned)) == sorted(path for path in planned if path.startswith("sitemap/"))


def test_every_address_stands_once_with_its_day(planned: Planned, catalogue: Catalogue) -> None:
    found = [line for path in parts(planned) for line in lines(planned, path)]
    wanted = {(ROOT + one.url, one.date) for one in catalogue.submissions}
    wanted |= {
        (ROOT + one.address, catalogue.submissions[one.members[-1]].date) for one in catalogue.listings
    }
    assert len(found) == len(set(found))
    assert set(found) == {*wanted, (ROOT, "2024-03-14")}


def test_other_pages_are_listed_but_not_what_holds_nothing_itself(
    catalogue: Catalogue, site: SiteConfig
) -> None:
    pages = (
        "about/index.html", "说明.html", "404.html", "search/index.html", "field/red/1/index.html",
        "index.html", "r/yihao/b2/index.html", "api/catalogue.csv", "assets/x.css",
    )  # fmt: skip
    planned = plan(catalogue, site, pages)
    plain = {line for path in parts(plan(catalogue, site)) for line in lines(plan(catalogue, site), path)}
    found = {line for path in parts(planned) for line in lines(planned, path)}
    assert found - plain == {(ROOT + "about/", None), (ROOT + "%E8%AF%B4%E6%98%8E.html", None)}
    assert plain < found


def test_one_more_submission_changes_one_part_and_the_index(
    site: SiteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "TYPICAL", 20)
    many = [submission(n) for n in range(300)]
    added = submission(1000, url="r/erhao/b150a/", terms={})
    before = plan(library(*many), site)
    after = plan(library(*many[:7], added, *many[7:]), site)
    assert len(parts(before)) > 8
    changed = {path for path in parts(after) if path not in before or before[path].key != after[path].key}
    assert len([path for path in changed if path.startswith("sitemap/r-")]) == 1


def test_no_part_exceeds_the_protocol(site: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "TYPICAL", 1 << 40)
    monkeypatch.setattr(sitemap, "LARGEST", 50)
    planned = plan(library(*(submission(n) for n in range(120))), site)
    assert [len(lines(planned, path)) for path in parts(planned) if "/r-" in path] == [50, 50, 20]
