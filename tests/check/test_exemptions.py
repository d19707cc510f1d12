"""The bureau may excuse a submission from a rule; nobody may excuse himself."""

from pathlib import Path

import pytest
from asking import BUNDLE, FRONT, SECTIONS, codes
from examples import diagnose, lay

from generator.check.rule import SiteRule, Whole
from generator.check.rules import RULES, pl511
from generator.load.scan import scan
from generator.model.diagnostic import Diagnostic
from generator.model.registry import Registry, RuleExemption
from generator.model.site import SiteConfig
from generator.pipeline import Project, examine, open_project

PATH = BUNDLE.removeprefix("content/") + "index.md"
NO_TITLE = f"---\n{FRONT.replace('标题: 认识时间', '日期: 2024-05-06')}---\n{SECTIONS}"
HEAD = "稿件,规则,理由,批准人,有效期至\n"


def asked(root: Path, rows: str, text: str = NO_TITLE) -> tuple[Diagnostic, ...]:
    lay(root, f"=== content/registry/exemptions.csv\n{HEAD}{rows}\n=== {BUNDLE}index.md\n{text}")
    return diagnose(root)


def test_an_excused_error_becomes_one_notice_and_the_submission_is_published(tmp_path: Path) -> None:
    found = asked(tmp_path, f"{PATH},PL101,旧材料无标题,示例教研室,")
    assert [(one.code, one.severity.value, one.path, one.message) for one in found] == [
        ("PL510", "notice", PATH, "按 registry/exemptions.csv 第 2 行免查 PL101（示例教研室）：旧材料无标题")
    ]
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    [source] = scan(project.content).sources
    done = examine(project, source)
    assert (done.record.sound, done.record.excused) == (True, ("PL101",))
    assert done.body != ""


def test_other_faults_of_the_same_submission_stay(tmp_path: Path) -> None:
    text = NO_TITLE.replace("2024-05-06", "2024-04-31")
    assert codes(asked(tmp_path, f"{PATH},PL101,旧材料,,", text)) == ["PL510", "PL105"]


def test_another_submission_is_not_excused(tmp_path: Path) -> None:
    found = asked(tmp_path, "submissions/示例学校/别的/index.md,PL101,旧材料,,")
    assert sorted(codes(found)) == ["PL101", "PL511"]
    assert next(one for one in found if one.code == "PL511").message == (
        "免查的稿件“submissions/示例学校/别的/index.md”找不到"
    )


def test_front_matter_excuses_nobody(tmp_path: Path) -> None:
    """Content is hostile: a field of that name is an unknown field and no more."""
    lay(tmp_path, NO_TITLE.replace("日期:", "免查: [PL101]\n日期:"))
    assert "PL101" in codes(diagnose(tmp_path))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"{PATH},PL999,旧材料,,", "没有“PL999”这条规则"),
        (f"{PATH},PL310,旧材料,,", "PL310 不能免查"),
        (f"{PATH},PL405,旧材料,,", f"“{PATH}”没有 PL405 的问题，不用免查"),
    ],
)
def test_a_row_that_excuses_nothing_is_reported_where_it_stands(
    tmp_path: Path, row: str, message: str
) -> None:
    found = [one for one in asked(tmp_path, f"{PATH},PL101,旧材料,,\n{row}") if one.code == "PL511"]
    assert [(one.path, one.line, one.message) for one in found] == [("registry/exemptions.csv", 3, message)]


def test_a_telephone_number_holds_back_in_spite_of_an_exemption(tmp_path: Path) -> None:
    text = f"---\n{FRONT}---\n{SECTIONS}\n电话 13712341234\n"
    assert codes(asked(tmp_path, f"{PATH},PL310,家长同意,,", text)) == ["PL511", "PL310"]


def test_a_rule_of_the_whole_site_may_be_excused_from(tmp_path: Path) -> None:
    copy = f"=== content/submissions/示例学校/认识时间二/index.md\n---\n{FRONT}---\n{SECTIONS}"
    rows = "submissions/示例学校/认识时间二/index.md,PL502,两班同题,,"
    found = asked(tmp_path, rows, f"---\n{FRONT}---\n{SECTIONS}\n{copy}")
    assert [(one.code, one.path) for one in found] == [("PL510", "submissions/示例学校/认识时间二/index.md")]


@pytest.mark.parametrize(("as_of", "expected"), [("", []), ("2024-06-30", []), ("2024-07-01", ["已经过期"])])
def test_the_day_of_the_judgement_decides_what_is_out_of_date(as_of: str, expected: list[str]) -> None:
    """The exemption goes on working: no page vanishes because a day has passed."""
    one = RuleExemption(PATH, "PL405", "旧材料", until="2024-06-30", line=2)
    whole = Whole(
        (), SiteConfig(), Registry(exemptions=(one,)), sources=(PATH,), excused=frozenset({(PATH, "PL405")}),
        as_of=as_of,
    )  # fmt: skip
    assert [finding.message[-4:] for _, finding in pl511.check(whole)] == expected


def test_what_protects_people_and_the_site_is_never_exemptible() -> None:
    protected = {"PL110", "PL310", "PL311", "PL410", "PL413", "PL414", "PL501", "PL503", "PL505", "PL507"}
    exemptible = {rule.doc.code for rule in RULES if getattr(rule, "exemptible", False)}
    assert protected & exemptible == set()
    assert {"PL405", "PL404", "PL305", "PL508"} <= exemptible


def test_only_rules_on_exemptions_wait_for_the_others() -> None:
    late = {rule.doc.code for rule in RULES if isinstance(rule, SiteRule) and rule.after_exemptions}
    assert late == {"PL510", "PL511"}
