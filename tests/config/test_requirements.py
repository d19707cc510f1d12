"""Requirements only make a kind stricter, whoever adds them and in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.config.looser import without_effect
from generator.config.requirement_words import resolve_requirements
from generator.config.requirements import Inherited, overlaid
from generator.config.stricter import RANKS, stricter
from generator.config.vocabulary import Vocabulary
from generator.model.diagnostic import Severity
from generator.model.kind import AttachmentRule, Count, Field, Kind, Section, Taxonomy, Term
from generator.model.registry import Organisation, Registry
from generator.model.requirement import FieldDemand, Requirement, RuleSetting, SectionDemand
from generator.model.site import SiteConfig

CITY = Organisation("city", "示例市教育局", "city")
COUNTY = Organisation("county", "甲县", "county", "city")
SCHOOL = Organisation("school", "甲一小", "school", "county", aliases=("一小",))
OTHER = Organisation("other", "乙县", "county", "city")
REGISTRY = Registry({one.id: one for one in (CITY, COUNTY, SCHOOL, OTHER)})

numbers = st.none() | st.integers(0, 30)
severities = st.sampled_from(["off", "notice", "warning", "error"])
attachments = st.lists(
    st.builds(
        AttachmentRule,
        role=st.sampled_from("甲乙"),
        min=st.integers(0, 3),
        types=st.lists(st.sampled_from(["pdf", "jpg", "docx"]), unique=True, max_size=3).map(tuple),
        visibility=st.sampled_from(["public", "internal"]),
    ),
    max_size=2,
    unique_by=lambda one: one.role,
).map(tuple)
kinds = st.builds(
    Kind,
    label=st.just("类"),
    min_chars=numbers,
    max_chars=numbers,
    images=st.builds(Count, min=st.integers(0, 5), max=numbers),
    fields=st.fixed_dictionaries({"date": st.builds(Field, required=st.booleans())}),
    sections=st.tuples(
        st.builds(Section, heading=st.just("目标"), required=st.booleans(), min_chars=numbers)
    ),
    attachments=attachments,
)
_ids = iter(range(10**9))
requirements = st.builds(
    Requirement,
    id=st.builds(lambda: f"r{next(_ids)}"),
    of=st.sampled_from(["", "city", "county", "school"]),
    source=st.just("通知"),
    min_chars=numbers,
    max_chars=numbers,
    images=st.builds(Count, min=st.integers(0, 5), max=numbers),
    fields=st.dictionaries(st.just("date"), st.builds(FieldDemand, required=st.booleans())),
    sections=st.dictionaries(
        st.just("目标"),
        st.builds(SectionDemand, required=st.none() | st.booleans(), min_chars=numbers),
    ),
    attachments=attachments,
    rules=st.dictionaries(
        st.just("PL404"), st.builds(RuleSetting, severity=severities, reason=st.just("因"))
    ),
)


def at_least(one: int | None, other: int | None) -> bool:
    return other is None or (one is not None and one >= other)


def at_most(one: int | None, other: int | None) -> bool:
    return other is None or (one is not None and one <= other)


def contradictory(kind: Kind, those: list[Requirement]) -> bool:
    """Whether no type of file is left in some role: then what stands above stays, and PL914 says so."""
    left: dict[str, set[str]] = {}
    for rule in (*kind.attachments, *(rule for one in those for rule in one.attachments)):
        if rule.types:
            left[rule.role] = left.get(rule.role, set(rule.types)) & set(rule.types)
    return not all(left.values())


def assert_not_looser(made: Kind, base: Kind, *, types: bool = True) -> None:
    assert at_least(made.min_chars, base.min_chars) and at_most(made.max_chars, base.max_chars)
    assert made.images.min >= base.images.min and at_most(made.images.max, base.images.max)
    assert made.fields["date"].required >= base.fields["date"].required
    assert made.sections[0].required >= base.sections[0].required
    assert at_least(made.sections[0].min_chars, base.sections[0].min_chars)
    known = {one.role: one for one in made.attachments}
    for rule in base.attachments:
        now = known[rule.role]
        assert now.min >= rule.min
        assert not types or not rule.types or set(now.types) <= set(rule.types)
        assert rule.visibility == "public" or now.visibility == "internal"


@given(kinds, st.lists(requirements, max_size=4))
def test_a_kind_is_never_looser_than_without_requirements(kind: Kind, those: list[Requirement]) -> None:
    made = overlaid(kind, those, {one.id: "" for one in those})
    assert_not_looser(made.kind, kind)
    for one in those:
        without = overlaid(kind, [other for other in those if other is not one], {o.id: "" for o in those})
        assert_not_looser(made.kind, without.kind, types=not contradictory(kind, those))
        for code, setting in one.rules.items():
            assert setting.severity == "off" or RANKS[made.severities[code]] >= RANKS[setting.severity]


@given(kinds, st.lists(requirements, max_size=4), st.randoms())
def test_the_order_in_the_file_does_not_matter(kind: Kind, those: list[Requirement], rng: object) -> None:
    shuffled = sorted(those, key=lambda _: rng.random())  # type: ignore[attr-defined]
    one, other = (
        Inherited(SiteConfig(kinds={"k": kind}, requirements=tuple(each)), REGISTRY).effective(
            "k", "school", {}, ""
        )
        for each in (those, shuffled)
    )
    assert one == other


@given(kinds)
def test_a_requirement_that_asks_for_nothing_changes_nothing(kind: Kind) -> None:
    assert stricter(kind, Requirement(id="r", source="通知")) is kind


def bound(*those: Requirement, organisation: str = "school", day: str = "", **terms: tuple[str, ...]) -> int:
    site = SiteConfig(kinds={"k": Kind(label="类"), "l": Kind(label="别")}, requirements=those)
    return Inherited(site, REGISTRY).effective("k", organisation, terms, day).kind.min_chars or 0


def asks(least: int, **more: object) -> Requirement:
    return Requirement(**{"id": f"r{least}", "source": "通知", "min_chars": least, **more})  # type: ignore[arg-type]


def test_a_requirement_binds_those_below_its_organisation_and_nobody_else() -> None:
    of_county = asks(800, of="甲县")
    assert [bound(of_county, organisation=one) for one in ("school", "county", "city", "other", "x")] == [
        800, 800, 0, 0, 0,
    ]  # fmt: skip
    assert bound(asks(700, of="一小")) == 700
    assert bound(asks(600), organisation="x") == 600


def test_requirements_of_all_levels_add_up() -> None:
    assert bound(asks(500), asks(800, of="county"), asks(600, of="school")) == 800


def test_kinds_terms_and_days_limit_a_requirement() -> None:
    assert (bound(asks(9, kinds=("l",))), bound(asks(9, kinds=("k", "l")))) == (0, 9)
    graded = asks(9, when={"tier": ("a",)})
    assert (bound(graded), bound(graded, tier=("b",)), bound(graded, tier=("b", "a"))) == (0, 0, 9)
    spring = asks(9, since="2024-03-01", until="2024-05-31")
    days = ("2024-02-29", "2024-03-01", "2024-05-31", "2024-06-01")
    assert [bound(spring, day=day) for day in days] == [0, 9, 9, 0]


def test_who_leaves_out_the_date_falls_under_what_is_asked_now() -> None:
    assert (bound(asks(9, since="2024-03-01")), bound(asks(9, until="2024-03-01"))) == (9, 0)


def test_each_constraint_remembers_the_strictest_and_only_what_the_kind_alone_has_not() -> None:
    kind = Kind(label="类", min_chars=100, sections=(Section(heading="目标"),))
    those = (
        asks(300, id="a", source="市通知", sections={"目标": SectionDemand(required=True)}),
        asks(500, id="b", of="county", source="县通知"),
        asks(
            400,
            id="c",
            of="school",
            source="校计划",
            rules={"PL404": RuleSetting(severity="error", reason="因")},
        ),
    )
    site = SiteConfig(kinds={"k": kind}, requirements=those)
    assert Inherited(site, REGISTRY).effective("k", "school", {}, "").sources == {
        "min_chars": "甲县的要求：县通知",
        "rule:PL404": "甲一小的要求：校计划",
    }


SITE = SiteConfig(
    taxonomies={"tier": Taxonomy(label="阶", terms=(Term(slug="a", label="甲"),))},
    kinds={
        "k": Kind(
            label="类",
            min_chars=800,
            max_chars=3000,
            images=Count(min=1),
            fields={"date": Field(required=True), "lesson": Field()},
            sections=(Section(heading="目标", min_chars=50), Section(heading="反思", required=False)),
            attachments=(AttachmentRule(role="名单", min=2, types=("pdf",), visibility="internal"),),
        ),
        "l": Kind(label="别"),
    },
)


def idle(*those: Requirement, kinds: tuple[str, ...] = ("k",)) -> list[str]:
    given_kinds = [one if one.kinds else one.model_copy(update={"kinds": kinds}) for one in those]
    site = SITE.model_copy(update={"requirements": tuple(given_kinds)})
    found = without_effect(site, REGISTRY, {"PL404": Severity.WARNING})
    return [".".join(str(step) for step in where[1:]) for where, _ in found]


def test_each_looser_value_is_named() -> None:
    loose = Requirement(
        id="loose",
        source="通知",
        min_chars=700,
        max_chars=3500,
        fields={"date": FieldDemand(required=False)},
        sections={"目标": SectionDemand(required=False, min_chars=40)},
        attachments=(AttachmentRule(role="名单", min=1, types=("pdf", "jpg"), visibility="public"),),
        rules={"PL404": RuleSetting(severity="notice", reason="旧照片")},
    )
    assert idle(loose) == [
        "0.min_chars",
        "0.max_chars",
        "0.fields.date.required",
        "0.sections.目标.required",
        "0.sections.目标.min_chars",
        "0.attachments.0.min",
        "0.attachments.0.types",
        "0.attachments.0.visibility",
        "0.rules.PL404.severity",
    ]


def test_what_is_as_strict_or_stricter_is_not_named() -> None:
    assert idle(asks(800), asks(900, max_chars=2000, of="county"), asks(1000, of="school")) == []


def test_a_school_that_is_looser_than_its_county_is_told() -> None:
    assert idle(asks(2000, of="county"), asks(1500, of="school")) == ["1.min_chars"]
    assert idle(asks(2000, of="other"), asks(1500, of="school")) == []
    assert idle(asks(2000, of="school"), asks(1500, of="county")) == []


def test_what_stands_above_only_in_some_cases_excuses_the_lower_one() -> None:
    assert idle(asks(2000, of="county", when={"tier": ("a",)}), asks(1500, of="school")) == []
    assert idle(asks(2000, of="county", until="2024-01-01"), asks(1500, of="school")) == []
    only = {"when": {"tier": ("a",)}}
    assert idle(asks(2000, of="county", **only), asks(1500, of="school", **only)) == ["1.min_chars"]


def test_less_than_one_kind_asks_may_still_be_more_than_another_does() -> None:
    assert idle(asks(500), kinds=("k", "l")) == []


def test_what_nobody_can_do_is_named() -> None:
    both = asks(4000, attachments=(AttachmentRule(role="名单", min=2, types=("jpg",)),))
    assert idle(both) == ["0.min_chars", "0.attachments.0.types"]


def test_a_heading_is_never_taken_for_an_alias_of_another_kind() -> None:
    """An alias binds whatever it stands for in each kind; a heading means itself alone."""
    kinds = {
        "l": Kind(label="别", sections=(Section(heading="学习目标", aliases=("目标",)),)),
        "k": Kind(label="类", sections=(Section(heading="目标", aliases=("要求",)),)),
        "m": Kind(label="另", sections=(Section(heading="标准", aliases=("要求",)), Section(heading="做法"))),
    }
    demand = SectionDemand(required=True)
    asked = asks(9, sections={"目标": demand}), asks(8, sections={"要求": demand})
    found = resolve_requirements(Vocabulary(SiteConfig(kinds=kinds, requirements=asked)))
    assert found.faults == ()
    assert [tuple(one.sections) for one in found.requirements] == [("目标",), ("目标", "标准")]
    written = ("requirements", 1, "sections", "要求")
    assert found.in_file(("requirements", 1, "sections", "标准", "required")) == (*written, "required")


def test_an_unknown_organisation_is_named_with_the_one_that_was_meant() -> None:
    site = SITE.model_copy(update={"requirements": (asks(900, of="示列市教育局"),)})
    [(where, fault)] = list(without_effect(site, REGISTRY, {}))
    assert (where, fault.code, fault.detail) == (
        ("requirements", 0, "of"), "PL904", "没有单位“示列市教育局”。是不是“示例市教育局”？",
    )  # fmt: skip
    assert list(without_effect(site, Registry(), {})) == []
    unread = replace(REGISTRY, unread=frozenset({"organisations"}))
    assert list(without_effect(site, unread, {})) == [], "it may stand in what was not read"
