"""Runs rules over documents and over the site; the one place where findings become diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.check.findings import diagnostic, first, inherited
from generator.check.rule import Case, DocumentRule, FaultRule, Finding, Rule, SiteRule, Whole
from generator.model.diagnostic import Diagnostic, Fault, Severity
from generator.model.registry import Registry
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig


class Checker:
    """The rules of one site, its severity settings applied."""

    def __init__(self, rules: Iterable[Rule], site: SiteConfig | None) -> None:
        settings = site.rules if site else {}
        raised = {code for one in site.requirements for code in one.rules} if site else set()
        self._faults: dict[str, FaultRule] = {}
        self._document: list[DocumentRule] = []
        self._site: list[SiteRule] = []
        self._silent: list[DocumentRule] = []
        """Off here, but asked for by somebody above a school."""
        self.docs: tuple[RuleDoc, ...] = ()
        for rule in rules:
            setting = settings.get(rule.doc.code)
            if setting and setting.severity == "off":
                if rule.doc.code in raised and isinstance(rule, DocumentRule):
                    self._silent.append(rule)
                continue
            doc = replace(rule.doc, severity=Severity(setting.severity)) if setting else rule.doc
            self.docs = (*self.docs, doc)
            if isinstance(rule, FaultRule):
                self._faults[doc.code] = FaultRule(doc, rule.message)
            elif isinstance(rule, DocumentRule):
                self._document.append(replace(rule, doc=doc))
            else:
                self._site.append(replace(rule, doc=doc))
        judges: list[DocumentRule | SiteRule] = [*self._document, *self._site]
        self._exemptible = frozenset(one.doc.code for one in judges if one.exemptible)
        self._off = frozenset(one.doc.code for one in self._silent)
        self._document = _after_required([*self._document, *self._silent])

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
                findings = (Finding(message(one), one.line, one.column, one.fix) for one in those)
                found += [diagnostic(path, rule.doc, one) for one in first(findings)]
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
            if (rule.needs_kind and not document.kind) or (codes and codes.intersection(rule.requires)):
                continue
            code = rule.doc.code
            if code in self._off and code not in case.severities:
                continue
            for finding in first(rule.check(case)):
                if case.sources:
                    finding = inherited(finding, rule.doc, case, off=code in self._off)
                found.append(diagnostic(path, rule.doc, finding))
                codes.add(code)
        return tuple(sorted(set(found)))

    def excused(
        self, path: str, diagnostics: tuple[Diagnostic, ...], registry: Registry
    ) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
        """The diagnostics of one submission without those from which the bureau excused it, and their codes."""
        codes = registry.exempted.get(path, frozenset()) & self._exemptible
        if not codes:
            return diagnostics, ()
        kept = tuple(one for one in diagnostics if one.code not in codes)
        return kept, tuple(sorted({one.code for one in diagnostics if one.code in codes}))

    def site(self, whole: Whole) -> tuple[Diagnostic, ...]:
        """Diagnostics that only the whole shows. Those on exemptions come last: they need the others."""
        found: list[Diagnostic] = []
        needed: set[tuple[str, str]] = set(whole.excused)
        for one in self._findings(whole, after=False):
            kept, codes = self.excused(one.path, (one,), whole.registry)
            found += kept
            needed.update((one.path, code) for code in codes)
        judged = replace(whole, excused=frozenset(needed))
        return tuple(sorted({*found, *self._findings(judged, after=True)}))

    def _findings(self, whole: Whole, *, after: bool) -> Iterator[Diagnostic]:
        for rule in self._site:
            if rule.after_exemptions is after:
                yield from (diagnostic(path, rule.doc, one) for path, one in rule.check(whole))


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
