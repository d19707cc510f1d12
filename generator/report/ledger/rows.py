"""Every line of the ledgers as a flat record: the shape of `export ledger --format csv` and `json`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.ledger import WORDS, Line
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.standing import advice, reason


class RejectedPiece(Struct, frozen=True):
    """A piece that does not count."""

    path: str
    reasons: tuple[str, ...]
    """Codes with the rule's title, or words."""


class Row(Struct, frozen=True, kw_only=True):
    """One obligation of one unit in one slot, with every id beside its name."""

    campaign: str
    campaign_title: str
    unit: str
    """`organisation:<id>`, `person:<id>`, `subject:<organisation>/<slug>`."""
    sort: str
    """`organisation`, `person` or `subject`."""
    organisation: str
    organisation_name: str
    lineage: tuple[str, ...]
    """Names of the organisations above, topmost first."""
    name: str
    """Of the teacher or the subject; empty for an organisation."""
    tier: str
    obligation: str
    title: str
    slot: str
    """Month (`2024-03`), phase id or subject slug; empty when owed once."""
    status: str
    """`done`, `late`, `rejected`, `missing`, `pending`, `exempt`, `not-applicable`."""
    word: str
    """The status in Chinese."""
    due: str
    """ISO day."""
    needed: int
    counted: int
    late: int
    surplus: int
    guessed: int
    """Pieces judged by the author's date for want of a receipt."""
    size: int
    """Bytes."""
    size_needed: int
    points: float
    hours: float
    pieces: tuple[str, ...]
    """Source paths of what counts."""
    rejected: tuple[RejectedPiece, ...]
    reason: str
    """Why it is exempt or does not apply."""
    next: str
    """What to do; empty when nothing."""


def rows(books: Books) -> Iterator[Row]:
    """In the order of the ledgers: campaign, roster, obligation, slot."""
    for account in books.accounts:
        for line in account.ledger.lines:
            yield row(books, account, line)


def row(books: Books, account: Account, line: Line) -> Row:
    """One line."""
    unit = account.ledger.units[line.unit]
    return Row(
        campaign=account.campaign.slug,
        campaign_title=account.campaign.title,
        unit=unit.key,
        sort=unit.sort,
        organisation=unit.organisation,
        organisation_name=books.organisation(unit.organisation),
        lineage=books.above(unit.organisation),
        name=books.person(unit),
        tier=books.tier(unit),
        obligation=line.obligation,
        title=books.material(account, line.obligation, line.slot),
        slot=line.slot,
        status=line.status.value,
        word=WORDS[line.status][0],
        due=line.due,
        needed=line.needed,
        counted=line.counted,
        late=line.late,
        surplus=line.surplus,
        guessed=line.guessed,
        size=line.size,
        size_needed=line.size_needed,
        points=line.points,
        hours=line.hours,
        pieces=line.pieces,
        rejected=tuple(
            RejectedPiece(one.path, tuple(reason(books, each) for each in one.reasons))
            for one in line.rejected
        ),
        reason=line.reason,
        next=advice(books, account, line),
    )
