"""Which submissions are of one lesson."""

from __future__ import annotations

from generator.index.lessons import lessons
from generator.model.registry import Organisation, Registry
from generator.model.submission import Submission

REGISTRY = Registry(
    {
        "one": Organisation("one", "一校", "school", aliases=("第一小学",)),
        "two": Organisation("two", "二校", "school"),
    }
)


def found(*those: tuple[str, str]) -> list[tuple[str, str, list[int]]]:
    """(organisation, lesson) of submissions → name, address, members of their lessons."""
    submissions = [
        Submission(path=f"{at}", url=f"r/{at}/", kind="sample", title="x", organisation=home, lesson=lesson)
        for at, (home, lesson) in enumerate(those)
    ]
    return [(one.name, one.address, list(one.members)) for one in lessons(submissions, REGISTRY)]


def test_a_lesson_is_of_one_organisation() -> None:
    assert found(("one", "fenshu"), ("two", "fenshu"), ("one", "fenshu"), ("one", "")) == [
        ("fenshu", "lesson/one/fenshu/", [0, 2]),
        ("fenshu", "", [1]),
    ]


def test_another_organisation_joins_it_by_name_alias_or_id() -> None:
    written = ("two", "一校/分数"), ("one", "分 数"), ("two", "第一小学/分数"), ("two", "one/分数")
    assert found(*written) == [("分数", "lesson/one/fen-shu/", [0, 1, 2, 3])]


def test_a_name_with_a_slash_may_mean_nothing_else() -> None:
    assert found(("one", "1/2的认识"), ("one", "1/2的认识"), ("one", "二校/")) == [
        ("1/2的认识", "lesson/one/1-2-de-ren-shi/", [0, 1]),
        ("二校/", "", [2]),
    ]


def test_one_pinyin_two_addresses() -> None:
    twice = [("one", "加法"), ("one", "加法"), ("one", "假发"), ("one", "假发")]
    addresses = [one[1] for one in found(*twice)]
    assert len(set(addresses)) == 2
    assert all(one.startswith("lesson/one/jia-fa") for one in addresses)
