"""What the public is told of a ledger: no number, and no difference of numbers, of fewer than five teachers."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.assess.ledger.disclosure import LEAST, disclosed, told_of
from generator.model.ledger import Counts, Ledger, Line, Status, Unit
from generator.model.registry import Organisation, Registry

_PARENTS = {
    "shi": "", "jia": "shi", "yi": "shi", "zhen": "jia", "jia1": "zhen", "jia2": "zhen", "yi1": "yi", "yi2": "yi",
    "yi3": "yi", "zhi": "shi",
}  # fmt: skip
REGISTRY = Registry({key: Organisation(key, key, "school", parent) for key, parent in _PARENTS.items()})


def told(**homes: int) -> set[str]:
    return set(told_of(Counter(homes), REGISTRY))


def test_a_school_of_four_is_not_told_and_one_of_five_is() -> None:
    assert told(yi1=5, yi2=5) == {"shi", "yi", "yi1", "yi2"}
    assert told(yi1=4) == set()


def test_a_sister_is_kept_back_when_the_difference_would_tell_the_few() -> None:
    """yi less yi1 less yi2 would be yi3: the smallest sister is not told either."""
    assert told(yi1=5, yi2=9, yi3=2) == {"shi", "yi", "yi2"}


def test_few_beside_enough_others_that_are_not_told_hide_among_them() -> None:
    assert told(yi1=9, yi2=3, yi3=2) == {"shi", "yi", "yi1"}


def test_a_county_whose_only_told_school_would_betray_the_rest_is_told_without_it() -> None:
    assert told(jia1=8, jia2=1) == {"shi", "jia", "zhen"}


def test_the_whole_roster_is_always_told_so_what_a_county_lacks_of_it_counts_as_well() -> None:
    assert told(yi1=6, zhi=2) == {"shi"}


@given(st.dictionaries(st.sampled_from(sorted(_PARENTS)), st.integers(0, 12)))
def test_nothing_that_can_be_worked_out_is_of_fewer_than_five(homes: dict[str, int]) -> None:
    """Numbers of a tree tell by differences those of each place without the places told below it."""
    chosen = told(**homes)
    rest: Counter[str] = Counter()
    for home, number in homes.items():
        line = [one.id for one in REGISTRY.lineage(home)]
        rest[next((one for one in reversed(line) if one in chosen), "")] += number
    whole = sum(homes.values())
    for place, number in rest.items():
        assert number == 0 or number >= LEAST or (not chosen and number == whole), place


# Lines


def ledger(**teachers: int) -> Ledger:
    """Each teacher of a school owes a plan; the first of yi1 is the only one who owes a lesson."""
    units = {
        f"person:{home}-{at}": Unit(f"person:{home}-{at}", "person", "某", home)
        for home, number in teachers.items()
        for at in range(number)
    }
    lines = [Line(unit=key, obligation="plan", status=Status.DONE) for key in units]
    lines.append(Line(unit="person:yi1-0", obligation="lesson", status=Status.MISSING))
    own = Unit("organisation:yi1", "organisation", "一", "yi1", "school")
    lines.append(Line(unit=own.key, obligation="report", status=Status.LATE))
    return Ledger("c", "2024-05-06", {**units, own.key: own}, tuple(lines))


OWED = ("plan", "lesson", "report")


def test_what_one_teacher_owes_is_in_no_number_but_how_many_are_owed() -> None:
    found = disclosed(ledger(yi1=6, yi2=6), REGISTRY, OWED)
    assert found.few == {"lesson": 1}
    assert found.members == {place: Counts(done=number) for place, number in (("shi", 12), ("yi", 12), ("yi1", 6), ("yi2", 6))}  # fmt: skip
    assert found.counts == {
        ("", "plan"): Counts(done=12),
        **{(place, "report"): Counts(late=1) for place in ("", "shi", "yi", "yi1")},
    }
    assert found.withheld == frozenset()


def test_a_small_school_shows_only_what_it_owes_itself() -> None:
    found = disclosed(ledger(yi1=2, yi2=9), REGISTRY, OWED)
    assert ("yi1", "report") in found.counts and "yi1" not in found.members
    assert found.withheld == {"yi1", "yi2"} and set(found.members) == {"shi", "yi"}


def test_who_is_excused_is_neither_counted_nor_among_the_five() -> None:
    base = ledger(yi1=6, yi2=6)
    excused = tuple(
        Line(unit=one.unit, obligation="plan", status=Status.EXEMPT)
        if one.unit in ("person:yi1-0", "person:yi1-1") and one.obligation == "plan"
        else one
        for one in base.lines
    )
    found = disclosed(Ledger("c", base.as_of, base.units, excused), REGISTRY, OWED)
    assert "yi1" not in found.members and all(one.exempt == 0 for one in found.members.values())


def test_an_obligation_from_which_all_but_a_few_are_excused_is_one_of_few() -> None:
    base = ledger(yi1=6)
    lines = tuple(
        Line(unit=one.unit, obligation=one.obligation, status=Status.EXEMPT) if at < 5 else one
        for at, one in enumerate(base.lines)
    )
    found = disclosed(Ledger("c", base.as_of, base.units, lines), REGISTRY, OWED)
    assert found.few == {"lesson": 1, "plan": 1} and found.members == {}


def test_what_is_counted_and_never_demanded_is_not_told() -> None:
    found = disclosed(ledger(yi1=6), REGISTRY, ("report",))
    assert found.members == {} and found.few == {} and {name for _, name in found.counts} == {"report"}
