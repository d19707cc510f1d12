"""What a rule is. The engine knows no rule and no rule knows the engine.

A rule file has its documentation on top (`DOC`), one function below, and `RULE`, which
ties them. `bad` and `good` of the documentation are executed by the tests against the
small site of `examples.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from generator.check.digits import Digits, rows
from generator.check.written import Written, scalars, texts, written
from generator.config.vocabulary import Vocabulary
from generator.model.diagnostic import Fault, Severity
from generator.model.document import Document, Measured
from generator.model.kind import Kind
from generator.model.registry import Registry
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig
from generator.model.submission import Submission


class Finding(Struct, frozen=True):
    """What one rule found at one place."""

    message: str
    """One Chinese sentence without a full stop."""
    line: int
    """1-based line in the file."""
    column: int = 0
    fix: str = ""
    """What to write here; empty uses the first line of the rule's own fix."""
    severity: Severity | None = None
    """Only where a setting of the site decides per finding; None uses the rule's."""
    demand: str = ""
    """Constraint of the kind that is not met (`min_chars`, `field:date`); says whose it is when inherited."""


class Case(Struct, frozen=True, dict=True):
    """One document and what it is judged by."""

    document: Document
    kind: Kind
    """With everything that those above ask for."""
    vocabulary: Vocabulary
    registry: Registry
    measured: dict[str, Measured]
    """Picture path relative to the content folder → what the file is."""
    locate: Callable[[Document], Document] = lambda document: document
    """Gives pictures and links their lines; costs a second rendering, so asked for late."""
    copies: dict[str, str] = {}
    """Picture of the bundle → an earlier one with the same bytes."""
    periods: dict[str, tuple[str, str]] = {}
    """Slug of a campaign → its first and last day, ISO, either may be empty."""
    severities: dict[str, Severity] = {}
    """Code → severity that those above ask for."""
    sources: dict[str, str] = {}
    """Constraint or `rule:<code>` that those above ask for → whose it is, in words."""

    @cached_property
    def located(self) -> Document:
        """The document with the lines of its pictures and links."""
        return self.locate(self.document)

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths of the bundle's other files, relative to the content folder."""
        return frozenset(one.path for one in self.document.source.files)

    @cached_property
    def digits(self) -> tuple[Digits, ...]:
        """Texts of the document that have long numbers."""
        return rows(self.document)

    @cached_property
    def written(self) -> Written:
        """The fields that have a value."""
        return written(self.document, self.kind)

    @cached_property
    def scalars(self) -> Written:
        """The single texts of the fields."""
        return scalars(self.written)

    @cached_property
    def texts(self) -> Written:
        """The same without a template's words."""
        return texts(self.scalars)

    @cached_property
    def headings(self) -> dict[str, tuple[int, ...]]:
        """Heading of the kind's sections → indexes of the found sections that satisfy it."""
        found: dict[str, list[int]] = {}
        for at, section in enumerate(self.document.sections):
            for heading in section.headings:
                found.setdefault(heading, []).append(at)
        return {heading: tuple(indexes) for heading, indexes in found.items()}

    @property
    def site(self) -> SiteConfig:
        """The site's configuration."""
        return self.vocabulary.site

    def field_place(self, name: str) -> tuple[int, int]:
        """Line and column of a field's value; of the front matter's end when the field is absent."""
        node = self.document.front.fields.get(name)
        if node is None:
            return self.document.front.end_line, 0
        if node.kind == "null":
            node = self.document.front.keys[name]
        return node.line, node.column


class Whole(Struct, frozen=True):
    """All submissions together, for the rules that compare them."""

    submissions: tuple[Submission, ...]
    """Those without errors, sorted by path."""
    site: SiteConfig
    registry: Registry
    gone: tuple[str, ...] = ()
    """Addresses of submissions in the last release that this one has neither as page nor as alias."""
    sources: tuple[str, ...] = ()
    """Paths of all sources, those held back included; empty when not known."""
    excused: frozenset[tuple[str, str]] = frozenset()
    """(path, code) of the exemptions that something needed."""
    as_of: str = ""
    """ISO day on which the site is judged; empty when that is not asked."""


class DocumentRule(Struct, frozen=True):
    """A judgement of one document."""

    doc: RuleDoc
    check: Callable[[Case], Iterator[Finding]]
    requires: tuple[str, ...] = ()
    """Codes that make this rule meaningless: one fault gives one message."""
    needs_kind: bool = True
    """Whether the rule can say nothing of a document whose kind is unknown."""
    exemptible: bool = True
    """Whether the bureau may excuse a submission from it: never from what protects people or the site."""


class FaultRule(Struct, frozen=True):
    """Words for what a reader could not accept. Nothing excuses from it."""

    doc: RuleDoc
    message: Callable[[Fault], str]


class SiteRule(Struct, frozen=True):
    """A judgement of all submissions together."""

    doc: RuleDoc
    check: Callable[[Whole], Iterator[tuple[str, Finding]]]
    """(path relative to the content folder, finding)."""
    exemptible: bool = False
    after_exemptions: bool = False
    """Whether the rule judges the exemptions themselves, when it is known which were needed."""


Rule = DocumentRule | FaultRule | SiteRule
