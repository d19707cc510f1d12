"""One build's view of the world: what it was asked, what the last one left, what the folders hold now."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Facts, Last, Store, changed_parts, doubtful
from generator.cache.environment import environment
from generator.model.outcome import BuildOutcome
from generator.model.shelf import Shelf
from generator.pipeline.judging import before_of
from generator.pipeline.looking import Looked, look_at_shelves
from generator.pipeline.project import Project
from generator.pipeline.shelves import Before, Examined
from generator.pipeline.unchanged import CACHE, Glance, asked, look_at_inputs


class Session(Struct, frozen=True):
    """Taken before anything is read; `leave` stores it for the next build."""

    project: Project
    store: Store
    taken: int
    """The file system's clock before the first stat, ns."""
    asked: tuple[str, ...]
    inputs: tuple[Shelf, ...]
    environment: dict[str, str]
    moved: dict[str, str]
    """Part of the environment → what changed since the last build."""
    last: Last | None
    before: Before
    looked: Looked

    @property
    def same(self) -> Last | None:
        """The last build, when it was asked the same with the same program, configuration and registry."""
        last = self.last
        return last if last and (last.asked, last.inputs) == (self.asked, self.inputs) else None

    def leave(
        self,
        examined: Examined,
        answer: BuildOutcome,
        release: str,
        pages: Mapping[str, bytes],
        *,
        extras: Mapping[str, object],
        kept: Collection[str] = (),
        changed_pages: Collection[str] | None,
    ) -> None:
        """Stores the traces of what was published. Raises Unwritable."""
        facts = Facts(
            environment=self.environment,
            taken_ns=self.taken,
            doubtful=tuple(one for one, shelf in self.looked.shelves.items() if doubtful(shelf, self.taken)),
            faults=examined.faults,
            release=release,
        )
        sure = not any(doubtful(one, self.taken) for one in self.inputs)
        # Reasons are asked for when something was done; half a million of them would be read each time.
        said = replace(answer, reasons={}, seconds={})
        whole = bool(self.before.whole) or not self.before.records
        self.store.save(
            facts,
            shelves=self.looked.shelves,
            records=examined.records,
            pages=pages,
            last=Last(self.asked, self.inputs, said) if sure else None,
            changed=None if whole else {*examined.changed, *examined.removed},
            changed_pages=changed_pages,
            extras=extras,
            kept=kept,
        )


def begin(
    project: Project,
    as_of: str,
    audience: str,
    jobs: int,
    glance: Glance | None = None,
    without: frozenset[str] = frozenset(),
) -> Session:
    """Looks at everything, reads nothing that is as it was.

    `glance`: what was seen just before; good unless another build came between.
    """
    store = Store(project.root / CACHE)
    if glance and glance.store.facts == store.facts:
        store, taken = glance.store, glance.taken
    else:
        glance, taken = None, store.moment()
    question = (*asked(as_of, audience), *sorted(without))
    inputs = look_at_inputs(project.root, project.files)
    last = store.last()
    same = last is not None and (last.asked, last.inputs) == (question, inputs)
    now = store.facts.environment if same else environment(project.root, project.digest, audience, as_of)
    moved = changed_parts(now, store.facts.environment)
    before = before_of(store, moved)
    looked = glance.looked if glance else None
    looked = looked or look_at_shelves(project.content, before.shelves, store.facts.doubtful, jobs)
    return Session(project, store, taken, question, inputs, now, moved, last, before, looked)
