"""The ledger: every obligation of a campaign against every unit of the roster, judged on a day."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from generator.model.submission import Submission


class Status(StrEnum):
    """How an obligation stands. The values are stable; readers see `WORDS`."""

    DONE = "done"
    LATE = "late"
    """Complete only with pieces that came after the deadline."""
    REJECTED = "rejected"
    """Would be complete if nothing were held back or short of what the obligation demands."""
    MISSING = "missing"
    """The deadline has passed and it is not complete."""
    PENDING = "pending"
    """Not complete, and there is still time."""
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not-applicable"


WORDS: dict[Status, tuple[str, str]] = {
    Status.DONE: ("已交", "✓"),
    Status.LATE: ("迟交", "◷"),
    Status.REJECTED: ("不合格", "!"),
    Status.MISSING: ("缺交", "✕"),
    Status.PENDING: ("未到期", "○"),
    Status.EXEMPT: ("免交", "◇"),
    Status.NOT_APPLICABLE: ("不适用", "—"),
}
"""Status → (word, sign), as every page, table and workbook shows them."""


class Unit(Struct, frozen=True, gc=False):
    """Who may owe something: an organisation, a teacher, or the teachers of one subject in a school."""

    key: str
    """Unique: `organisation:<id>`, `person:<id>`, `subject:<organisation>/<slug>`."""
    sort: Literal["organisation", "person", "subject"]
    name: str
    """As shown; of a subject its label."""
    organisation: str
    """Id of the organisation it is or belongs to."""
    level: str = ""
    """Level of the organisation; empty for the others."""
    subject: str = ""
    """Slug, of a subject only."""


class Piece(Struct, frozen=True, gc=False):
    """One submission as the ledger sees it, published or not."""

    submission: Submission
    codes: tuple[str, ...] = ()
    """Codes of the errors that hold it back; empty when sound."""
    received: str = ""
    """ISO day on which it first came in; the author's date without a receipt; empty when neither is known."""
    by_receipt: bool = False


class Rejected(Struct, frozen=True, gc=False):
    """A piece that does not count."""

    path: str
    reasons: tuple[str, ...]
    """Codes of errors (`PL301`) or Chinese words (`字数 812，应有 1000`)."""


class Line(Struct, frozen=True, kw_only=True, gc=False):
    """One obligation of one unit in one slot."""

    unit: str
    """Key of the unit."""
    obligation: str
    slot: str = ""
    """Month, phase id or subject slug when it is owed anew in each; else empty."""
    status: Status
    due: str = ""
    """ISO day, the last on time."""
    needed: int = 0
    most: int | None = None
    counted: int = 0
    """Pieces (or the sum of the field) that count, late ones included, never more than `most`."""
    late: int = 0
    """How many of them came after the deadline."""
    surplus: int = 0
    """Good pieces beyond `most`."""
    pieces: tuple[str, ...] = ()
    """Source paths of what counts, by day of receipt."""
    rejected: tuple[Rejected, ...] = ()
    guessed: int = 0
    """Pieces judged by their author's date because no receipt is known."""
    size: int = 0
    """Bytes of what counts."""
    size_needed: int = 0
    points: float = 0
    hours: float = 0
    reason: str = ""
    """Why it is exempt or does not apply."""


class Score(Struct, frozen=True, gc=False):
    """What a unit has earned in a campaign."""

    points: float = 0
    possible: float = 0
    """Points of all that it owes or may hand in."""
    passed: bool | None = None
    """None when the campaign scores nothing, or nothing of this unit."""
    hours: float = 0
    """学时 after the caps."""
    by_category: dict[str, float] = field(default_factory=dict)
    """Category → 学时 before its cap."""
    hours_target: float = 0
    excused: float = 0
    """Points of all that it need not hand in."""

    @property
    def free(self) -> bool:
        """Excused from everything that is worth points: it neither passes nor fails."""
        return self.excused > 0 and self.possible == 0


class Ledger(Struct, frozen=True, dict=True):
    """One campaign, judged. Holds names: never part of a public page."""

    campaign: str
    as_of: str
    """ISO day on which it is judged."""
    units: dict[str, Unit]
    lines: tuple[Line, ...]
    """By unit in roster order, then obligation, then slot."""
    scores: dict[str, Score] = field(default_factory=dict)
    """Unit key → score; only units that can earn something."""

    @cached_property
    def by_unit(self) -> dict[str, tuple[Line, ...]]:
        """Unit key → its lines."""
        found: dict[str, list[Line]] = {}
        for one in self.lines:
            found.setdefault(one.unit, []).append(one)
        return {key: tuple(lines) for key, lines in found.items()}


class Counts(Struct, frozen=True):
    """Lines of a ledger by status."""

    done: int = 0
    late: int = 0
    rejected: int = 0
    missing: int = 0
    pending: int = 0
    exempt: int = 0

    @property
    def owed(self) -> int:
        """Lines that are demanded: exempt ones are not."""
        return self.done + self.late + self.rejected + self.missing + self.pending

    @property
    def complete(self) -> int:
        """Handed in, on time or late."""
        return self.done + self.late

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.done + other.done,
            self.late + other.late,
            self.rejected + other.rejected,
            self.missing + other.missing,
            self.pending + other.pending,
            self.exempt + other.exempt,
        )


LEAST = 5
"""Teachers and subject groups over whom a number is public: of fewer, it would be a name."""


class Progress(Struct, frozen=True):
    """A ledger without names: how many of what stand how. What public pages may show."""

    campaign: str
    as_of: str
    counts: dict[tuple[str, str], Counts]
    """(organisation id, obligation id) → counts of the units at and below it; id "" is the whole roster.

    For the public only "" has what teachers and subject groups owe, and only where they are not few.
    """
    few: dict[str, int] = field(default_factory=dict)
    """Obligation id → lines owed, where so few teachers and subject groups owe it that counts name them."""
    members: dict[str, Counts] = field(default_factory=dict)
    """Organisation id → all that teachers and subject groups at and below it owe, where that may be public."""
    withheld: frozenset[str] = frozenset()
    """Organisations where it may not."""
