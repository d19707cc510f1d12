"""The flow, top to bottom: load, parse, check, index, assess, render, search, publish.

The only module that composes stages. Each function below is one step of the diagram in
docs/ARCHITECTURE.md.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.check.engine import Checker
from generator.check.rule import Case, Whole
from generator.check.rules import RULES
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.submission import to_submission
from generator.load.pictures import TYPES, measure
from generator.load.read import read_text
from generator.load.registry import load_campaigns, load_registry
from generator.load.scan import scan
from generator.model.campaign import Campaign
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Document, Measured, Source
from generator.model.registry import Registry
from generator.model.site import Kind
from generator.model.submission import Submission
from generator.parse.document import located, parse
from generator.text.sizes import parse_size


class Project(Struct, frozen=True, dict=True):
    """A configured site with everything that submissions are judged by."""

    root: Path
    """Folder of `site_config.yml`."""
    content: Path
    vocabulary: Vocabulary
    registry: Registry
    campaigns: tuple[Campaign, ...]
    checker: Checker
    digest: str
    """Hex digest of configuration and profile."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the configuration and the registry."""


_NO_KIND = Kind(label="")


class Examined(Struct, frozen=True):
    """What became of one source."""

    path: str
    submission: Submission | None
    """None when the source is held back."""
    diagnostics: tuple[Diagnostic, ...]
    html: str = ""
    """Sanitised body; empty when held back."""


def open_project(config: Path) -> Project | tuple[Diagnostic, ...]:
    """The project that a configuration declares, or the diagnostics that make it unusable."""
    loaded = load_config(config)
    plain = Checker(RULES, loaded.site)
    found = [one for name, fault in loaded.faults for one in plain.faults(name, [fault])]
    if loaded.site is None or any(one.severity is Severity.ERROR for one in found):
        return tuple(sorted(found))
    content = config.parent / "content"
    campaigns, faults = load_campaigns(content)
    vocabulary = Vocabulary(with_campaigns(loaded.site, campaigns))
    roster = load_registry(content, vocabulary)
    found += [one for path, fault in (*faults, *roster.faults) for one in plain.faults(path, [fault])]
    return Project(
        root=config.parent,
        content=content,
        vocabulary=vocabulary,
        registry=roster.registry,
        campaigns=campaigns,
        checker=plain,
        digest=loaded.digest,
        diagnostics=tuple(sorted(found)),
    )


def examine(project: Project, source: Source) -> Examined:
    """Load, parse, check and index one submission."""
    read = read_text(project.content / source.path, parse_size(project.vocabulary.site.limits.file_bytes))
    document = parse(source, read.text, read.faults, project.vocabulary, project.registry)
    measured = dict(_measured(project.content, document))
    kind = project.vocabulary.site.kinds.get(document.kind, _NO_KIND)
    case = Case(document, kind, project.vocabulary, project.registry, measured, located)
    diagnostics = project.checker.document(case)
    if not document.kind or any(one.severity is Severity.ERROR for one in diagnostics):
        return Examined(source.path, None, diagnostics)
    submission = to_submission(document, measured, read.digest, project.vocabulary)
    return Examined(source.path, submission, diagnostics, document.html)


def _measured(content: Path, document: Document) -> Iterator[tuple[str, Measured]]:
    """Sizes of the pictures of the body that lie in the bundle, by path."""
    files = {one.path for one in document.source.files}
    for one in document.pictures:
        path = posixpath.normpath(posixpath.join(document.source.folder, one.target))
        if path in files and path.rpartition(".")[2].lower() in TYPES:
            yield path, measure(content / path)


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the project, sorted by place; nothing is written."""
    found = scan(project.content)
    diagnostics = [*project.diagnostics]
    diagnostics += [one for path, fault in found.faults for one in project.checker.faults(path, [fault])]
    submissions: list[Submission] = []
    for source in found.sources:
        examined = examine(project, source)
        diagnostics += examined.diagnostics
        if examined.submission:
            submissions.append(examined.submission)
    whole = Whole(tuple(submissions), project.vocabulary.site, project.registry)
    diagnostics += project.checker.site(whole)
    return tuple(sorted(diagnostics))
