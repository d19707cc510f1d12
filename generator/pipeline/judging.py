"""The rules over all submissions together, and what they keep from being published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.cache import Records, Store, changed_parts
from generator.cache.compact import Seen, compact
from generator.cache.environment import environment
from generator.check.rule import Whole
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.outcome import HeldBack
from generator.model.output import Entry
from generator.model.submission import Submission
from generator.pipeline.looking import look_at_shelves
from generator.pipeline.project import Project
from generator.pipeline.shelves import Before, Examined, examine_all
from generator.pipeline.unchanged import CACHE

JUDGED_BY = ("generator", "config", "registry", "campaigns")
"""Parts of the environment on which every record depends."""


class Judgement(Struct, frozen=True):
    """What may be published, what came in, and everything that is wrong with it."""

    sound: tuple[Submission, ...]
    """May be published, or counted when internal; by path."""
    compared: tuple[Submission, ...]
    """Those that the rules of the whole site compared; by path."""
    judged: tuple[tuple[Submission, tuple[str, ...]], ...]
    """Every submission whose kind is known, with the codes of the errors that hold it back; by path."""
    diagnostics: tuple[Diagnostic, ...]
    """Of the whole site, sorted by place."""


def check(project: Project, jobs: int = 1) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the project, sorted by place; nothing is written."""
    return judge(project, known(project, jobs), {}).diagnostics


def known(project: Project, jobs: int) -> Examined:
    """All sources, with the records that the last build left where they still hold."""
    store = Store(project.root / CACHE)
    parts = changed_parts(environment(project.root, project.digest, ""), store.facts.environment)
    before = before_of(store, parts)
    looked = look_at_shelves(project.content, before.shelves, store.facts.doubtful, jobs)
    return examine_all(project, looked, before, jobs)


def before_of(store: Store, parts: Mapping[str, str]) -> Before:
    """What the last build left; `parts`: what changed of the environment since."""
    whole = "；".join(reason for name, reason in parts.items() if name in JUDGED_BY)
    facts = store.facts
    return Before(
        store.shelves(), Records() if whole else store.records(), facts.faults, facts.taken_ns, whole
    )


def judge(project: Project, examined: Examined, published: Mapping[str, Entry], as_of: str = "") -> Judgement:
    """The judgement of all records together; `published`: what the last release holds.

    `as_of`: ISO day; without it no exemption is out of date.
    """
    seen: Seen = {}
    # One by one: decoded and not yet compact, they are twice as large.
    records = {path: compact(examined.records[path], seen) for path in sorted(examined.records)}
    in_order = [(record, one) for record in records.values() if (one := record.submission)]
    sound = tuple(one for record, one in in_order if record.sound)
    whole = Whole(
        sound,
        project.vocabulary.site,
        project.registry,
        gone_addresses(sound, published),
        tuple(records),
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
        *(
            one
            for faults in examined.faults.values()
            for path, fault in faults
            for one in project.checker.faults(path, [fault])
        ),
        *(one for record in records.values() for one in record.diagnostics),
        *of_site,
    ]
    return Judgement(
        tuple(one for one in sound if not codes.get(one.path)),
        sound,
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
