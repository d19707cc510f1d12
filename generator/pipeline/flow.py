"""The flow, top to bottom: `build` reads as the diagram in docs/ARCHITECTURE.md."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace

from generator.cache import Unwritable, stale_pages
from generator.cache.derived import Derived
from generator.cache.spool import discard
from generator.model.diagnostic import Severity
from generator.model.outcome import BuildOutcome
from generator.parallel import aside, cores
from generator.pipeline.bodies import PLACES, body_lists, places
from generator.pipeline.editing import KEPT, TOTAL, edit_texts
from generator.pipeline.making import commit, make_all, plan_outputs, stamper_of
from generator.pipeline.planning import Planned, catalogue_again, planned
from generator.pipeline.project import Project
from generator.pipeline.session import begin
from generator.pipeline.shelves import Examined, Watch, examine_all
from generator.pipeline.unchanged import Glance
from generator.publish import Outcome, open_release
from generator.render.views.neighbours import orders_of
from generator.search import prepared

LEAST_TO_GIVE_BACK = 2000
"""Submissions whose objects are worth a process of their own."""
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
    without: frozenset[str] = frozenset(),
    glance: Glance | None = None,
) -> BuildOutcome:
    """Check everything, render what is stale, publish the release. PublishError, Unwritable.

    `as_of`: ISO day on which deadlines are judged; nothing else here knows what day it is.
    `watch` is told (step, done, total) as the long steps go on. `without` leaves out `search` or
    `exports`: for measurements, such a site is not whole. `glance`: what `unchanged` saw just before.
    """
    jobs = jobs or cores()
    clock = Stopwatch()
    with open_release(output) as release:
        session = begin(project, as_of, audience, jobs, glance, without)
        store, before = session.store, session.before
        clock.lap("读取")

        examined = examine_all(project, session.looked, before, jobs, store.folder / "spool", watch)
        clock.lap("检查")

        if audience == "public" and not strict and not without:
            answer = edit_texts(session, release, examined)
            if answer is not None:
                clock.lap("改文字")
                return replace(answer, seconds=clock.laps)

        bureau = audience == "bureau"
        plan = aside(
            lambda: planned(project, examined, release.published, as_of, names=bureau),
            Planned,
            worth=jobs > 1 and len(examined.records) >= LEAST_TO_GIVE_BACK,
        )
        clock.lap("检查")
        if strict and any(one.severity is Severity.ERROR for one in plan.diagnostics):
            return outcome(examined, plan, clock.laps, None, {})

        site = project.vocabulary.site
        catalogue = catalogue_again(plan.kept, project, examined.records)
        orders = orders_of(plan.kept.orders, catalogue, site)
        maker = stamper_of(project, catalogue, plan.kept.assessment, examined.body, store.folder, orders)
        index = prepared(catalogue, site, plan.kept.places)
        old = {} if session.moved.keys() & _MAKES_BYTES else store.pages(release.release)
        parts = plan_outputs(project, maker, index, jobs, plan.held if bureau else None, without)
        clock.lap("排版")

        if "search" not in without:
            parts = [*body_lists(session, release, examined, index, old, jobs), *parts]
        clock.lap("正文")

        derived = Derived(store.folder / "derived", session.environment["generator"])
        keys, entries = make_all(release, parts, old, derived, jobs, watch)
        todo = stale_pages(keys, old, release.published)
        clock.lap("写出")

        first = not release.release
        done = commit(release, entries, todo.gone, parts, derived)
        discard(store.folder / "spool")
        kept = {} if bureau or without else {KEPT: plan.kept, TOTAL: plan.total}
        reasons = {**examined.changed, **examined.removed, **todo.render}
        answer = outcome(examined, plan, clock.laps, done, reasons)
        try:
            session.leave(
                examined, answer, done.release, keys,
                extras=kept if "search" in without else {**kept, PLACES: places(index)},
                changed_pages={*todo.render, *todo.gone} if old else None,
            )  # fmt: skip
        except Unwritable as error:
            answer = replace(answer, warnings=(str(error),))  # the site stands; only the next build is slower
        clock.lap("发布")
        if first:
            # The second tree, so that the first edit need not make it.
            release.settle()
            clock.lap("备份")
    return replace(answer, seconds=clock.laps)


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
    examined: Examined,
    plan: Planned,
    seconds: dict[str, float],
    done: Outcome | None,
    reasons: dict[str, str],
) -> BuildOutcome:
    """The numbers of the summary. `done` is None when nothing was published."""
    return BuildOutcome(
        sources=len(examined.records),
        published=plan.published,
        internal=plan.internal,
        held_back=plan.held,
        diagnostics=plan.diagnostics,
        written=done.written if done else 0,
        unchanged=done.unchanged if done else 0,
        removed=len(done.removed) if done else 0,
        seconds=seconds,
        reasons=reasons,
        released=done is not None,
    )
