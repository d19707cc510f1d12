"""From findings to diagnostics: how many of one rule, how heavy, whose demand, in printable words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from msgspec.structs import replace

from generator.check.rule import Case, Finding
from generator.check.words import clean
from generator.config.stricter import RANKS
from generator.model.diagnostic import Diagnostic
from generator.model.rule import RuleDoc

_MOST = 50
"""Findings of one rule on one document. More help nobody, and a hostile text may have a million."""


def inherited(finding: Finding, doc: RuleDoc, case: Case, *, off: bool) -> Finding:
    """The finding as heavy as those above ask for; its fix says whose demand it is."""
    asked = case.severities.get(doc.code)
    own = finding.severity or doc.severity
    raised = asked is not None and (off or RANKS[asked] > RANKS[own])
    source = case.sources.get(finding.demand) or (case.sources.get(f"rule:{doc.code}") if raised else None)
    if source is None:
        return finding
    fix = finding.fix or doc.fix.partition("\n")[0]
    return replace(finding, fix=f"{fix}（{source}）", severity=asked if raised else finding.severity)


def first(findings: Iterable[Finding]) -> list[Finding]:
    """At most `_MOST` of one rule on one document; the last says that there are more."""
    found = list(islice(findings, _MOST + 1))
    if len(found) > _MOST:
        del found[_MOST:]
        found[-1] = replace(found[-1], message=f"{found[-1].message}（同类的还有，先改这些）")
    return found


def _printable(text: str) -> str:
    """Nothing that moves a terminal's cursor or turns the direction of writing, whoever wrote it."""
    return text if text.isprintable() else clean(text, 400)


def diagnostic(path: str, doc: RuleDoc, finding: Finding) -> Diagnostic:
    """The finding at its place, with the severity of its rule unless it has its own."""
    return Diagnostic(
        path=path,
        line=max(1, finding.line),
        column=finding.column,
        code=doc.code,
        severity=finding.severity or doc.severity,
        message=_printable(finding.message),
        fix=_printable(finding.fix or doc.fix.partition("\n")[0]),
    )
