"""Publishes an edit of texts: from what the last build kept, and only what shows the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from hashlib import sha256

from msgspec.structs import replace

from generator.cache import Unwritable
from generator.cache.derived import Derived
from generator.model.outcome import BuildOutcome
from generator.model.output import Output
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
from generator.search import Unreadable
from generator.search import changed as changed_index

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
            extras={TOTAL: Total(edit.kin, f"{sums:x}")}, kept=(KEPT,),
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
    if faces:
        read = _reader(release)
        rows = changed_exports(catalogue, site, maker.shells.digest, sums, list(faces.values()), read)
        if rows is None:
            return None
        try:
            before = {at: old for at, (old, _) in faces.items()}
            outputs += [*changed_index(catalogue, site, kept.places, before, read), *rows]
        except Unreadable:
            return None
    return outputs, sums


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


def _reader(release: Release) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        entry = release.published.get(path)
        try:
            data = (release.site / path).read_bytes()
        except OSError:
            return None
        return data if entry and sha256(data).hexdigest() == entry.sha256 else None

    return read
