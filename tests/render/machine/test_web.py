"""Small files at the root, and what all machine pages have in common."""

from __future__ import annotations

import json
import urllib.robotparser
from xml.etree import ElementTree

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.render.machine import plan_machine

from .conftest import Planned, data, plan

ROOT = "https://yx.example.edu.cn/lib/"


def test_robots_may_read_everything(planned: Planned) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(data(planned["robots.txt"]).decode().splitlines())
    assert robots.site_maps() == [f"{ROOT}sitemap.xml"]
    assert robots.can_fetch("any", f"{ROOT}r/a/b/")
    assert robots.can_fetch("any", f"{ROOT}search/")


def test_web_manifest_stays_inside_the_site(planned: Planned) -> None:
    found = json.loads(data(planned["manifest.webmanifest"]))
    assert (found["name"], found["start_url"], found["scope"]) == ("岚川市研修成果库", "./", "./")
    assert all(not icon["src"].startswith(("/", "http")) for icon in found["icons"])


def test_address_bars_are_told_how_to_search(planned: Planned) -> None:
    found = ElementTree.fromstring(data(planned["opensearch.xml"]))
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    address = found.find(f"{space}Url[@type='text/html']")
    assert address is not None and address.get("template") == f"{ROOT}search/?q={{searchTerms}}"
    assert found.findtext(f"{space}ShortName") == "岚川市研修成果库"


def test_planning_twice_gives_the_same_keys_and_bytes(catalogue: Catalogue, site: SiteConfig) -> None:
    one, two = plan(catalogue, site), plan(catalogue, site)
    assert {path: (page.key, data(page)) for path, page in one.items()} == {
        path: (page.key, data(page)) for path, page in two.items()
    }


def test_a_page_may_be_rendered_more_than_once(planned: Planned) -> None:
    for page in planned.values():
        assert data(page) == data(page), page.path


def test_another_digest_changes_every_key(catalogue: Catalogue, site: SiteConfig, planned: Planned) -> None:
    other = {one.path: one.key for one in plan_machine(catalogue, site, b"other")}
    assert other.keys() == planned.keys()
    assert not {path for path in other if other[path] == planned[path].key}
