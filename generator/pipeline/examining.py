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
from generator.config.file_types import PHOTOS, PICTURES, extension
from generator.index.submission import day_of, to_submission
from generator.load.pictures import copies, measure
from generator.load.read import Read, read_text
from generator.load.sheets import sheets
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
    cases = [_case(project, document) for document in documents]
    diagnostics = [project.checker.document(case) for case in cases]
    yield from map(partial(_examined, project), reads, cases, diagnostics)


def _examined(project: Project, read: Read, case: Case, found: tuple[Diagnostic, ...]) -> Examined:
    document, path = case.document, case.document.source.path
    if not document.kind:
        return Examined(path, Record(None, False, found, read.digest))
    diagnostics, excused = project.checker.excused(path, found, project.registry)
    if document.attachments:
        document = replace(document, attachments=tuple(_sized(project.content, case)))
    submission = replace(
        to_submission(document, case.measured, read.digest, project.vocabulary),
        copies=tuple(sorted(case.copies)),
        lacking=lacking(case),
        fingerprint=fingerprint(document),
    )
    sound = not any(one.severity is Severity.ERROR for one in diagnostics)
    record = Record(submission, sound, diagnostics, read.digest, excused)
    return Examined(path, record, document.html if sound else "")


def _case(project: Project, document: Document) -> Case:
    """A document with all that its kind and those above it ask for."""
    vocabulary = project.vocabulary
    if not document.kind:
        pictures = dict(_measured(project.content, document))
        return Case(document, _NO_KIND, vocabulary, project.registry, pictures, located)
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
        dict(_measured(project.content, document)),
        located,
        copies=copies(project.content, document.source.files),
        periods=project.periods,
        severities=bound.severities,
        sources=bound.sources,
    )


def _measured(content: Path, document: Document) -> Iterator[tuple[str, Measured]]:
    """The pictures that readers may see, by path: those of the body that lie in the bundle, those attached."""
    files = {one.path for one in document.source.files}
    shown = {
        posixpath.normpath(posixpath.join(document.source.folder, one.target)) for one in document.pictures
    }
    seen = {path for path in shown & files if extension(path) in PICTURES}
    seen.update(one.path for one in document.attachments if not one.internal and one.type in PHOTOS)
    for path in sorted(seen):
        yield path, measure(content / path)


def _sized(content: Path, case: Case) -> Iterator[Attachment]:
    """The attachments with their sizes and numbers of pages; nobody is shown those of internal ones."""
    for one in case.document.attachments:
        if one.internal:
            yield one
        elif picture := case.measured.get(one.path):
            yield replace(one, width=picture.width, height=picture.height)
        else:
            found = sheets(content / one.path, one.type)
            yield replace(one, pages=found.pages, width=found.width, height=found.height)
