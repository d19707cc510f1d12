"""The rules over all submissions together, and what they keep from being published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.cache import Record, Store, stale_sources
from generator.cache.environment import environment
from generator.check.rule import Whole
from generator.load.scan import Scan, scan
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.outcome import HeldBack
from generator.model.output import Entry
from generator.model.submission import Submission
from generator.parallel import mapped, shards
from generator.pipeline.examining import LEAST_TO_READ, examined
from generator.pipeline.project import Project

CACHE = ".yanxiu"
"""Folder of the cache, beside `site_config.yml`."""
JUDGED_BY = ("generator", "config", "registry", "campaigns")
"""Parts of the environment on which every record depends."""


class Judgement(Struct, frozen=True):
    """What may be published, what came in, and everything that is wrong with it."""

    sound: tuple[Submission, ...]
    """May be published, or counted when internal; by path."""
    judged: tuple[tuple[Submission, tuple[str, ...]], ...]
    """Every submission whose kind is known, with the codes of the errors that hold it back; by path."""
    diagnostics: tuple[Diagnostic, ...]
    """Of the whole site, sorted by place."""


def check(project: Project, jobs: int = 1) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the project, sorted by place; nothing is written."""
    found = scan(project.content)
    return judge(project, found, records_of(project, found, jobs), {}).diagnostics


def records_of(project: Project, found: Scan, jobs: int) -> dict[str, Record]:
    """Records of all sources: those that the last build left where they still hold, else fresh ones."""
    store = Store(project.root / CACHE)
    known = store.records()
    surroundings = environment(project.root, project.digest, "")
    stale = stale_sources(found.sources, surroundings, store.facts, depends=JUDGED_BY, known=known.keys())
    wanted = [one for one in found.sources if one.path in stale.changed]
    parts = mapped(
        lambda sources: [(one.path, one.record) for one in examined(project, sources)],
        shards(wanted, jobs, least=LEAST_TO_READ),
        jobs,
    )
    fresh = {path: record for part in parts for path, record in part}
    return {one.path: fresh.get(one.path) or known[one.path] for one in found.sources}


def judge(
    project: Project,
    found: Scan,
    records: Mapping[str, Record],
    published: Mapping[str, Entry],
    as_of: str = "",
) -> Judgement:
    """The judgement of all records together; `published`: what the last release holds.

    `as_of`: ISO day; without it no exemption is out of date.
    """
    in_order = [(record, one) for _, record in sorted(records.items()) if (one := record.submission)]
    sound = tuple(one for record, one in in_order if record.sound)
    whole = Whole(
        sound,
        project.vocabulary.site,
        project.registry,
        gone_addresses(sound, published),
        tuple(one.path for one in found.sources),
        frozenset((path, code) for path, record in records.items() for code in record.excused),
        as_of,
    )
    of_site = project.checker.site(whole)
    codes: dict[str, list[str]] = {}
    for fault in (*(each for record in records.values() for each in record.diagnostics), *of_site):
        if fault.severity is Severity.ERROR and fault.code not in codes.setdefault(fault.path, []):
            codes[fault.path].append(fault.code)
    diagnostics = [
        *project.diagnostics,
        *(one for path, fault in found.faults for one in project.checker.faults(path, [fault])),
        *(one for record in records.values() for one in record.diagnostics),
        *of_site,
    ]
    return Judgement(
        tuple(one for one in sound if not codes.get(one.path)),
        tuple((one, tuple(codes.get(one.path, ()))) for _, one in in_order),
        tuple(sorted(diagnostics)),
    )


def gone_addresses(sound: Iterable[Submission], published: Mapping[str, Entry]) -> tuple[str, ...]:
    """Addresses of the last release's submissions that lead nowhere now."""
    before = {path.removesuffix("index.html") for path in published if _is_submission_page(path)}
    now = {address for one in sound for address in (one.url, *one.aliases)}
    return tuple(sorted(before - now))


def _is_submission_page(path: str) -> bool:
    return path.startswith("r/") and path.endswith("/index.html")


def held_back(judgement: Judgement) -> tuple[HeldBack, ...]:
    """Sources that are not published, each with its errors; also folders that hold no text."""
    good = {one.path for one in judgement.sound}
    titles = {one.path: one.title for one, codes in judgement.judged if codes}
    errors: dict[str, list[Diagnostic]] = {}
    for one in judgement.diagnostics:
        if one.severity is Severity.ERROR and one.path.startswith("submissions/") and one.path not in good:
            errors.setdefault(one.path, []).append(one)
    return tuple(HeldBack(path, tuple(those), titles.get(path, "")) for path, those in sorted(errors.items()))
