"""Obligations of a campaign in numbers: how many are owed and how each of them stands. No names."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.campaign import Campaign
from generator.model.ledger import Counts
from generator.render.views.deadlines import due_words
from generator.render.views.library import Library
from generator.render.views.status import Mark, added, together
from generator.render.views.words import count, per_cent, width

NONE = Counts()
UNTOLD = "—"
"""Stands where a number would tell how one teacher stands."""


class Tally(Struct, frozen=True):
    """One obligation, or several together, of the units at and below an organisation.

    The numbers from `done` to `pending` exclude each other; together they are `owed`.
    """

    title: str
    owed: str
    done: str
    """On time."""
    late: str
    rejected: str
    missing: str
    pending: str
    exempt: str
    short: str
    """Owed and not complete, whatever the reason."""
    share: str
    """`214/286（75%）`: on time or late."""
    bar: tuple[str, str]
    """Widths in hundredths: on time, late."""
    mark: Mark | None
    due: str = ""
    source: str = ""


class Table(Struct, frozen=True):
    """The obligations of a campaign at an organisation, as its page shows them."""

    rows: tuple[Tally, ...]
    withheld: bool = False
    """What teachers and subject groups owe is left out: they are few."""


def table(library: Library, campaign: Campaign, organisation: str) -> Table:
    """A row for each obligation; for the public one row for all that teachers and subject groups owe."""
    progress = library.progress[campaign.slug]
    rows = tallies(library, campaign, organisation)
    members = progress.members.get(organisation)
    if members is not None:
        rows = (*rows, replace(tally("教师和学科组的材料", members), exempt=UNTOLD))
    return Table(rows, organisation in progress.withheld)


def tallies(library: Library, campaign: Campaign, organisation: str = "") -> tuple[Tally, ...]:
    """Obligations of which something is owed or exempt there, in the campaign's order."""
    return tuple(_tallies(library, campaign, organisation))


def _tallies(library: Library, campaign: Campaign, organisation: str) -> Iterator[Tally]:
    progress = library.progress.get(campaign.slug)
    for one in campaign.obligations if progress else ():
        counts = progress.counts.get((organisation, one.id), NONE) if progress else NONE
        due = due_words(campaign, one)
        if progress and not organisation and one.owed and one.id in progress.few:
            yield untold(one.title, progress.few[one.id], due, one.source)
        elif one.owed and (counts.owed or counts.exempt):
            yield tally(one.title, counts, due, one.source)


def total(library: Library, campaign: Campaign, organisation: str = "") -> Counts:
    """All obligations that are demanded, together; without those of which only the number owed is told."""
    progress = library.progress.get(campaign.slug)
    if progress is None:
        return NONE
    wanted = [one.id for one in campaign.obligations if one.owed]
    return added(*(progress.counts.get((organisation, one), NONE) for one in wanted))


def tally(title: str, counts: Counts, due: str = "", source: str = "") -> Tally:
    """Counts as texts."""
    return Tally(
        title=title,
        owed=count(counts.owed),
        done=count(counts.done),
        late=count(counts.late),
        rejected=count(counts.rejected),
        missing=count(counts.missing),
        pending=count(counts.pending),
        exempt=count(counts.exempt),
        short=count(counts.owed - counts.complete),
        share=per_cent(counts.complete, counts.owed),
        bar=(width(counts.done, counts.owed), width(counts.late, counts.owed)),
        mark=together(counts),
        due=due,
        source=source,
    )


def untold(title: str, owed: int, due: str, source: str) -> Tally:
    """Only how many are owed."""
    rest = dict.fromkeys(
        ("done", "late", "rejected", "missing", "pending", "exempt", "short", "share"), UNTOLD
    )
    return Tally(title=title, owed=count(owed), bar=("0", "0"), mark=None, due=due, source=source, **rest)
