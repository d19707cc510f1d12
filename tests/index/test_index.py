"""Addresses, terms and listings."""

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.address import address, clean_address
from generator.index.catalogue import build_catalogue
from generator.model.catalogue import Catalogue
from generator.model.registry import Organisation, Person, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Author, Submission


@pytest.mark.parametrize(
    ("path", "permalink", "expected"),
    [
        ("submissions/shiyan/fenshu/index.md", "", "r/shiyan/fenshu/"),
        ("submissions/实验小学/分数除法（1）/index.md", "", "r/shi-yan-xiao-xue/fen-shu-chu-fa-1/"),
        ("submissions/shiyan/分数/教案.md", "", "r/shiyan/fen-shu/"),
        ("submissions/shiyan/单篇.md", "", "r/shiyan/dan-pian/"),
        ("submissions/shiyan/a/b/index.md", "", "r/shiyan/a/b/"),
        ("submissions/x/y/index.md", "/Model/lesson-1", "model/lesson-1/"),
        ("submissions/x/y/index.md", "../../etc", "r/x/y/"),
        ("submissions/x/y/index.md", "https://evil.example/", "r/x/y/"),
    ],
)
def test_addresses_come_from_where_the_source_lies(path: str, permalink: str, expected: str) -> None:
    assert address(path, permalink) == expected


@pytest.mark.parametrize(
    "written", ["../a", "a/../b", "a//b", "C:\\x", "a\0b", "a?b", "%2e%2e/x", "", "/", "汉字"]
)
def test_what_cannot_be_an_address_is_none(written: str) -> None:
    assert clean_address(written) == ""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    config = tmp_path / "site_config.yml"
    config.write_text("extends: example\ncrossings: [[field, step]]\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    registry = Registry(
        {
            "city": Organisation("city", "某市", "city"),
            "one": Organisation("one", "一校", "school", "city"),
            "two": Organisation("two", "二校", "school", "city"),
        }
    )
    rows = [
        ("b", "2024-02-01", "one", {"field": ("a",), "step": ("first",), "word": ("教师",)}),
        ("a", "2024-01-01", "two", {"field": ("a",), "step": ("second",), "word": ("教室", "12")}),
        ("c", "", "one", {"field": ("b",)}),
        ("d", "2024-03-01", "elsewhere", {}),
    ]
    submissions = tuple(
        Submission(path=f"submissions/{o}/{p}/index.md", url=f"r/{o}/{p}/", kind="sample", title=p, date=d,
                   organisation=o, terms=t, authors=(Author("王芳"),), internal=p == "d")
        for p, d, o, t in rows
    )  # fmt: skip
    return build_catalogue(submissions, registry, Vocabulary(site))


def test_oldest_first_and_internal_apart(catalogue: Catalogue) -> None:
    assert [one.title for one in catalogue.submissions] == ["c", "a", "b"]
    assert [one.title for one in catalogue.internal] == ["d"]


def test_organisations_count_what_those_below_hand_in(catalogue: Catalogue) -> None:
    counts = {one.key: len(one.members) for one in catalogue.terms["organisation"]}
    assert counts == {"city": 3, "one": 2, "two": 1}


def test_open_terms_with_one_pinyin_have_two_addresses(catalogue: Catalogue) -> None:
    slugs = [one.slug for one in catalogue.terms["word"]]
    assert len(set(slugs)) == 3
    assert not any(slug.isdigit() for slug in slugs), "all digits would be a page of the listing above"


def test_listings_and_crossings(catalogue: Catalogue) -> None:
    found = {
        one.address: [catalogue.submissions[at].title for at in one.members] for one in catalogue.listings
    }
    assert found["resources/"] == ["c", "a", "b"]
    assert found["field/a/"] == ["a", "b"]
    assert found["field/a/first/"] == ["b"]
    assert found["organisation/one/"] == ["c", "b"]
    assert found["kind/sample/"] == ["c", "a", "b"]
    assert "field/b/first/" not in found


def test_a_studio_counts_what_its_members_hand_in_while_they_are_in_it() -> None:
    """Once, however many of them signed it; the county above the studio does not count it again."""
    known = {
        "city": Organisation("city", "某市", "city"),
        "county": Organisation("county", "某县", "county", "city"),
        "studio": Organisation("studio", "工作室", "studio", "county"),
        "one": Organisation("one", "一校", "school", "city"),
    }
    people = {
        "wang": Person("wang", "王芳", "one", since="2024-01-01", groups=("studio",)),
        "li": Person("li", "李娜", "one", groups=("studio",)),
    }
    former = (Person("wang", "王芳", "one", until="2023-12-31"),)
    site = SiteConfig()
    rows = [
        ("a", "2023-06-01", (Author("王芳", "wang"),)),
        ("b", "2024-02-01", (Author("王芳", "wang"), Author("李娜", "li"))),
        ("c", "2024-03-01", (Author("赵敏"),)),
    ]
    submissions = tuple(
        Submission(path=f"submissions/one/{p}/index.md", url=f"r/one/{p}/", kind="sample", title=p, date=d,
                   organisation="one", authors=who)
        for p, d, who in rows
    )  # fmt: skip
    found = build_catalogue(submissions, Registry(known, people, former), Vocabulary(site))
    members = {
        one.key: [found.submissions[at].title for at in one.members] for one in found.terms["organisation"]
    }
    assert members == {"city": ["a", "b", "c"], "county": [], "studio": ["b"], "one": ["a", "b", "c"]}


def test_an_archive_holds_what_the_organisation_issued_itself(tmp_path: Path) -> None:
    config = tmp_path / "site_config.yml"
    config.write_text("extends: example\nhome: {covers: sample}\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    registry = Registry(
        {
            "city": Organisation("city", "某市", "city"),
            "one": Organisation("one", "一校", "school", "city"),
            "none": Organisation("none", "没有简报的学校", "school", "city"),
        }
    )
    rows = [("a", "2024-01-01", "one"), ("b", "2024-02-01", "city"), ("c", "2024-03-01", "one")]
    submissions = tuple(
        Submission(path=f"submissions/{o}/{p}/index.md", url=f"r/{o}/{p}/", kind="sample", title=p, date=d, organisation=o)
        for p, d, o in rows
    )  # fmt: skip
    listings = build_catalogue(submissions, registry, Vocabulary(site)).listings
    found = {one.address: one for one in listings if one.address.count("/") == 3}
    assert {address: [*one.members] for address, one in found.items()} == {
        "organisation/city/sample/": [1],
        "organisation/one/sample/": [0, 2],
    }
    assert found["organisation/one/sample/"].terms == (("organisation", "one"), ("kind", "sample"))
