"""The rules over all submissions together, and what they keep from being published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.cache import Record
from generator.check.rule import Whole
from generator.load.scan import Scan, scan
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.outcome import HeldBack
from generator.model.output import Entry
from generator.model.submission import Submission
from generator.parallel import mapped, shards
from generator.pipeline.examining import LEAST_TO_READ, examine
from generator.pipeline.project import Project


def check(project: Project, jobs: int = 1) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the project, sorted by place; nothing is written."""
    found = scan(project.content)
    parts = shards(found.sources, jobs, least=LEAST_TO_READ)
    records = {
        path: record
        for part in mapped(
            lambda sources: [(s.path, examine(project, s).record) for s in sources], parts, jobs
        )
        for path, record in part
    }
    return judge(project, found, records, {})[1]


def judge(
    project: Project, found: Scan, records: Mapping[str, Record], published: Mapping[str, Entry]
) -> tuple[tuple[Submission, ...], tuple[Diagnostic, ...]]:
    """The submissions that may be published, and every diagnostic of the site, sorted by place."""
    sound = tuple(
        record.submission for _, record in sorted(records.items()) if record.submission and record.sound
    )
    whole = Whole(
        sound,
        project.vocabulary.site,
        project.registry,
        gone_addresses(sound, published),
        tuple(one.path for one in found.sources),
    )
    of_site = project.checker.site(whole)
    bad = {one.path for one in of_site if one.severity is Severity.ERROR}
    diagnostics = [
        *project.diagnostics,
        *(one for path, fault in found.faults for one in project.checker.faults(path, [fault])),
        *(one for record in records.values() for one in record.diagnostics),
        *of_site,
    ]
    return tuple(one for one in sound if one.path not in bad), tuple(sorted(diagnostics))


def gone_addresses(sound: Iterable[Submission], published: Mapping[str, Entry]) -> tuple[str, ...]:
    """Addresses of the last release's submissions that lead nowhere now."""
    before = {path.removesuffix("index.html") for path in published if _is_submission_page(path)}
    now = {address for one in sound for address in (one.url, *one.aliases)}
    return tuple(sorted(before - now))


def _is_submission_page(path: str) -> bool:
    return path.startswith("r/") and path.endswith("/index.html")


def held_back(sound: Iterable[Submission], diagnostics: Iterable[Diagnostic]) -> tuple[HeldBack, ...]:
    """Sources that are not published, each with its errors; also folders that hold no text."""
    good = {one.path for one in sound}
    errors: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        if one.severity is Severity.ERROR and one.path.startswith("submissions/") and one.path not in good:
            errors.setdefault(one.path, []).append(one)
    return tuple(HeldBack(path, tuple(those)) for path, those in sorted(errors.items()))
