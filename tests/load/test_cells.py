"""What people write in cells of the roster: several words in one, days without a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.config.vocabulary import Vocabulary
from generator.load.registry import Roster
from generator.load.words import split
from generator.model.kind import Term
from tests.load.conftest import profile

Read = Callable[[dict[str, str | bytes]], Roster]


@pytest.mark.parametrize("mark", ["|", "｜", "、", "，", ",", ";", "；", " 、 "])
def test_every_mark_between_words_splits(roster_of: Read, mark: str) -> None:
    found = roster_of(
        {
            "organisations.csv": f'编号,名称,级别,学段,别名\nyi,一校,学校,"小学{mark}初中","实小{mark}一小"\n',
            "people.csv": f'编号,姓名,单位,学科\np,王芳,一小,"数学{mark}科学"\n',
        }
    )
    assert found.faults == ()
    assert found.registry.organisations["yi"].stages == ("primary", "junior")
    assert found.registry.people["p"].subjects == ("math", "science")
    assert found.registry.organisation_names["实小"] == "yi"


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [("甲、乙类", ("both",)), ("甲、乙类|数学", ("both", "math")), ("数学、科学", ("math", "science"))],
)
def test_an_alias_that_holds_a_mark_is_one_word(
    roster_of: Read, words: Vocabulary, cell: str, slugs: tuple[str, ...]
) -> None:
    subjects = profile().taxonomies["subject"]
    both = Term(slug="both", label="合科", aliases=("甲、乙类",))
    extended = subjects.model_copy(update={"terms": (*subjects.terms, both)})
    words.site = profile().model_copy(update={"taxonomies": {**profile().taxonomies, "subject": extended}})
    found = roster_of(
        {
            "organisations.csv": "编号,名称,级别\nyi,一小,学校\n",
            "people.csv": f"编号,姓名,单位,学科\np,王芳,yi,{cell}\n",
        }
    )
    assert (found.faults, found.registry.people["p"].subjects) == ((), slugs)


def test_an_alias_of_an_organisation_may_hold_a_mark(roster_of: Read) -> None:
    found = roster_of({"organisations.csv": "编号,名称,级别,别名\nyi,一小,学校,东、西校区联合小学|实小\n"})
    names = found.registry.organisation_names
    assert (names["东、西校区联合小学"], names["实小"]) == ("yi", "yi")


def test_marks_inside_brackets_do_not_split() -> None:
    assert split("教研室（市、区）、进修校(甲,乙)|电教馆") == ("教研室（市、区）", "进修校(甲,乙)", "电教馆")


def test_only_the_unknown_word_of_a_cell_is_reported(roster_of: Read) -> None:
    found = roster_of(
        {
            "organisations.csv": "编号,名称,级别\nyi,一小,学校\n",
            "people.csv": "编号,姓名,单位,学科\np,王芳,yi,数学、奥数\n",
        }
    )
    assert [(fault.code, fault.detail) for _, fault in found.faults] == [("PL908", "王芳 的学科“奥数”不认得")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1958年9月", "1958-09-01"),
        ("1958-09", "1958-09-01"),
        ("1958/9", "1958-09-01"),
        ("1958.09", "1958-09-01"),
        ("１９５８年 ９月", "1958-09-01"),
        ("1958", "1958-01-01"),
        ("1958年", "1958-01-01"),
        ("1958年9月3日", "1958-09-03"),
    ],
)
def test_opened_and_closed_without_a_day_mean_the_first(roster_of: Read, written: str, day: str) -> None:
    rows = f"编号,名称,级别,成立,撤并\na,甲校,学校,{written},\nb,乙校,学校,,{written}\n"
    found = roster_of({"organisations.csv": rows})
    assert found.faults == ()
    assert found.registry.organisations["a"].opened == day
    assert found.registry.organisations["b"].closed == day


@pytest.mark.parametrize("written", ["1958-13", "1958年0月", "五八年", "1958.9", "195809"])
def test_months_that_are_none_or_in_doubt_are_reported(roster_of: Read, written: str) -> None:
    """`1958.9` in a workbook may be the number into which Excel made 1958.90."""
    found = roster_of({"organisations.csv": f"编号,名称,级别,成立\na,甲校,学校,{written}\n"})
    assert [(fault.code, fault.line) for _, fault in found.faults] == [("PL907", 2)]


def test_the_first_day_of_a_post_needs_its_day(roster_of: Read) -> None:
    found = roster_of(
        {
            "organisations.csv": "编号,名称,级别\nyi,一小,学校\n",
            "people.csv": "编号,姓名,单位,起始\np,王芳,yi,2024-09\n",
        }
    )
    assert [(fault.code, fault.line) for _, fault in found.faults] == [("PL907", 2)]


def test_every_slug_of_the_profile_is_one_word() -> None:
    """Whoever writes the slug means that term, whatever aliases others have."""
    vocabulary = Vocabulary(profile())
    for name, taxonomy in profile().taxonomies.items():
        for term in taxonomy.terms:
            assert vocabulary.term(name, term.slug).slugs == (term.slug,)
