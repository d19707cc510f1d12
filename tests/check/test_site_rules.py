"""Rules over the whole site and over the roster."""

from pathlib import Path

import pytest
from asking import SECTIONS, codes
from examples import diagnose, lay

from generator.check.rule import Whole
from generator.check.rules import pl502, pl503, pl506, pl908
from generator.model.diagnostic import Diagnostic
from generator.model.registry import Featured, Receipt, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission

ROSTER = "=== content/registry/organisations.csv\n编号,名称,级别,上级\nshi,示例市,市,\nyi,示例学校,学校,shi\ner,第二学校,学校,shi\n"
PEOPLE = "=== content/registry/people.csv\n编号,姓名,单位\nt1,王示例,yi\nt2,王示例,yi\nt3,李示例,er\n"


def asked(root: Path, front: str, *, folder: str = "示例学校", config: str = "") -> tuple[Diagnostic, ...]:
    settings = f"=== site_config.yml\nextends: example\n{config}\n" if config else ""
    text = f"---\n标题: 认识时间\n类别: 示例课\n{front}---\n{SECTIONS}"
    lay(root, f"{settings}{ROSTER}{PEOPLE}=== content/submissions/{folder}/认识时间/index.md\n{text}")
    return diagnose(root)


def submission(name: str, **more: object) -> Submission:
    base = {"path": f"submissions/a/{name}/index.md", "url": f"r/a/{name}/", "kind": "k", "title": "甲"}
    return Submission(**{**base, **more})  # type: ignore[arg-type]


def whole(*submissions: Submission, registry: Registry | None = None, sources: tuple[str, ...] = ()) -> Whole:
    return Whole(submissions, SiteConfig(), registry or Registry(), sources=sources)


@pytest.mark.parametrize(
    ("named", "expected"), [("第二学校", ["PL207"]), ("示例市", []), ("yi", []), ("示例学校", [])]
)
def test_the_folder_and_the_named_organisation(tmp_path: Path, named: str, expected: list[str]) -> None:
    """A school's folder may hold what the city hands in, and the other way round."""
    assert codes(asked(tmp_path, f"单位: {named}\n")) == expected


def test_a_folder_that_the_roster_does_not_know_is_no_contradiction(tmp_path: Path) -> None:
    assert codes(asked(tmp_path, "单位: 第二学校\n", folder="投稿箱")) == []


def test_two_people_of_one_name_are_told_by_their_ids(tmp_path: Path) -> None:
    found = asked(tmp_path, "单位: 示例学校\n作者: 王示例\n")
    assert [(one.code, one.line, one.fix) for one in found] == [("PL205", 5, "请写编号：t1、t2")]
    assert asked(tmp_path, "单位: 示例学校\n作者: t2\n") == ()


def test_the_nearest_name_of_the_same_organisation_is_offered(tmp_path: Path) -> None:
    found = asked(tmp_path, "单位: 第二学校\n作者: 李事例\n", folder="er")
    assert [(one.code, one.fix) for one in found] == [
        ("PL205", "是不是“李示例”？是就改过来；新教师请管理员加进名册")
    ]


def test_rounds_of_one_lesson_are_not_the_same_submission() -> None:
    one, two = submission("1", fields={"round": "1"}), submission("2", fields={"round": "2"})
    assert list(pl502.check(whole(one, two))) == []
    assert [path for path, _ in pl502.check(whole(one, submission("2", fields={"round": "1"})))] == [
        "submissions/a/2/index.md"
    ]


def test_a_former_address_may_be_claimed_once_and_not_by_its_own_page() -> None:
    found = list(
        pl503.check(whole(submission("1", aliases=("r/a/1/", "old/")), submission("2", aliases=("old/",))))
    )
    assert [(path, finding.message) for path, finding in found] == [
        ("submissions/a/1/index.md", "旧网址 /r/a/1/ 是这份材料自己现在的网址"),
        ("submissions/a/2/index.md", "旧网址 /old/ 已经写在“submissions/a/1/index.md”里"),
    ]


def test_records_are_compared_with_all_sources_when_they_are_known() -> None:
    registry = Registry(
        receipts=(
            Receipt("2024-01-01", "submissions/a/held/index.md"),
            Receipt("2024-01-01", "submissions/a/no/index.md"),
        ),
        featured=(Featured("submissions/a/held/index.md", "x"), Featured("submissions/a/1/index.md", "x")),
    )
    sources = ("submissions/a/1/index.md", "submissions/a/held/index.md")
    found = list(pl506.check(whole(submission("1"), registry=registry, sources=sources)))
    assert [(path, finding.message) for path, finding in found] == [
        ("registry/featured.yml", "认定的稿件“submissions/a/held/index.md”有错误，还没有发布"),
        ("registry/receipts.csv", "登记收到的稿件“submissions/a/no/index.md”找不到"),
    ]
    assert [path for path, _ in pl506.check(whole(submission("1"), registry=registry))] == [
        "registry/featured.yml"
    ]


def test_a_record_of_nothing_is_located_at_its_first_row() -> None:
    receipts = (Receipt("2024-01-01", "a", line=4), Receipt("2024-01-02", "a", line=9))
    registry = Registry(receipts=receipts, featured=(Featured("b", "x", line=7),))
    found = pl506.check(whole(registry=registry, sources=("c",)))
    assert [(path, finding.line) for path, finding in found] == [
        ("registry/featured.yml", 7),
        ("registry/receipts.csv", 4),
    ]


def test_an_unknown_level_is_an_error_and_another_unknown_word_a_warning(tmp_path: Path) -> None:
    stage = "taxonomies: {stage: {label: 学段, terms: [{slug: lower, label: 甲段}]}}"
    rows = "编号,名称,级别,学段\nyi,示例学校,学校,甲断\ner,第二学校,学小,甲段\n"
    lay(
        tmp_path,
        f"=== site_config.yml\nextends: example\n{stage}\n=== content/registry/organisations.csv\n{rows}",
    )
    assert [(one.code, one.line, one.severity.value, one.fix) for one in diagnose(tmp_path)] == [
        ("PL908", 2, "warning", pl908.DOC.fix),
        ("PL917", 3, "error", "请写这些级别之一：市、学校"),
    ]


def test_a_changed_severity_needs_a_reason(tmp_path: Path) -> None:
    found = asked(tmp_path, "单位: 示例学校\n", config="rules: {PL404: {severity: notice, reason: ' '}}")
    assert [(one.path, one.code, one.message) for one in found] == [
        ("site_config.yml", "PL911", "改了 PL404 的级别，没有写理由")
    ]
