"""A matrix as a table: rows of cells with number, link and heat."""

from __future__ import annotations

from msgspec import Struct

from generator.model.assessment import Matrix
from generator.render.views.library import Library
from generator.render.views.parts import Rank, term_rank
from generator.render.views.words import count

STEPS = (2, 5, 10, 20)
"""Upper ends of heat steps 1 to 4; step 5 is beyond."""


class Cell(Struct, frozen=True):
    """One combination of two terms."""

    number: int
    text: str
    href: str
    heat: int
    label: str
    """What the link says when read aloud: row, column, number."""
    gap: bool = True
    """Without a number: whether somebody is there who might have given one."""


class Line(Struct, frozen=True):
    """One row of the table."""

    label: str
    href: str
    cells: tuple[Cell, ...]
    total: str


class Head(Struct, frozen=True):
    """One column of the table."""

    label: str
    href: str
    rank: Rank | None


class MatrixView(Struct, frozen=True):
    """A whole matrix."""

    title: str
    row_label: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    totals: tuple[str, ...]
    total: str


def matrix_view(
    library: Library,
    matrix: Matrix,
    *,
    links: bool = True,
    blank_rows: bool = True,
    expected: frozenset[tuple[str, str]] | None = None,
) -> MatrixView:
    """`links`: cells lead to the listing of both terms. `blank_rows`: rows without submissions are shown.

    `expected`: cells in which the roster has somebody; None when it says nothing.
    """
    heads = tuple(_head(library, matrix.column_taxonomy, key, links) for key in matrix.columns)
    lines = []
    for row in matrix.rows:
        cells = tuple(_cell(library, matrix, (row, column), links, expected) for column in matrix.columns)
        total = sum(cell.number for cell in cells)
        if total or blank_rows:
            href = library.address((matrix.row_taxonomy, row)) if links else ""
            lines.append(Line(library.term_label(matrix.row_taxonomy, row), href, cells, count(total)))
    sums = [sum(matrix.counts.get((row, column), 0) for row in matrix.rows) for column in matrix.columns]
    row_label, column_label = library.label(matrix.row_taxonomy), library.label(matrix.column_taxonomy)
    return MatrixView(
        title=f"{row_label} × {column_label}",
        row_label=row_label,
        heads=heads,
        lines=tuple(lines),
        totals=tuple(count(number) for number in sums),
        total=count(sum(sums)),
    )


def expected_cells(library: Library) -> frozenset[tuple[str, str]] | None:
    """Cells of the home page's matrix in which the roster has somebody; None without a roster."""
    name = f"{library.site.home.rows}-{library.site.home.columns}"
    whole = library.assessment.coverages[:1]
    return next(
        (grid.expected for one in whole if one.roster for grid in one.grids if grid.name == name), None
    )


def _head(library: Library, taxonomy: str, key: str, links: bool) -> Head:
    label = library.term_label(taxonomy, key)
    href = library.address((taxonomy, key)) if links else ""
    return Head(label, href, term_rank(library, taxonomy, key))


def _cell(
    library: Library,
    matrix: Matrix,
    at: tuple[str, str],
    links: bool,
    expected: frozenset[tuple[str, str]] | None,
) -> Cell:
    row, column = at
    number = matrix.counts.get((row, column), 0)
    row_label = library.term_label(matrix.row_taxonomy, row)
    column_label = library.term_label(matrix.column_taxonomy, column)
    href = (
        library.address((matrix.row_taxonomy, row), (matrix.column_taxonomy, column))
        if links and number
        else ""
    )
    heat = 0 if not number else 1 + sum(number > end for end in STEPS)
    gap = expected is None or at in expected
    return Cell(number, count(number), href, heat, f"{row_label} {column_label}，{count(number)}份", gap)
