"""Load, parse, check and index: from sources to records, on all cores."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Record
from generator.cache.spool import Spooled, SpoolReader, SpoolWriter, discard
from generator.check.expectations import lacking
from generator.check.fingerprint import fingerprint
from generator.check.rule import Case
from generator.index.submission import day_of, to_submission
from generator.load.pictures import TYPES, copies, measure
from generator.load.read import Read, read_text
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Document, Measured, Source
from generator.model.kind import Kind
from generator.model.submission import Submission
from generator.parallel import mapped, shards
from generator.parse.attachments import with_rules
from generator.parse.document import located, parse_all
from generator.pipeline.project import Project
from generator.text.sizes import parse_size

Watch = Callable[[str, int, int], None]
"""Is told (step, done, total)."""

_UNPACK = msgspec.msgpack.Decoder(list[tuple[str, Record, Spooled]])
_NO_KIND = Kind(label="")
_BATCH, _BATCH_BYTES = 32, 1 << 20
"""Submissions, and bytes of their texts, that go through the steps together."""
LEAST_TO_READ = 64
"""Submissions below which a second process costs more than it gains (start ≈ 30 ms)."""


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


def examine_all(
    project: Project,
    sources: Sequence[Source],
    changed: Mapping[str, str],
    jobs: int,
    spool: Path,
    watch: Watch,
) -> tuple[dict[str, Record], Callable[[Submission], str]]:
    """Records of the changed sources, and the function that gives any submission's body."""
    discard(spool)
    wanted = [one for one in sources if one.path in changed]

    def work(part: Sequence[Source]) -> bytes:
        with SpoolWriter(spool, f"{part[0].text.inode}-{part[0].path.replace('/', '-')[-80:]}") as bodies:
            done = [(one.path, one.record, bodies.add(one.body)) for one in examined(project, part)]
        # Packed here: the pickling of so many small values would keep the parent busy.
        return msgspec.msgpack.encode(done)

    records: dict[str, Record] = {}
    places: dict[str, Spooled] = {}
    for part in mapped(work, shards(wanted, jobs, least=LEAST_TO_READ), jobs):
        for path, record, place in _UNPACK.decode(part):
            records[path], places[path] = record, place
        watch("检查稿件", len(records), len(wanted))
    by_path = {one.path: one for one in sources}
    reader = SpoolReader(spool)

    def body(submission: Submission) -> str:
        place = places.get(submission.path)
        return reader.read(place) if place else examine(project, by_path[submission.path]).body

    return records, body
