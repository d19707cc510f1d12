"""Runs rules over documents and over the site; the one place where findings become diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.check.rule import Case, DocumentRule, FaultRule, Finding, Rule, SiteRule, Whole
from generator.check.words import clean
from generator.model.diagnostic import Diagnostic, Fault, Severity
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig

_MOST = 50
"""Findings of one rule on one document. More help nobody, and a hostile text may have a million."""


class Checker:
    """The rules of one site, its severity settings applied."""

    def __init__(self, rules: Iterable[Rule], site: SiteConfig | None) -> None:
        settings = site.rules if site else {}
        self._faults: dict[str, FaultRule] = {}
        self._document: list[DocumentRule] = []
        self._site: list[SiteRule] = []
        self.docs: tuple[RuleDoc, ...] = ()
        for rule in rules:
            setting = settings.get(rule.doc.code)
            if setting and setting.severity == "off":
                continue
            doc = replace(rule.doc, severity=Severity(setting.severity)) if setting else rule.doc
            self.docs = (*self.docs, doc)
            if isinstance(rule, FaultRule):
                self._faults[doc.code] = FaultRule(doc, rule.message)
            elif isinstance(rule, DocumentRule):
                self._document.append(replace(rule, doc=doc))
            else:
                self._site.append(SiteRule(doc, rule.check))
        self._document = _after_required(self._document)

    def faults(self, path: str, faults: Iterable[Fault]) -> tuple[Diagnostic, ...]:
        """Diagnostics for what a reader could not accept in the file `path`."""
        found: list[Diagnostic] = []
        by_code: dict[str, list[Fault]] = {}
        for fault in faults:
            by_code.setdefault(fault.code, []).append(fault)
        for code, those in by_code.items():
            rule = self._faults.get(code)
            if rule is not None:
                message = rule.message
                findings = (Finding(message(one), one.line, one.column) for one in those)
                found += [_diagnostic(path, rule.doc, one) for one in _first(findings)]
        return tuple(sorted(found))

    def document(self, case: Case) -> tuple[Diagnostic, ...]:
        """Every diagnostic of one document, sorted by place.

        A rule that `requires` another says nothing where that one spoke. A document whose
        text could not be read has only the faults of its readers.
        """
        document = case.document
        path = document.source.path
        found = list(self.faults(path, document.faults))
        codes = {one.code for one in found}
        unread = any(one.severity is Severity.ERROR for one in found) and not document.front.fields
        for rule in () if unread else self._document:
            if (rule.needs_kind and not document.kind) or codes.intersection(rule.requires):
                continue
            for finding in _first(rule.check(case)):
                found.append(_diagnostic(path, rule.doc, finding))
                codes.add(rule.doc.code)
        return tuple(sorted(set(found)))

    def site(self, whole: Whole) -> tuple[Diagnostic, ...]:
        """Diagnostics that only the whole shows."""
        found = [_diagnostic(path, rule.doc, one) for rule in self._site for path, one in rule.check(whole)]
        return tuple(sorted(set(found)))


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    """At most `_MOST` of one rule on one document; the last says that there are more."""
    for at, one in enumerate(findings, 1):
        if at == _MOST:
            more = next(findings, None)
            yield one if more is None else replace(one, message=f"{one.message}（同类的还有，先改这些）")
            return
        yield one


def _after_required(rules: list[DocumentRule]) -> list[DocumentRule]:
    """The same rules, each behind those it `requires`; otherwise in the order of their codes."""
    by_code = {rule.doc.code: rule for rule in rules}
    placed: dict[str, DocumentRule] = {}

    def place(rule: DocumentRule, above: frozenset[str]) -> None:
        for code in rule.requires:
            if code in by_code and code not in placed and code not in above:
                place(by_code[code], above | {rule.doc.code})
        placed[rule.doc.code] = rule

    for rule in rules:
        if rule.doc.code not in placed:
            place(rule, frozenset())
    return list(placed.values())


def _printable(text: str) -> str:
    """Nothing that moves a terminal's cursor or turns the direction of writing, whoever wrote it."""
    return text if text.isprintable() else clean(text, 400)


def _diagnostic(path: str, doc: RuleDoc, finding: Finding) -> Diagnostic:
    return Diagnostic(
        path=path,
        line=max(1, finding.line),
        column=finding.column,
        code=doc.code,
        severity=finding.severity or doc.severity,
        message=_printable(finding.message),
        fix=_printable(finding.fix or doc.fix.partition("\n")[0]),
    )
