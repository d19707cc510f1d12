"""Obligations of a campaign in numbers: how many are owed, handed in, late, not complete. No names."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.model.ledger import Counts
from generator.render.views.deadlines import due_words
from generator.render.views.library import Library
from generator.render.views.status import Mark, added, together
from generator.render.views.words import count, per_cent, width

NONE = Counts()


class Tally(Struct, frozen=True):
    """One obligation, or all together, of the units at and below an organisation."""

    title: str
    owed: str
    complete: str
    """Handed in, late ones included."""
    late: str
    short: str
    """Owed and not complete, whatever the reason."""
    missing: str
    """The deadline has passed: not handed in, or what came in does not count."""
    pending: str
    """Empty when nothing is pending."""
    share: str
    """`214/286（75%）`."""
    bar: tuple[str, str]
    """Widths in hundredths: on time, late."""
    mark: Mark
    due: str = ""
    source: str = ""


def tallies(library: Library, campaign: Campaign, organisation: str = "") -> tuple[Tally, ...]:
    """Obligations of which something is owed or exempt there, in the campaign's order."""
    return tuple(_tallies(library, campaign, organisation))


def _tallies(library: Library, campaign: Campaign, organisation: str) -> Iterator[Tally]:
    progress = library.progress.get(campaign.slug)
    for one in campaign.obligations if progress else ():
        counts = progress.counts.get((organisation, one.id), NONE) if progress else NONE
        if one.owed and (counts.owed or counts.exempt):
            yield tally(one.title, counts, due_words(campaign, one), one.source)


def total(library: Library, campaign: Campaign, organisation: str = "") -> Counts:
    """All obligations that are demanded, together."""
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
        complete=count(counts.complete),
        late=count(counts.late),
        short=count(counts.owed - counts.complete),
        missing=count(counts.missing + counts.rejected),
        pending=count(counts.pending) if counts.pending else "",
        share=per_cent(counts.complete, counts.owed),
        bar=(width(counts.done, counts.owed), width(counts.late, counts.owed)),
        mark=together(counts),
        due=due,
        source=source,
    )
