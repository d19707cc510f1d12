"""Steps of the ladder, authors, studios, organisations: who is credited with what, and that nobody is ranked."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from generator.assess.ledger.earned import earned
from generator.model.assessment import Earned
from generator.model.campaign import Campaign, Obligation, What, Who
from generator.model.catalogue import Catalogue
from generator.model.ledger import Ledger, Score
from generator.model.registry import Featured, Person, Registry
from generator.model.site import SiteConfig
from generator.render.views.author import author_view
from generator.render.views.demands import demands
from generator.render.views.library import Library, library
from generator.render.views.recognition import badges, honours, models

from .conftest import CAMPAIGNS, Workshop, path, registry, submission


def shown(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def with_registry(workshop: Workshop, found: Registry) -> Catalogue:
    return replace(workshop.catalogue(tuple(submission(at) for at in range(60))), registry=found)


def judged_on(workshop: Workshop, day: str, *decisions: Featured) -> Library:
    catalogue = with_registry(workshop, replace(registry(), featured=decisions))
    found = workshop.bureau(catalogue)
    return library(catalogue, workshop.site, (), (), replace(found, as_of=day))


UNTIL = Featured(path(1), "city", "first-prize", "市教研室", "2024-05-08", until="2024-12-31", batch="第一批")


@pytest.mark.parametrize(
    ("day", "over", "weight", "model"),
    [("2024-12-31", "", 2, 1), ("2025-01-01", "至2024年", 1, 0)],
)
def test_a_recognition_holds_for_its_days(
    workshop: Workshop, day: str, over: str, weight: int, model: int
) -> None:
    found = judged_on(workshop, day, UNTIL)
    badge = badges(found, found.submission(path(1)))[0]
    assert (badge.over, badge.weight, len(models(found))) == (over, weight, model)
    assert badge.note.startswith("市教研室 第一批 2024年5月8日认定")
    assert ("有效期至2024年12月31日" in badge.note) == (not over)


def test_the_highest_recognition_is_shown_first(workshop: Workshop) -> None:
    school, province = Featured(path(2), "school", date="2024-06-01"), Featured(path(3), "province")
    found = judged_on(workshop, "2024-06-02", UNTIL, school, province)
    assert found.paths(models(found)) == (path(3), path(1), path(2))


def test_schools_and_teachers_are_recognised_too(workshop: Workshop) -> None:
    found = judged_on(
        workshop,
        "2024-06-02",
        Featured("", "county", "示范校", organisation="school-a"),
        Featured("", "county", "指导教师", person="p1"),
    )
    assert [one.text for one in honours(found, organisation="school-a")] == ["县级示范校"]
    assert [one.text for one in honours(found, person="p1")] == ["县级指导教师"]
    assert honours(found, organisation="school-b") == honours(found, person="school-a") == ()


def test_a_step_says_what_it_is_and_what_it_shows(texts: dict[str, str]) -> None:
    page = texts["tier/backbone/index.html"]
    words = shown(page)
    assert "课型 特色课" in words and "在某个领域钻研较深" in words
    assert re.search(r"y-rank-3 y-now\" aria-current=\"true\"", page)
    assert [one for one in ("亮相课", "提升课", "特色课", "示范课") if one not in words] == []


def test_people_of_a_step_stand_by_area_and_only_with_work(texts: dict[str, str]) -> None:
    page = texts["tier/rising-star/index.html"].partition('id="people"')[2]
    assert re.findall(r"y-people__area\">([^<]+)<", page) == ["云溪county-a"]
    assert re.findall(r"author/(p\d)/", page) == ["p0", "p4"]


def test_demands_are_those_that_meet_the_step(site: SiteConfig) -> None:

    def asked(*who: Who) -> Campaign:
        one = Obligation(id="one", title="公开课", who=who, what=What(), by="2024-05-20")
        return Campaign(slug="spring", title="春季", start="2024-03-01", end="2024-06-30", obligations=(one,))

    everybody, master = Who(level=("person",)), Who(level=("person",), when={"tier": ("master",)})
    school = Who(level=("school",))
    for who, steps in ((everybody, {"master", "backbone"}), (master, {"master"}), (school, set())):
        found = Library(Catalogue((), Registry()), site, campaigns=(asked(who),))
        assert {step for step in ("master", "backbone") if demands(found, "tier", step)} == steps
    row = demands(Library(Catalogue((), Registry()), site, campaigns=(asked(master),)), "tier", "master")[
        0
    ].rows[0]
    assert (row.title, row.amount, row.due) == ("公开课", "1份", "2024-05-20")


def test_an_author_has_posts_and_terms_and_both_sides_of_mentoring(workshop: Workshop) -> None:
    base = registry()
    former = Person("p1", "老师乙", "school-a", "rising-star", since="2015-09-01", until="2019-08-31")
    people = {**base.people, "p1": replace(base.people["p1"], since="2019-09-01")}
    terms = ("2023-2024-1", "2023-2024-2")
    submissions = tuple(
        submission(at, terms={**submission(at).terms, "term": (terms[at // 8 % 2],)}) for at in range(60)
    )
    catalogue = replace(
        workshop.catalogue(submissions), registry=replace(base, people=people, former=(former,))
    )
    page = workshop.texts(catalogue)["author/p1/index.html"]
    words = shown(page)
    assert words.index("2019年9月1日起") < words.index("2015年9月1日—2019年8月31日")
    assert words.index("2023-2024学年第二学期") < words.index("2023-2024学年第一学期")
    assert "师傅 老师甲" in words
    assert "指导的教师 老师乙" in shown(workshop.texts(catalogue)["author/p0/index.html"])


def test_a_studio_lists_its_members_and_their_work(workshop: Workshop) -> None:
    base = registry()
    people = {
        key: replace(one, groups=("zone-a",)) if key in ("p2", "p3") else one
        for key, one in base.people.items()
    }
    found = replace(base, people=people)
    page = workshop.texts(with_registry(workshop, found))["organisation/zone-a/index.html"]
    members = page.partition('class="y-members"')[2].partition("</ul>")[0]
    assert re.findall(r"author/(p\d)/", members) == ["p2", "p3"], "丙 before 丁"
    assert "导师 老师甲" in shown(page)


def test_hours_stand_on_a_page_only_where_a_campaign_makes_them_public(
    workshop: Workshop, catalogue: Catalogue
) -> None:
    """And nobody is shown for having none."""
    ledger = Ledger("spring", "2024-06-01", {}, (), {"person:p1": Score(hours=6), "person:p2": Score()})
    assert earned(ledger) == Earned("spring", {"p1": 6})
    base = workshop.bureau(catalogue)
    shelf = library(catalogue, workshop.site, (), CAMPAIGNS, replace(base, earned=(earned(ledger),)))
    listings = {one.terms[0][1]: one for one in catalogue.listings if one.address.startswith("author/")}
    views = {key: author_view(shelf, listings[key], key) for key in ("p1", "p2")}
    assert [one.hours for one in views["p1"].credits] == ["6"]
    assert views["p2"].credits == ()
    hidden = library(catalogue, workshop.site, (), CAMPAIGNS, base)
    assert author_view(hidden, listings["p1"], "p1").credits == ()
