"""The engine: order, requirements, settings, limits."""

from collections.abc import Iterator

import pytest
from asking import Ask, codes

from generator.check.engine import Checker
from generator.check.rule import Case, DocumentRule, FaultRule, Finding
from generator.config.vocabulary import Vocabulary
from generator.model.diagnostic import Fault, Severity
from generator.model.document import Document, FrontMatter, Node, Source, SourceFile
from generator.model.kind import Kind
from generator.model.registry import Registry
from generator.model.requirement import RuleSetting
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig


def doc(code: str) -> RuleDoc:
    return RuleDoc(code, "x", "题", Severity.ERROR, "因。", "坏", "好", "改\n再改")


def case() -> Case:
    node = Node("scalar", 1, 1, "x")
    front = FrontMatter({"title": node}, {"title": node})
    document = Document(Source(SourceFile("submissions/a/b/index.md", 1, 1)), front, kind="k")
    return Case(document, Kind(label="类"), Vocabulary(SiteConfig()), Registry(), {})


def says(times: int) -> Iterator[Finding]:
    yield from (Finding(f"第{at}处", at) for at in range(1, times + 1))


def test_a_required_rule_is_asked_first_whatever_its_code() -> None:
    """PL301 is silent where PL309 speaks, though its code comes first."""
    early = DocumentRule(doc("PL301"), lambda _: says(1), requires=("PL309",))
    late = DocumentRule(doc("PL309"), lambda _: says(1))
    found = Checker([early, late], SiteConfig()).document(case())
    assert [one.code for one in found] == ["PL309"]


def test_rules_that_require_each_other_do_not_hang() -> None:
    one = DocumentRule(doc("PL301"), lambda _: says(1), requires=("PL302",))
    two = DocumentRule(doc("PL302"), lambda _: says(1), requires=("PL301",))
    assert len(Checker([one, two], SiteConfig()).document(case())) == 1


def test_a_rule_speaks_fifty_times_at_most_and_says_that_there_is_more() -> None:
    rule = DocumentRule(doc("PL301"), lambda _: says(51))
    found = Checker([rule], SiteConfig()).document(case())
    assert len(found) == 50
    assert found[-1].message == "第50处（同类的还有，先改这些）"
    exact = Checker([DocumentRule(doc("PL301"), lambda _: says(50))], SiteConfig()).document(case())
    assert exact[-1].message == "第50处"


def test_faults_are_limited_too() -> None:
    rule = FaultRule(doc("PL006"), lambda fault: fault.detail)
    found = Checker([rule], SiteConfig()).faults("a.md", [Fault("PL006", at, 0, "x") for at in range(1, 99)])
    assert len(found) == 50


@pytest.mark.parametrize(("setting", "expected"), [("notice", ["notice"]), ("off", [])])
def test_a_setting_changes_the_severity_or_silences_the_rule(setting: str, expected: list[str]) -> None:
    site = SiteConfig(rules={"PL301": RuleSetting(severity=setting, reason="试")})
    found = Checker([DocumentRule(doc("PL301"), lambda _: says(1))], site).document(case())
    assert [one.severity.value for one in found] == expected


def test_the_fix_defaults_to_the_first_step_of_the_rule() -> None:
    found = Checker([DocumentRule(doc("PL301"), lambda _: says(1))], SiteConfig()).document(case())
    assert found[0].fix == "改"


def test_unreadable_front_matter_gives_only_its_own_fault(ask: Ask) -> None:
    """Nobody is told that the title is missing when the whole front matter could not be read."""
    assert codes(ask(whole="---\n标题：一\n类别: 示例课\n---\n正文\n")) == ["PL005"]
