"""Diagnostics in every form that people and tools read."""

import json
from pathlib import Path

import jsonschema

from generator.check.rules import RULES
from generator.model.diagnostic import Diagnostic, Severity
from generator.report import github, sarif, text
from generator.report import json as json_report
from generator.report.rule_text import index, render

DOCS = [rule.doc for rule in RULES]
FOUND = [
    Diagnostic(
        "submissions/校 a/课/index.md", 12, 3, "PL301", Severity.ERROR, "缺少“目标”", "请加一节“目标”"
    ),
    Diagnostic(
        "submissions/b/index.md", 1, 0, "PL004", Severity.WARNING, "第一行\n::error::假的", "100%,改:好"
    ),
]


def test_text_is_one_line_for_the_fault_and_one_for_the_fix() -> None:
    assert text.render(FOUND[:1]) == (
        "submissions/校 a/课/index.md:12:3: error PL301: 缺少“目标”\n    请加一节“目标”\n"
    )


def test_hostile_content_cannot_steer_the_terminal() -> None:
    bad = Diagnostic("a\x1b[31m.md", 1, 0, "PL004", Severity.ERROR, "x\x07", "y")
    assert all(c.isprintable() or c == "\n" for c in text.render([bad]))


def test_github_commands_cannot_be_forged_by_content() -> None:
    lines = github.render(FOUND).splitlines()
    assert len(lines) == 2
    assert lines[0] == (
        "::error file=content/submissions/校 a/课/index.md,line=12,col=3,title=PL301::缺少“目标”。请加一节“目标”"
    )
    assert lines[1].startswith("::warning ") and "%0A" in lines[1] and "100%25" in lines[1]


def test_sarif_validates_against_its_schema() -> None:
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema)
    log = json.loads(sarif.render(FOUND, DOCS, "0.1.0"))
    assert list(validator.iter_errors(log)) == []
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["PL301", "PL004"]
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator.iter_errors(log)), "the schema must be able to refuse"


def test_json_has_every_field() -> None:
    assert json.loads(json_report.render(FOUND))[0] == {
        "path": "submissions/校 a/课/index.md", "line": 12, "column": 3, "code": "PL301", "severity": "error",
        "message": "缺少“目标”", "fix": "请加一节“目标”",
    }  # fmt: skip


def test_every_rule_can_be_explained() -> None:
    for doc in DOCS:
        said = render(doc)
        assert doc.code in said and doc.why in said and doc.fix.split("\n")[0] in said
    assert len(index(DOCS).splitlines()) == len(DOCS)
