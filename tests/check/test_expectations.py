"""The checklist of one submission: met, unmet, not applicable."""

from pathlib import Path

from asking import BUNDLE, SECTIONS
from examples import lay

from generator.check.expectations import expectations
from generator.load.scan import scan
from generator.model.rule import Expectation
from generator.pipeline import Project, examine, open_project

CONFIG = """extends: example
kinds:
  sample:
    min_chars: 20
    images: {min: 2}
    attachments: [{role: 签到簿, types: [pdf]}]
    fields:
      date: {required: true}
      hours: {required: true, when: {step: [second]}}
    sections:
      - {heading: 目标, min_chars: 5}
      - {heading: 过程, min_chars: 80}
      - {heading: 反思, when: {step: [second]}}
      - {heading: 板书, required: false}
"""


def asked(root: Path, front: str, *, files: str = "") -> dict[str, Expectation]:
    text = f"---\n标题: 认识时间\n类别: 示例课\n{front}---\n{SECTIONS}\n![三时整](1.png)\n"
    lay(root, f"=== site_config.yml\n{CONFIG}\n=== {BUNDLE}index.md\n{text}\n{files}")
    project = open_project(root / "site_config.yml")
    assert isinstance(project, Project)
    [source] = scan(project.content).sources
    made = examine(project, source).record.submission
    assert made is not None
    bound = project.inherited.kind_of(made)
    return {one.name: one for one in expectations(made, bound, project.vocabulary)}


PICTURES = f"=== {BUNDLE}1.png [picture 8x8]\n=== {BUNDLE}2.png [picture 8x8]\n"


def test_every_constraint_has_a_state(tmp_path: Path) -> None:
    found = asked(tmp_path, "阶梯: 初阶\n", files=PICTURES)
    assert {name: (one.state, one.detail) for name, one in found.items()} == {
        "field:title": ("met", ""),
        "field:kind": ("met", ""),
        "field:date": ("unmet", "没有填写"),
        "field:hours": ("not-applicable", "只对阶梯是“高阶”的材料有要求"),
        "section:目标": ("met", ""),
        "section:过程": ("unmet", "不到 80 字"),
        "section:反思": ("not-applicable", "只对阶梯是“高阶”的材料有要求"),
        "min_chars": ("met", "27 字，至少 20 字"),
        "max_chars": ("met", "27 字，至多 600 字"),
        "images": ("unmet", "1 张不同的图片，至少 2 张"),
        "attachment:签到簿": ("unmet", "0 个，至少 1 个（pdf）"),
    }


def test_the_same_constraints_where_their_condition_holds(tmp_path: Path) -> None:
    other = PICTURES.replace("2.png [picture 8x8]", "2.png [picture 9x8]")
    files = f"{other}=== {BUNDLE}签到簿.pdf [bytes PDF]\n"
    found = asked(tmp_path, "阶梯: 高阶\n日期: 2024-05-06\n学时: 2\n", files=files)
    states = {name: one.state for name, one in found.items()}
    assert {name for name, state in states.items() if state == "unmet"} == {"section:过程", "section:反思"}
    assert "not-applicable" not in states.values()
    assert found["section:反思"].detail == "没有这一部分"


def test_labels_are_what_readers_call_it(tmp_path: Path) -> None:
    found = asked(tmp_path, "", files=PICTURES)
    assert [found[name].label for name in ("field:date", "section:过程", "images", "attachment:签到簿")] == [
        "日期",
        "过程",
        "图片",
        "签到簿",
    ]


def test_a_rule_that_the_site_switches_off_makes_nothing_met(tmp_path: Path) -> None:
    """What is not there is not there, whether or not somebody is told."""
    text = f"---\n标题: 认识时间\n类别: 示例课\n---\n{SECTIONS}"
    off = "rules: {PL101: {severity: 'off', reason: 试}}\n"
    lay(tmp_path, f"=== site_config.yml\n{CONFIG}{off}\n=== {BUNDLE}index.md\n{text}\n")
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    made = examine(project, scan(project.content).sources[0]).record.submission
    assert made is not None
    kind = project.vocabulary.kind_of("sample")
    states = {one.name: one.state for one in expectations(made, kind, project.vocabulary)}
    assert states["field:date"] == "unmet"


def test_what_only_the_school_asks_for_is_expected_of_it(tmp_path: Path) -> None:
    demand = "requirements:\n  - {id: own, of: 示例学校, source: 计划, fields: {summary: {required: true}}}\n"
    text = f"---\n标题: 认识时间\n类别: 示例课\n单位: {{}}\n---\n{SECTIONS}"
    places = {
        name: f"=== content/submissions/{name}/时间/index.md\n{text.format(name)}\n"
        for name in ("示例学校", "别校")
    }
    lay(tmp_path, f"=== site_config.yml\n{CONFIG}{demand}\n{''.join(places.values())}")
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    states = {}
    for source in scan(project.content).sources:
        made = examine(project, source).record.submission
        assert made is not None
        kind = project.inherited.kind_of(made)
        found = {one.name: one.state for one in expectations(made, kind, project.vocabulary)}
        states[made.organisation] = found.get("field:summary")
    assert states == {"示例学校": "unmet", "别校": None}
