"""Load, parse, check and index: from one source to its record."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Record
from generator.check.expectations import lacking
from generator.check.fingerprint import fingerprint
from generator.check.rule import Case
from generator.index.submission import day_of, to_submission
from generator.load.pictures import TYPES, copies, measure
from generator.load.read import read_text
from generator.model.diagnostic import Severity
from generator.model.document import Document, Measured, Source
from generator.model.kind import Kind
from generator.parse.attachments import with_rules
from generator.parse.document import located, parse
from generator.pipeline.project import Project
from generator.text.sizes import parse_size

_NO_KIND = Kind(label="")


class Examined(Struct, frozen=True):
    """What became of one source."""

    path: str
    record: Record
    body: str = ""
    """Sanitised HTML; empty when the submission is held back."""


def examine(project: Project, source: Source) -> Examined:
    """Load, parse, check and index one submission."""
    read = read_text(project.content / source.path, parse_size(project.vocabulary.site.limits.file_bytes))
    document = parse(source, read.text, read.faults, project.vocabulary, project.registry)
    measured = dict(_measured(project.content, document))
    if not document.kind:
        case = Case(document, _NO_KIND, project.vocabulary, project.registry, measured, located)
        return Examined(source.path, Record(None, False, project.checker.document(case), read.digest))
    case = _case(project, document, measured)
    diagnostics, excused = project.checker.excused(
        source.path, project.checker.document(case), project.registry
    )
    submission = replace(
        to_submission(case.document, measured, read.digest, project.vocabulary),
        copies=tuple(sorted(case.copies)),
        lacking=lacking(case),
        fingerprint=fingerprint(document),
    )
    sound = not any(one.severity is Severity.ERROR for one in diagnostics)
    record = Record(submission, sound, diagnostics, read.digest, excused)
    return Examined(source.path, record, document.html if sound else "")


def _case(project: Project, document: Document, measured: dict[str, Measured]) -> Case:
    """A document of a known kind with all that those above it ask for."""
    vocabulary = project.vocabulary
    bound = project.inherited.effective(
        document.kind, document.organisation, document.terms, day_of(document.front)
    )
    if bound.kind.attachments != vocabulary.kind_of(document.kind).attachments:
        document = with_rules(document, bound.kind.attachments, vocabulary.site.roles)
    return Case(
        document,
        bound.kind,
        vocabulary,
        project.registry,
        measured,
        located,
        copies=copies(project.content, document.source.files),
        periods=project.periods,
        severities=bound.severities,
        sources=bound.sources,
    )


def _measured(content: Path, document: Document) -> Iterator[tuple[str, Measured]]:
    """Sizes of the pictures of the body that lie in the bundle, by path."""
    files = {one.path for one in document.source.files}
    for one in document.pictures:
        path = posixpath.normpath(posixpath.join(document.source.folder, one.target))
        if path in files and path.rpartition(".")[2].lower() in TYPES:
            yield path, measure(content / path)
