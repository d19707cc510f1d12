"""The flow, top to bottom: `build` reads as the diagram in docs/ARCHITECTURE.md."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from generator.cache import Store, Unwritable, stale_pages, stale_sources
from generator.cache.derived import Derived
from generator.cache.environment import environment
from generator.cache.spool import discard
from generator.index.catalogue import build_catalogue
from generator.load.scan import Scan, scan
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.outcome import BuildOutcome, HeldBack
from generator.model.submission import Submission
from generator.parallel import cores
from generator.pipeline.assessing import assessed
from generator.pipeline.examining import Watch, examine_all
from generator.pipeline.judging import CACHE, JUDGED_BY, held_back, judge
from generator.pipeline.making import commit, make_all, plan_outputs
from generator.pipeline.project import Project
from generator.publish import (
    Outcome,
    open_release,
)

_MAKES_BYTES = frozenset({"generator", "config"})
"""Parts that page keys do not hold: when they change, every page is made again."""


def build(
    project: Project,
    output: Path,
    *,
    as_of: str,
    strict: bool = False,
    audience: str = "public",
    jobs: int | None = None,
    watch: Watch = lambda *_: None,
) -> BuildOutcome:
    """Check everything, render what is stale, publish the release. PublishError, Unwritable.

    `as_of`: ISO day on which deadlines are judged; nothing else here knows what day it is.
    `watch` is told (step, done, total) as the long steps go on.
    """
    jobs = jobs or cores()
    clock = Stopwatch()
    warnings: tuple[str, ...] = ()
    store = Store(project.root / CACHE)
    with open_release(output) as release:
        taken = store.moment()
        found = scan(project.content)
        clock.lap("读取")

        surroundings = environment(project.root, project.digest, audience, as_of if project.campaigns else "")
        records = store.records()
        stale = stale_sources(
            found.sources, surroundings, store.facts, depends=JUDGED_BY, known=records.keys()
        )
        fresh, bodies = examine_all(
            project, found.sources, stale.changed, jobs, store.folder / "spool", watch
        )
        records = {s.path: fresh.get(s.path) or records[s.path] for s in found.sources}
        judgement = judge(project, found, records, release.published, as_of)
        sound, diagnostics = judgement.sound, judgement.diagnostics
        held = held_back(judgement)
        clock.lap("检查")
        if strict and any(one.severity is Severity.ERROR for one in diagnostics):
            return outcome(found, sound, held, diagnostics, clock.laps, None, {})

        if stale.nothing and release.release and release.release == store.facts.release:
            return outcome(
                found,
                sound,
                held,
                diagnostics,
                clock.laps,
                Outcome(0, release.published.count, (), exchanged=False, release=release.release),
                {},
            )

        catalogue = build_catalogue(sound, project.registry, project.vocabulary)
        clock.lap("编目")

        bureau = audience == "bureau"
        assessment = assessed(project, catalogue, judgement.judged, as_of, names=bureau)
        clock.lap("考核")

        shown = held if bureau else None
        parts = plan_outputs(project, catalogue, assessment, bodies, store.folder, jobs, shown)
        clock.lap("排版")

        same_maker = not stale.environment.keys() & _MAKES_BYTES
        before = store.pages(release.release) if same_maker else {}
        derived = Derived(store.folder / "derived", surroundings["generator"])
        keys, entries = make_all(release, parts, before, derived, jobs, watch)
        todo = stale_pages(keys, before, release.published)
        clock.lap("写出")

        done = commit(release, entries, todo.keep, parts, derived)
        discard(store.folder / "spool")
        try:
            store.save(
                environment=surroundings, taken_ns=taken, sources=found.sources, records=records, pages=keys,
                release=done.release, changed={*stale.changed, *stale.removed},
            )  # fmt: skip
        except Unwritable as error:
            warnings = (str(error),)  # the site stands; only the next build is slower
        clock.lap("发布")
    reasons = {**stale.changed, **stale.removed, **todo.render}
    return outcome(found, sound, held, diagnostics, clock.laps, done, reasons, warnings)


class Stopwatch:
    """Seconds of each step, for the summary only: nothing that is built depends on it."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Ends a step."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now


def outcome(
    found: Scan,
    sound: Sequence[Submission],
    held: tuple[HeldBack, ...],
    diagnostics: tuple[Diagnostic, ...],
    seconds: dict[str, float],
    done: Outcome | None,
    reasons: dict[str, str],
    warnings: tuple[str, ...] = (),
) -> BuildOutcome:
    """The numbers of the summary. `done` is None when nothing was published."""
    internal = sum(one.internal for one in sound)
    return BuildOutcome(
        sources=len(found.sources),
        published=len(sound) - internal,
        internal=internal,
        held_back=held,
        diagnostics=diagnostics,
        written=done.written if done else 0,
        unchanged=done.unchanged if done else 0,
        removed=len(done.removed) if done else 0,
        seconds=seconds,
        reasons=reasons,
        released=done is not None,
        warnings=warnings,
    )
