"""Words of the roster that the site's lists do not have are reported, and the row is kept."""

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.load.registry import Roster, load_registry

ORGANISATIONS = "编号,名称,级别,上级\nshi,某市,市,\nyi,一小,学校,shi\n"


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    config = tmp_path / "site_config.yml"
    config.write_text("extends: school-training\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    return Vocabulary(site)


def roster(root: Path, vocabulary: Vocabulary, **files: str) -> Roster:
    folder = root / "registry"
    folder.mkdir()
    for name, text in {"organisations_csv": ORGANISATIONS, **files}.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return load_registry(root, vocabulary)


def told(found: Roster) -> list[tuple[str, str, int, str]]:
    return [(path, fault.code, fault.line, fault.detail) for path, fault in found.faults]


def test_an_unknown_word_keeps_its_row(tmp_path: Path, vocabulary: Vocabulary) -> None:
    people = "编号,姓名,单位,梯级,学段,学科\nt1,王老师,yi,骨干,小学,数学|奥数\n"
    found = roster(tmp_path, vocabulary, people_csv=people)
    assert told(found) == [("registry/people.csv", "PL908", 2, "王老师 的学科“奥数”不认得")]
    assert found.registry.people["t1"].subjects == ("math", "奥数")
    assert found.registry.people["t1"].tier == "backbone"


def test_an_alias_of_two_subjects_is_settled_by_the_stage(tmp_path: Path, vocabulary: Vocabulary) -> None:
    people = "编号,姓名,单位,学段,学科\nt1,王老师,yi,初中,政治\nt2,李老师,yi,高中,政治\n"
    found = roster(tmp_path, vocabulary, people_csv=people)
    assert told(found) == []
    assert [one.subjects for one in found.registry.people.values()] == [("morality-law",), ("politics",)]


def test_an_unknown_level(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = roster(tmp_path, vocabulary, organisations_csv="编号,名称,级别\nyi,一小,学小\n")
    assert told(found) == [
        ("registry/organisations.csv", "PL917", 2, "一小 的级别“学小”不认得，它不会被要求交任何材料")
    ]
    assert found.faults[0][1].fix.startswith("请写这些级别之一：市、县")


def test_a_level_that_is_nearly_right_is_suggested(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = roster(tmp_path, vocabulary, organisations_csv="编号,名称,级别\nyi,一室,名师工作\n")
    assert [fault.fix.split("？")[0] for _, fault in found.faults] == ["是不是“名师工作室”"]


def test_a_level_may_be_called_by_part_of_its_label(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows = "编号,名称,级别\na,甲县,县\nb,乙区,区\nc,丙市,市\nd,丁校,中心校\n"
    found = roster(tmp_path, vocabulary, organisations_csv=rows)
    assert told(found) == []
    assert [one.level for one in found.registry.organisations.values()] == [
        "county",
        "county",
        "city",
        "zone",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("submission: a\nlevel: 校级\n", 1),
        ("- a\n- b\n", 1),
        ("- submission: a\n  level: 校级\n- 一句话\n", 3),
    ],
)
def test_recognitions_in_another_shape_are_not_lost_in_silence(
    tmp_path: Path, vocabulary: Vocabulary, text: str, line: int
) -> None:
    found = told(roster(tmp_path, vocabulary, featured_yml=text))
    assert [(path, code) for path, code, _, _ in found][:1] == [("registry/featured.yml", "PL907")]
    assert found[0][2] == line


def test_an_unknown_recognition(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = roster(tmp_path, vocabulary, featured_yml="- submission: a\n  level: 宇宙级\n")
    assert told(found) == [("registry/featured.yml", "PL908", 1, "a 的认定“宇宙级”不认得")]
