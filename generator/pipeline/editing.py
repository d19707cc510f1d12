"""Publishes an edit of texts: from what the last build kept, and only what shows the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.cache import Unwritable
from generator.cache.derived import Derived
from generator.model.outcome import BuildOutcome
from generator.model.output import Output
from generator.model.packed import unpacked
from generator.model.submission import Submission
from generator.pipeline.bodies import PLACES, published_body
from generator.pipeline.contained import Edit, contained
from generator.pipeline.making import commit, make, stamper_of
from generator.pipeline.planning import Kept, Total, catalogue_again
from generator.pipeline.session import Session
from generator.pipeline.shelves import Examined
from generator.publish import Outcome, Release
from generator.render.changed import changed_outputs
from generator.render.machine.exports import changed_exports
from generator.render.machine.marks import marks
from generator.render.views.bundle import addresses
from generator.render.views.neighbours import orders_of
from generator.search import Moved, Unreadable, moves_of_bodies, patched, searched
from generator.search import changed as changed_index
from generator.search.format import body_count

KEPT, TOTAL = "kept", "total"
"""Names under which the cache keeps what edits need."""


def edit_texts(session: Session, release: Release, examined: Examined) -> BuildOutcome | None:
    """Publishes the edit, if it is one of texts only; else None, and nothing was done. PublishError."""
    store, last = session.store, session.same
    if last is None or not store.facts.release or release.release != store.facts.release:
        return None
    total = store.extra(TOTAL, Total)
    edit = contained(session.before, examined, total.kin, session.project.campaigns) if total else None
    kept = store.extra(KEPT, Kept) if edit else None
    if total is None or edit is None or kept is None:
        return None
    found = _outputs(session, release, examined, edit, kept, total)
    if found is None:
        return None
    outputs, sums = found
    old = store.pages(release.release, [one.path for one in outputs])
    if not all(one.path in old and one.path in release.published for one in outputs):
        return None
    derived = Derived(store.folder / "derived", session.environment["generator"])
    writer = release.writer()
    made = [make(writer, one, old, release.published, derived) for one in outputs]
    entries = {path: entry for path, _, entry in made if entry is not None}
    done = commit(release, entries, (), [lambda: iter(outputs)], derived, thorough=False)
    answer = _answer(last.outcome, edit, done)
    keys = {path: key for path, key, _ in made}
    try:
        session.leave(
            examined, answer, done.release, {**old, **keys},
            extras={TOTAL: Total(edit.kin, f"{sums:x}")}, kept=(KEPT, PLACES),
            changed_pages=[path for path, key in keys.items() if old[path] != key],
        )  # fmt: skip
    except Unwritable as error:
        answer = replace(answer, warnings=(str(error),))
    return replace(answer, reasons={**examined.changed, **dict.fromkeys(entries, "它所展示的文字有改动")})


def _outputs(
    session: Session, release: Release, examined: Examined, edit: Edit, kept: Kept, total: Total
) -> tuple[list[Output], int] | None:
    """All that may show the texts, and the new sum of marks; None when only a whole build can tell."""
    project, site = session.project, session.project.vocabulary.site
    catalogue = catalogue_again(kept, project, examined.records)
    orders = orders_of(kept.orders, catalogue, site)
    maker = stamper_of(project, catalogue, kept.assessment, examined.body, session.store.folder, orders)
    shown = [(old, new) for old, new in edit.texts if not new.internal]
    if not all(new.path in catalogue.by_path for _, new in shown):
        return None  # held back by a rule of the whole site
    if any([*addresses(maker.library, old)] != [*addresses(maker.library, new)] for old, new in shown):
        return None  # a file comes or goes
    if any(old.title != new.title and new.kind in site.courses.kinds for old, new in shown):
        return None  # lessons name their course by its title
    pairs = {catalogue.by_path[new.path]: (old, new) for old, new in shown}
    faces = {at: pair for at, pair in pairs.items() if pair[0].metadata_digest != pair[1].metadata_digest}
    sums = int(total.marks, 16) - marks(old for old, _ in faces.values())
    sums = (sums + marks(new for _, new in faces.values())) % (1 << 128)
    outputs: list[Output] = list(changed_outputs(maker, project.content, pairs, faces))
    bodies = _bodies(release, examined, kept, pairs)
    if bodies is None:
        return None
    try:
        outputs += bodies
        if faces:
            rows = changed_exports(
                catalogue, site, maker.settings, sums, list(faces.values()), release.intact
            )
            if rows is None:
                return None
            before = {at: old for at, (old, _) in faces.items()}
            outputs += [*changed_index(catalogue, site, kept.places, before, release.intact), *rows]
    except Unreadable:
        return None
    return outputs, sums


def _bodies(
    release: Release, examined: Examined, kept: Kept, pairs: Mapping[int, tuple[Submission, Submission]]
) -> Iterator[Output] | None:
    """The posting lists of bodies that change; None when a published page is not what it was."""
    documents, slots = unpacked(kept.places.documents), unpacked(kept.places.slots)
    slot_of = {at: slots[place] for place, at in enumerate(documents) if at in pairs}
    moved = []
    for at, (old, new) in pairs.items():
        before, after = published_body(release, old), searched(examined.body(new))
        if before is None:
            return None
        moved.append(Moved(slot_of[at], before, slot_of[at], after))
    return patched(moves_of_bodies(moved, body_count(len(documents))), release.intact)


def _answer(last: BuildOutcome, edit: Edit, done: Outcome) -> BuildOutcome:
    """The last build's answer with the diagnostics of the edited submissions as they are now."""
    held = Counter(last.diagnostics)
    for old, new in edit.pairs:
        held.subtract(old.diagnostics)
        held.update(new.diagnostics)
    return replace(
        last,
        diagnostics=tuple(sorted(held.elements())),
        written=done.written,
        unchanged=done.unchanged,
        removed=len(done.removed),
    )
