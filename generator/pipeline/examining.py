"""Load, parse, check and index: from sources to their records."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Record
from generator.check.expectations import lacking
from generator.check.fingerprint import fingerprint
from generator.check.rule import Case
from generator.index.submission import day_of, to_submission
from generator.load.pictures import TYPES, copies, measure
from generator.load.read import Read, read_text
from generator.load.sheets import Sheets, sheets
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Attachment, Document, Measured, Source
from generator.model.kind import Kind
from generator.parse.attachments import with_rules
from generator.parse.document import located, parse_all
from generator.pipeline.project import Project
from generator.text.sizes import parse_size

_NO_KIND = Kind(label="")
_BATCH, _BATCH_BYTES = 32, 1 << 20
"""Submissions, and bytes of their texts, that go through the steps together."""


class Examined(Struct, frozen=True):
    """What became of one source."""

    path: str
    record: Record
    body: str = ""
    """Sanitised HTML; empty when the submission is held back."""


def examine(project: Project, source: Source) -> Examined:
    """Load, parse, check and index one submission."""
    return next(examined(project, [source]))


def examined(project: Project, sources: Sequence[Source]) -> Iterator[Examined]:
    """The same for many.

    Each step takes a few submissions at a time: its code and tables then stay in the processor's
    cache, which saves a fifth of the time.
    """
    for batch in _batches(sources):
        yield from _together(project, batch)


def _batches(sources: Sequence[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for one in sources:
        if batch and (len(batch) == _BATCH or size + one.text.size > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.text.size
    if batch:
        yield batch


def _together(project: Project, sources: Sequence[Source]) -> Iterator[Examined]:
    vocabulary, registry, content = project.vocabulary, project.registry, project.content
    limit = parse_size(vocabulary.site.limits.file_bytes)
    reads = [read_text(content / one.path, limit) for one in sources]
    texts = [(source, read.text, read.faults) for source, read in zip(sources, reads, strict=True)]
    documents = parse_all(texts, vocabulary, registry)
    measured = [dict(_measured(content, document)) for document in documents]
    cases = [_case(project, *one) for one in zip(documents, measured, strict=True)]
    diagnostics = [project.checker.document(case) for case in cases]
    yield from map(partial(_examined, project), reads, cases, diagnostics)


def _examined(project: Project, read: Read, case: Case, found: tuple[Diagnostic, ...]) -> Examined:
    document, path = case.document, case.document.source.path
    if not document.kind:
        return Examined(path, Record(None, False, found, read.digest))
    diagnostics, excused = project.checker.excused(path, found, project.registry)
    if document.attachments:
        document = replace(document, attachments=tuple(_sized(project.content, document)))
    submission = replace(
        to_submission(document, case.measured, read.digest, project.vocabulary),
        copies=tuple(sorted(case.copies)),
        lacking=lacking(case),
        fingerprint=fingerprint(document),
    )
    sound = not any(one.severity is Severity.ERROR for one in diagnostics)
    record = Record(submission, sound, diagnostics, read.digest, excused)
    return Examined(path, record, document.html if sound else "")


def _case(project: Project, document: Document, measured: dict[str, Measured]) -> Case:
    """A document with all that its kind and those above it ask for."""
    vocabulary = project.vocabulary
    if not document.kind:
        return Case(document, _NO_KIND, vocabulary, project.registry, measured, located)
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


def _sized(content: Path, document: Document) -> Iterator[Attachment]:
    """The attachments with their numbers of pages; nobody is shown those of internal ones."""
    for one in document.attachments:
        found = sheets(content / one.path, one.type) if not one.internal else Sheets()
        yield replace(one, pages=found.pages, width=found.width, height=found.height)
