"""What a set of submissions covers, counted."""

from __future__ import annotations

from msgspec import Struct, field


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
