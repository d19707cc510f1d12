"""What a set of submissions covers, counted."""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.ledger import Ledger, Progress


class Matrix(Struct, frozen=True):
    """Published submissions by two taxonomies. A cell that is absent holds none."""

    row_taxonomy: str
    column_taxonomy: str
    rows: tuple[str, ...] = ()
    """Term keys of the row taxonomy, in display order."""
    columns: tuple[str, ...] = ()
    """Term keys of the column taxonomy, in display order."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    """(row key, column key) → number of submissions, never 0."""


class Share(Struct, frozen=True):
    """How many of the roster's stages, subjects, schools or teachers have published something."""

    name: str
    """`stage`, `subject`, `school`, `person`."""
    label: str
    covered: int
    of: int
    """The denominator, from the roster; 0 when there is no roster: then nothing can be said."""
    missing: tuple[tuple[str, str], ...] = ()
    """(key, label) of those not covered. Schools and teachers are named in the bureau's edition only."""


class Grid(Struct, frozen=True):
    """Submissions by two things, against what the roster leads one to expect."""

    name: str
    """`subject-stage`, `subject-tier`, `county-subject`, `school-kind`, `month-theme`."""
    title: str
    row_taxonomy: str
    """Taxonomy, `organisation`, `kind` or `month`: what the row keys are."""
    column_taxonomy: str
    rows: tuple[tuple[str, str], ...]
    """(key, label), in display order."""
    columns: tuple[tuple[str, str], ...]
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    """(row key, column key) → number of submissions, never 0."""
    expected: frozenset[tuple[str, str]] = frozenset()
    """Cells in which the roster has somebody. Others without submissions are 不适用, never a gap."""

    def gap(self, row: str, column: str) -> bool:
        """Somebody is there and nothing has been handed in."""
        return (row, column) in self.expected and not self.counts.get((row, column))


class FieldShare(Struct, frozen=True):
    """How many submissions have a field."""

    kind: str
    """Slug; empty for all kinds together."""
    field: str
    label: str
    have: int
    of: int
    """Submissions for which the field makes sense: its kind has it and its condition holds."""


class Coverage(Struct, frozen=True):
    """What the published submissions cover, of a campaign or of all."""

    campaign: str
    """Slug; empty for the whole library."""
    as_of: str
    submissions: int
    shares: tuple[Share, ...]
    grids: tuple[Grid, ...]
    fields: tuple[FieldShare, ...] = ()
    roster: bool = True
    """False without a roster: shares and gaps say nothing then (无名册)."""


class Earned(Struct, frozen=True):
    """学时 that teachers have earned in a campaign which makes them public."""

    campaign: str
    hours: dict[str, float]
    """Person id → 学时 after the caps, never 0: nobody is shown for having none."""


class Assessment(Struct, frozen=True):
    """Everything that `assess` found out, for pages and reports."""

    as_of: str = ""
    """ISO day on which deadlines are judged."""
    matrix: Matrix | None = None
    """The home page's matrix."""
    progress: tuple[Progress, ...] = ()
    """One for each campaign with obligations."""
    coverages: tuple[Coverage, ...] = ()
    """The whole library first, then one for each campaign."""
    earned: tuple[Earned, ...] = ()
    """Only of campaigns that say so."""
    ledgers: tuple[Ledger, ...] = ()
    """With names. Empty in public builds, so that no page can show what it must not."""
