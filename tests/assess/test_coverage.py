"""What the published submissions cover: shares against the roster, grids with gaps, filled fields."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from generator.assess.coverage import belongs, coverage
from generator.model.assessment import Coverage, Grid, Share
from generator.model.campaign import Campaign, MonthTheme, Obligation, What
from generator.model.catalogue import Catalogue
from generator.model.kind import Field, Kind, Taxonomy, Term
from generator.model.registry import Organisation, Person, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Author, Submission


def taxonomy(label: str, **terms: str) -> Taxonomy:
    return Taxonomy(label=label, terms=tuple(Term(slug=slug, label=told) for slug, told in terms.items()))


SITE = SiteConfig(
    taxonomies={
        "subject": taxonomy("科目", han="汉语", suan="算术", hua="图画", wu="武术"),
        "stage": taxonomy("阶段", low="低段", high="高段", top="顶段"),
        "tier": taxonomy("梯次", one="一级", two="二级"),
    },
    fields={"title": Field(label="题名"), "subject": Field(label="科目", type="term", taxonomy="subject")},
    levels={"city": "市", "county": "县区", "school": "学校", "group": "组"},
    kinds={
        "plan": Kind(
            label="课案",
            fields={
                "title": Field(label="题名"),
                "subject": Field(label="科目", type="term", taxonomy="subject"),
                "unit": Field(label="单元", when={"stage": ("low",)}),
            },
        ),
        "note": Kind(label="札记", fields={"title": Field(label="题名"), "book": Field(label="书名")}),
    },
)
REGISTRY = Registry(
    organisations={
        one.id: one
        for one in (
            Organisation("city", "青川市", "city"),
            Organisation("east", "东县", "county", "city"),
            Organisation("west", "西县", "county", "city"),
            Organisation("one", "东一校", "school", "east", ("low",)),
            Organisation("one-group", "东一校算术组", "group", "one"),
            Organisation("two", "西二校", "school", "west", ("high",)),
            Organisation("old", "西旧校", "school", "west", ("high",), closed="2024-03-01", into="two"),
            Organisation("own", "市直校", "school", "city", ("low", "high")),
            Organisation("later", "待办校", "school", "west", opened="2025-01-01"),
        )
    },
    people={
        one.id: one
        for one in (
            Person("p1", "甲老师", "one", "one", "low", ("han",)),
            Person("p2", "乙老师", "one-group", "two", "", ("suan",)),
            Person("p3", "丙老师", "two", "", "high", ("han", "hua")),
            Person("p4", "丁老师", "own", "one", "high", ("suan",)),
            Person("p5", "戊老师", "two", "one", "high", ("suan",), until="2024-01-31"),
        )
    },
)
DAY = "2024-05-06"


def submission(path: str, organisation: str, **values: object) -> Submission:
    given: dict[str, object] = {"date": "2024-04-10", "kind": "plan", "terms": {}, **values}
    return Submission(path=path, url=f"r/{path}/", title="题", organisation=organisation, **given)  # type: ignore[arg-type]


SUBMISSIONS = (
    submission(
        "a",
        "one",
        authors=(Author("甲老师", "p1"),),
        terms={"subject": ("han",), "stage": ("low",), "tier": ("one",)},
    ),
    submission(
        "b", "one-group", terms={"subject": ("suan", "han"), "stage": ("low",)}, fields={"unit": "一"}
    ),
    submission(
        "c", "two", kind="note", fields={"book": "书"}, authors=(Author("丙老师", "p3"),), date="2024-03-09"
    ),
    submission("d", "old", terms={"subject": ("hua",), "stage": ("high",)}, date="2024-03-20"),
)


def covered(
    submissions: Iterable[Submission] = SUBMISSIONS,
    registry: Registry = REGISTRY,
    campaign: Campaign | None = None,
    names: bool = False,
    day: str = DAY,
) -> Coverage:
    return coverage(Catalogue(tuple(submissions), registry), SITE, registry, day, campaign, names)


def share(found: Coverage, name: str) -> Share:
    return next(one for one in found.shares if one.name == name)


def grid(found: Coverage, name: str) -> Grid:
    return next(one for one in found.grids if one.name == name)


def test_shares_have_the_roster_of_the_day_as_denominator() -> None:
    """Who has left, a school that was merged and one that is not open yet are asked nothing."""
    found = covered()
    assert {one.name: (one.label, one.covered, one.of) for one in found.shares} == {
        "stage": ("阶段", 2, 2),
        "subject": ("科目", 3, 3),
        "school": ("学校", 2, 3),
        "person": ("教师", 2, 4),
    }


def test_a_day_before_the_merger_asks_the_old_school_too() -> None:
    found = covered(day="2024-01-15", names=True)
    assert share(found, "school").missing == (("old", "西旧校"), ("own", "市直校"))
    assert (share(found, "person").covered, share(found, "person").of) == (2, 5)


def test_only_the_bureau_reads_the_names_of_schools_and_teachers() -> None:
    public, bureau = covered(), covered(names=True)
    assert (share(public, "school").missing, share(public, "person").missing) == ((), ())
    assert share(bureau, "school").missing == (("own", "市直校"),)
    assert share(bureau, "person").missing == (("p2", "乙老师（东一校算术组）"), ("p4", "丁老师（市直校）"))
    assert "school-kind" not in {one.name for one in public.grids}
    assert "老师" not in repr(public) and "市直校" not in repr(public)


def test_missing_subjects_and_stages_are_told_to_everybody() -> None:
    found = covered(SUBMISSIONS[:1])
    assert share(found, "subject").missing == (("suan", "算术"), ("hua", "图画"))
    assert share(found, "stage").missing == (("high", "高段"),)


def test_a_gap_is_where_somebody_teaches_and_nothing_has_come_in() -> None:
    found = grid(covered(), "subject-stage")
    assert found.rows == (("han", "汉语"), ("suan", "算术"), ("hua", "图画"))
    assert found.columns == (("low", "低段"), ("high", "高段"))
    assert found.counts == {("han", "low"): 2, ("suan", "low"): 1, ("hua", "high"): 1}
    gaps = {(r, c) for r, _ in found.rows for c, _ in found.columns if found.gap(r, c)}
    assert gaps == {("han", "high"), ("suan", "high")}


def test_a_teacher_without_a_stage_has_that_of_a_school_with_one() -> None:
    roster = replace(
        REGISTRY,
        people={
            "p": Person("p", "己", "one", subjects=("wu",)),
            "q": Person("q", "庚", "own", subjects=("wu",)),
        },
    )
    assert grid(covered((), roster), "subject-stage").expected == {("wu", "low")}


def test_tiers_are_expected_of_those_who_have_one() -> None:
    assert grid(covered(), "subject-tier").expected == {("han", "one"), ("suan", "two"), ("suan", "one")}


def test_areas_are_what_stands_below_the_top_and_the_rest_is_the_tops_own() -> None:
    found = grid(covered(), "county-subject")
    assert found.title == "县区 × 科目"
    assert found.rows == (("east", "东县"), ("west", "西县"), ("city", "青川市直属"))
    assert found.counts == {("east", "han"): 2, ("east", "suan"): 1, ("west", "hua"): 1}
    assert found.gap("west", "han") and found.gap("city", "suan") and not found.gap("city", "han")


def test_schools_by_kind_count_what_groups_and_merged_schools_hand_in() -> None:
    found = grid(covered(names=True), "school-kind")
    assert found.columns == (("plan", "课案"), ("note", "札记"))
    assert found.counts == {("one", "plan"): 2, ("two", "note"): 1, ("two", "plan"): 1}
    assert found.expected == set()


def test_a_school_has_a_gap_only_where_the_campaign_asks_for_a_kind() -> None:
    asking = SPRING.model_copy(
        update={
            "obligations": (
                Obligation(id="n", title="札记", who="school", what=What(kinds=("note",))),
                Obligation(id="any", title="之一", who="person", what=What(kinds=("note", "plan"))),
                Obligation(id="c", title="县的", who="county", what=What(kinds=("plan",))),
            )
        }  # type: ignore[arg-type]
    )
    found = grid(covered(campaign=asking, names=True), "school-kind")
    assert found.columns == (("plan", "课案"), ("note", "札记"))
    assert found.expected == {("one", "note"), ("two", "note"), ("own", "note")}


SPRING = Campaign(slug="spring", title="春", start="2024-04-01", end="2024-04-30")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"date": "2024-05-01"}, False),
        ({"date": ""}, False),
        ({"terms": {"campaign": ("spring",)}, "date": "2023-01-01"}, True),
        ({"terms": {"campaign": ("other",)}}, False),
        ({"terms": {"campaign": ()}}, True),
    ],
)
def test_a_campaign_counts_what_names_it_or_names_none_in_its_days(
    values: dict[str, object], expected: bool
) -> None:
    assert belongs(submission("x", "one", **values), SPRING) is expected


def test_a_campaign_of_one_county_asks_its_tree_only() -> None:
    found = covered(campaign=SPRING.model_copy(update={"organisation": "east"}))
    assert (found.campaign, found.submissions) == ("spring", 2)
    assert [(one.covered, one.of) for one in found.shares] == [(1, 1), (2, 2), (1, 1), (1, 2)]
    assert "county-subject" not in {one.name for one in found.grids}


def test_months_expect_the_forms_that_were_asked_and_nothing_before_they_begin() -> None:
    themes = (
        MonthTheme(month="2024-03", title="磨课", kinds=("note",)),
        MonthTheme(month="2024-04", title="研读"),
        MonthTheme(month="2024-06", title="总结", kinds=("plan",)),
    )
    found = grid(
        covered(campaign=SPRING.model_copy(update={"start": "2024-03-01", "themes": themes})), "month-theme"
    )
    assert found.rows == (
        ("2024-03", "2024年3月 磨课"),
        ("2024-04", "2024年4月 研读"),
        ("2024-06", "2024年6月 总结"),
    )
    assert found.columns == (("plan", "课案"), ("note", "札记"), ("", "其他形式"))
    assert found.counts == {("2024-03", "note"): 1, ("2024-03", ""): 1, ("2024-04", ""): 2}
    assert found.expected == {("2024-03", "note"), ("2024-04", "")}


def test_without_a_roster_nothing_is_expected_and_no_share_has_a_denominator() -> None:
    found = covered(registry=Registry())
    assert not found.roster
    assert {one.name: (one.covered, one.of, one.missing) for one in found.shares} == {
        "stage": (2, 0, ()),
        "subject": (3, 0, ()),
        "school": (4, 0, ()),
        "person": (2, 0, ()),
    }
    assert {one.name: one.expected for one in found.grids} == {"subject-stage": set(), "subject-tier": set()}


def test_fields_are_counted_where_their_kind_has_them_and_their_condition_holds() -> None:
    found = {(one.kind, one.field): (one.label, one.have, one.of) for one in covered().fields}
    assert found == {
        ("", "title"): ("题名", 4, 4),
        ("", "subject"): ("科目", 3, 3),
        ("plan", "title"): ("题名", 3, 3),
        ("plan", "subject"): ("科目", 3, 3),
        ("plan", "unit"): ("单元", 1, 2),
        ("note", "title"): ("题名", 1, 1),
        ("note", "book"): ("书名", 1, 1),
    }


def test_a_field_that_is_there_but_empty_is_not_counted() -> None:
    empty = submission("e", "one", kind="note", terms={"subject": ()})
    bare = submission("f", "one", terms={"subject": (), "stage": ("low",)}, fields={"unit": "一"})
    found = {(one.kind, one.field): (one.have, one.of) for one in covered((*SUBMISSIONS, empty, bare)).fields}
    assert (found["plan", "subject"], found["plan", "unit"], found["note", "book"]) == (
        (3, 4),
        (2, 3),
        (1, 2),
    )


def test_a_city_is_counted_to_the_last_teacher() -> None:
    """6,000 teachers, 200 schools, 10,000 submissions. How long it takes is for `benchmarks.ledger`."""
    organisations = {"city": Organisation("city", "市", "city")}
    organisations |= {f"c{at}": Organisation(f"c{at}", f"县{at}", "county", "city") for at in range(10)}
    organisations |= {
        f"s{at}": Organisation(f"s{at}", f"校{at}", "school", f"c{at % 10}", ("low",)) for at in range(200)
    }
    subjects, stages = ("han", "suan", "hua", "wu"), ("low", "high", "top")
    people = {
        f"p{at}": Person(
            f"p{at}", f"师{at}", f"s{at % 200}", ("one", "two")[at % 2], stages[at % 3], (subjects[at % 4],)
        )
        for at in range(6_000)
    }
    submissions = tuple(
        submission(
            f"x{at}",
            f"s{at % 200}",
            kind=("plan", "note")[at % 2],
            authors=(Author("师", f"p{at % 6_000}"),),
            terms={"subject": (subjects[at % 4],), "stage": (stages[at % 3],), "tier": ("one",)},
            fields={"unit": "一", "book": "书"},
        )
        for at in range(10_000)
    )
    registry = Registry(organisations, people)
    catalogue = Catalogue(submissions, registry)
    found = coverage(catalogue, SITE, registry, DAY, names=True)
    assert (6_000, 6_000) == (share(found, "person").covered, share(found, "person").of)
    assert (200, 200) == (share(found, "school").covered, share(found, "school").of)
    assert 10_000 == found.submissions
