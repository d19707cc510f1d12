"""A small invented library with hostile texts, built without any other stage."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from generator.model.catalogue import Catalogue, Listing, TermEntry
from generator.model.kind import Kind, Taxonomy, Term
from generator.model.output import Page
from generator.model.registry import Featured, Organisation, Registry
from generator.model.site import Home, SiteConfig, SiteInfo
from generator.model.submission import Attachment, Author, Submission
from generator.render.machine import plan_machine

HOSTILE = "<b>&\"'</b>\x00\x0b]]>\ufffe 勾股定理"


def submission(n: int, **given: object) -> Submission:
    """Number `n` of the invented library; odd ones belong to the second school."""
    school = ("yihao", "erhao")[n % 2]
    plain: dict[str, object] = {
        "path": f"submissions/{school}/b{n}/index.md",
        "url": f"r/{school}/b{n}/",
        "kind": ("note", "sheet")[n % 3 == 0],
        "title": f"第{n}课",
        "summary": f"摘要 {n}",
        "date": f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}",
        "organisation": school,
        "authors": (Author("王晓岚", "wang"),),
        "terms": {"field": (("red", "blue")[n % 2],), "tag": ("数形结合",)},
        "chars": 1000 + n,
    }
    return msgspec.convert(plain | given, Submission)


def library(*submissions: Submission) -> Catalogue:
    """The catalogue of these submissions, as the index stage makes it."""

    def members(test: Callable[[Submission], bool]) -> tuple[int, ...]:
        return tuple(at for at, one in enumerate(submissions) if test(one))

    def entries(
        taxonomy: str, pairs: dict[str, str], test: Callable[[Submission, str], bool]
    ) -> tuple[TermEntry, ...]:
        return tuple(
            TermEntry(taxonomy, key, key, label, members(lambda one, key=key: test(one, key)))  # type: ignore[misc]
            for key, label in pairs.items()
        )

    colours = {"red": "红", "blue": "蓝", "none": "无"}
    terms = {
        "field": entries("field", colours, lambda s, k: k in s.terms.get("field", ())),
        "kind": entries("kind", {"note": "札记", "sheet": "单页"}, lambda s, k: s.kind == k),
        "organisation": entries(
            "organisation", {"county": "松桥县", "yihao": "一号学校", "erhao": "二号学校"},
            lambda s, k: k in ("county", s.organisation),
        ),
    }  # fmt: skip
    listings = [Listing("resources/", "全部成果", tuple(range(len(submissions))))]
    listings += [
        Listing(f"{one.taxonomy}/{one.slug}/", one.label, one.members, ((one.taxonomy, one.key),))
        for group in terms.values()
        for one in group
        if one.members
    ]
    county = Organisation("county", "松桥县", "county")
    schools = [
        Organisation(i, name, "school", "county")
        for i, name in (("yihao", "一号学校"), ("erhao", "二号学校"))
    ]
    return Catalogue(
        submissions=submissions,
        registry=Registry(
            organisations={one.id: one for one in (county, *schools)},
            featured=(Featured("submissions/yihao/b2/index.md", "city", "一等奖", "教研室", "2024-06-01"),),
        ),
        terms=terms,
        listings=tuple(listings),
    )


@pytest.fixture
def site() -> SiteConfig:
    return SiteConfig(
        site=SiteInfo(name="岚川市研修成果库", url="https://yx.example.edu.cn/lib/", owner="岚川市教研室"),
        home=Home(rows="field", covers="sheet"),
        taxonomies={
            "field": Taxonomy(
                label="领域",
                facet=True,
                terms=tuple(Term(slug=s, label=n) for s, n in (("red", "红"), ("blue", "蓝"))),
            ),
            "tag": Taxonomy(label="标签", closed=False, many=True),
            "recognition": Taxonomy(label="认定", terms=(Term(slug="city", label="市级"),)),
        },
        kinds={"note": Kind(label="札记"), "sheet": Kind(label="单页")},
    )


@pytest.fixture
def catalogue() -> Catalogue:
    files = (
        Attachment("submissions/yihao/b2/课件 1.pptx", "课件 1.pptx", "课件", "pptx", 12),
        Attachment("submissions/yihao/b2/签到簿.pdf", "签到簿.pdf", "签到簿", "pdf", 13, internal=True),
    )
    return library(
        *(submission(n) for n in range(2)),
        submission(2, attachments=files),
        submission(3, title=HOSTILE, summary=HOSTILE, authors=(Author(HOSTILE),)),
        *(submission(n) for n in range(4, 70)),
    )


Planned = dict[str, Page]


@pytest.fixture
def planned(catalogue: Catalogue, site: SiteConfig) -> Planned:
    return plan(catalogue, site)


def plan(catalogue: Catalogue, site: SiteConfig, pages: tuple[str, ...] = ()) -> Planned:
    """Path → page; a path planned twice is a mistake."""
    found = list(plan_machine(catalogue, site, b"digest", pages))
    assert len({one.path for one in found}) == len(found)
    return {one.path: one for one in found}


def data(page: Page) -> bytes:
    return b"".join(page.render())
