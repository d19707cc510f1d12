"""The list of rules and everything that names a code agree."""

import re
from pathlib import Path

from generator.check.rule import FaultRule
from generator.check.rules import RULES
from generator.config.load import load_config

ROOT = Path(__file__).parents[2]
READERS = [
    path for part in ("load", "parse", "config", "text") for path in (ROOT / "generator" / part).rglob("*.py")
]


def test_every_fault_of_a_reader_has_a_rule() -> None:
    """A fault without a rule would be lost in silence."""
    raised = {code for path in READERS for code in re.findall(r'"(PL\d{3})"', path.read_text("utf-8"))}
    assert raised == {rule.doc.code for rule in RULES if isinstance(rule, FaultRule)}


def test_every_rule_file_is_registered() -> None:
    files = sorted(path.stem for path in (ROOT / "generator/check/rules").glob("pl*.py"))
    assert files == [rule.doc.code.lower() for rule in RULES]


def test_required_codes_exist() -> None:
    known = {rule.doc.code for rule in RULES}
    assert {code for rule in RULES for code in getattr(rule, "requires", ())} <= known


def test_rules_name_nothing_of_the_real_profile(tmp_path: Path) -> None:
    """Kinds and terms live in the profile; a rule that names one is not for every site."""
    (tmp_path / "site_config.yml").write_text("extends: school-training\n", "utf-8")
    site = load_config(tmp_path / "site_config.yml").site
    assert site is not None
    labels = {kind.label for kind in site.kinds.values()}
    labels |= {term.label for taxonomy in site.taxonomies.values() for term in taxonomy.terms}
    texts = {path: path.read_text("utf-8") for path in (ROOT / "generator/check").rglob("*.py")}
    found = {(path.name, label) for path, text in texts.items() for label in labels if label in text}
    assert found == set()


def test_messages_are_one_sentence_without_a_full_stop() -> None:
    """Titles and reasons are Chinese, examples end with a line end."""
    for rule in RULES:
        assert not rule.doc.title.endswith("。"), rule.doc.code
        assert rule.doc.why.endswith("。"), rule.doc.code
        assert not rule.doc.fix.endswith("。"), rule.doc.code
        assert rule.doc.bad.endswith("\n") and rule.doc.good.endswith("\n"), rule.doc.code
        assert rule.doc.bad != rule.doc.good, rule.doc.code
