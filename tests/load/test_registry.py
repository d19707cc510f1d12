"""The roster: what cannot be used is named and left out, the rest works."""

from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.load.registry import Roster, load_registry


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    config = tmp_path / "site_config.yml"
    config.write_text("extends: school-training\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    return Vocabulary(site)


def roster(root: Path, vocabulary: Vocabulary, **files: str | bytes) -> Roster:
    folder = root / "registry"
    folder.mkdir()
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    return load_registry(root, vocabulary)


ORGANISATIONS = (
    "id,name,level,parent,stages,aliases\ncity,某市,city,,,\nxx,一小,school,city,primary,第一小学|实小\n"
)


def test_english_and_chinese_headers_and_encodings_read_the_same(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    chinese = "编号,名称,级别,上级,学段,别名\ncity,某市,市,,,\nxx,一小,学校,city,小学,第一小学|实小\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = roster(tmp_path / "a", vocabulary, organisations_csv=ORGANISATIONS)
    second = roster(tmp_path / "b", vocabulary, organisations_csv=chinese.encode("gb18030"))
    assert first.faults == second.faults == ()
    assert first.registry == second.registry
    assert first.registry.organisation_names["实小"] == "xx"
    assert [one.id for one in first.registry.lineage("xx")] == ["city", "xx"]


def test_people_resolve_their_terms_and_organisation(tmp_path: Path, vocabulary: Vocabulary) -> None:
    people = "编号,姓名,单位,梯级,学段,学科\np1,王芳,第一小学,骨干教师,小学,数学|科学\n"
    found = roster(tmp_path, vocabulary, organisations_csv=ORGANISATIONS, people_csv=people)
    person = found.registry.people["p1"]
    assert (person.organisation, person.tier, person.subjects) == ("xx", "backbone", ("math", "science"))


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("a,甲,school,nowhere\n", "PL906", 2),
        ("a,甲,school,b\nb,乙,school,a\n", "PL906", 2),
        ("a,甲,school,a\n", "PL906", 2),
        ("a,甲,school,\na,乙,school,\n", "PL905", 3),
        ("a,,school,\n", "PL907", 2),
        ("a,甲,school,,多,出,三,格,了,吧\n", "PL907", 2),
    ],
)
def test_a_bad_row_is_named_by_its_line(
    tmp_path: Path, vocabulary: Vocabulary, rows: str, code: str, line: int
) -> None:
    found = roster(tmp_path, vocabulary, organisations_csv="id,name,level,parent\n" + rows)
    assert (code, line) in {(fault.code, fault.line) for _, fault in found.faults}
    assert {path for path, _ in found.faults} == {"registry/organisations.csv"}


def test_a_cycle_is_cut_so_that_every_walk_ends(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows = "id,name,level,parent\na,甲,school,b\nb,乙,school,c\nc,丙,school,a\n"
    found = roster(tmp_path, vocabulary, organisations_csv=rows)
    assert [len(found.registry.lineage(one)) for one in "abc"] == [1, 1, 1]


def test_header_without_a_needed_column(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = roster(tmp_path, vocabulary, organisations_csv="编号,名称\na,甲\n")
    assert [(fault.code, fault.line) for _, fault in found.faults] == [("PL907", 1)]
    assert found.registry.organisations == {}


def test_no_registry_is_no_fault(tmp_path: Path, vocabulary: Vocabulary) -> None:
    assert load_registry(tmp_path, vocabulary).faults == ()


def test_featured_is_a_list_of_decisions(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = "- submission: submissions/a/b/index.md\n  level: 县级\n  by: 教研室\n  date: 2024年5月20日\n- submission: x\n"
    found = roster(tmp_path, vocabulary, featured_yml=text)
    assert [(f.submission, f.level, f.date) for f in found.registry.featured] == [
        ("submissions/a/b/index.md", "county", "2024-05-20")
    ]
    assert [(fault.code, fault.line) for _, fault in found.faults] == [("PL907", 5)]


def test_a_decision_may_be_written_in_chinese_and_names_its_batch(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    text = "- 稿件: submissions/a/b/index.md\n  级别: 市级\n  认定单位: 教研室\n  批次: 第一批\n  日期: 2024-05-20\n  有效期: 2025-05-19\n"
    found = roster(tmp_path, vocabulary, featured_yml=text)
    one = found.registry.featured[0]
    assert found.faults == ()
    assert (one.level, one.by, one.batch, one.round, one.until) == (
        "city",
        "教研室",
        "第一批",
        "第一批",
        "2025-05-19",
    )
    assert [one.over(day) for day in ("2025-05-19", "2025-05-20", "")] == [False, True, False]


def test_a_misspelt_key_of_a_decision_is_said(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = roster(tmp_path, vocabulary, featured_yml="- {submission: x, level: 市级, utnil: 2024-05-20}\n")
    assert [(fault.code, fault.detail) for _, fault in found.faults] == [
        ("PL907", "不认得“utnil”，是不是“until”")
    ]
    assert found.registry.featured[0].round == ""


def test_a_teacher_may_work_in_a_studio_besides(tmp_path: Path, vocabulary: Vocabulary) -> None:
    studios = ORGANISATIONS + "s1,王芳工作室,studio,city,,\n"
    people = "编号,姓名,单位,工作室\np1,王芳,xx,王芳工作室\np2,李娜,xx,\np3,周敏,xx,没有的工作室\n"
    found = roster(tmp_path, vocabulary, organisations_csv=studios, people_csv=people)
    assert {one.id: one.groups for one in found.registry.people.values()} == {
        "p1": ("s1",),
        "p2": (),
        "p3": (),
    }
    assert [(fault.code, fault.line) for _, fault in found.faults] == [("PL906", 4)]
    assert [one.id for one in found.registry.members["s1"]] == ["p1"]
