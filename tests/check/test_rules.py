"""The documentation of a rule cannot lie: its examples are executed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import diagnose, lay

from generator.check.rule import Rule
from generator.check.rules import RULES

_BY_CODE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.doc.code)


@_BY_CODE
def test_bad_example_is_reported_by_this_rule_alone(rule: Rule, tmp_path: Path) -> None:
    """One fault gives one message, with a place and a fix."""
    lay(tmp_path, rule.doc.bad)
    found = diagnose(tmp_path)
    assert {one.code for one in found} == {rule.doc.code}
    assert all(one.line >= 1 and one.fix and one.message and one.path for one in found)


@_BY_CODE
def test_good_example_is_clean(rule: Rule, tmp_path: Path) -> None:
    """What a rule calls good has no diagnostic at all."""
    lay(tmp_path, rule.doc.good)
    assert diagnose(tmp_path) == ()


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.doc.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = [rule.doc.name for rule in RULES]
    assert len(names) == len(set(names))


@_BY_CODE
def test_documentation_is_complete(rule: Rule) -> None:
    """Code, Latin name, short Chinese title, a reason and a fix."""
    doc = rule.doc
    assert re.fullmatch(r"PL[0-9]\d\d", doc.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", doc.name)
    assert 2 <= len(doc.title) <= 14
    assert doc.why and doc.fix and not doc.why.isascii()
