"""A grid as a heat table with its bars: numbers, gaps, what does not apply."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.model.assessment import Grid
from generator.render.views.matrix import STEPS
from generator.render.views.words import count, width

GAP, NONE = "空白", "—"
"""Somebody is there and nothing has come in; nobody is there."""

Address = Callable[[str, str], str]
"""(row key, column key) → where the cell's submissions are listed; an empty column key asks for the row."""


class Cell(Struct, frozen=True):
    """One combination."""

    text: str
    heat: int
    """Step 1 to 5; 0 without a number."""
    gap: bool = False
    href: str = ""
    label: str = ""
    """What the link says when read aloud."""


class Line(Struct, frozen=True):
    """One row, with the bar that shows its sum."""

    label: str
    href: str
    cells: tuple[Cell, ...]
    total: str
    gaps: int
    bar: str
    """Length in hundredths of the longest row."""


class HeatView(Struct, frozen=True):
    """A whole grid."""

    name: str
    title: str
    row_label: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    totals: tuple[str, ...]
    total: str
    gaps: int
    blanks: tuple[tuple[str, tuple[str, ...]], ...]
    """(row label, column labels) of the gaps."""
    legend: tuple[str, ...]
    """Numbers of heat steps 1 to 5: `1—2`."""
    wide: bool
    """More columns than fit beside the bars."""


BESIDE = 7
"""Columns that fit beside the bars."""


def heat_view(grid: Grid, row_label: str, address: Address, unit: str = "份") -> HeatView:
    """The grid as its table is read."""
    ends = _ends(max(grid.counts.values(), default=0))
    sums = {row: sum(grid.counts.get((row, column), 0) for column, _ in grid.columns) for row, _ in grid.rows}
    longest = max(sums.values(), default=0)
    lines, blanks = [], []
    for row, label in grid.rows:
        cells = tuple(_cell(grid, (row, label), column, ends, address, unit) for column in grid.columns)
        gaps = tuple(head for (_, head), cell in zip(grid.columns, cells, strict=True) if cell.gap)
        if gaps:
            blanks.append((label, gaps))
        href = address(row, "")
        lines.append(Line(label, href, cells, count(sums[row]), len(gaps), width(sums[row], longest)))
    columns = [sum(grid.counts.get((row, column), 0) for row, _ in grid.rows) for column, _ in grid.columns]
    return HeatView(
        name=grid.name,
        title=grid.title,
        row_label=row_label,
        heads=tuple(label for _, label in grid.columns),
        lines=tuple(lines),
        totals=tuple(map(count, columns)),
        total=count(sum(columns)),
        gaps=sum(len(columns) for _, columns in blanks),
        blanks=tuple(blanks),
        legend=tuple(_legend(ends)),
        wide=len(grid.columns) > BESIDE,
    )


def _cell(
    grid: Grid,
    row: tuple[str, str],
    column: tuple[str, str],
    ends: tuple[int, ...],
    address: Address,
    unit: str,
) -> Cell:
    number = grid.counts.get((row[0], column[0]), 0)
    if not number:
        gap = grid.gap(row[0], column[0])
        return Cell(GAP if gap else NONE, 0, gap)
    heat = 1 + sum(number > end for end in ends)
    text = count(number)
    href = address(row[0], column[0])
    return Cell(text, heat, False, href, f"{row[1]} {column[1]}，{text}{unit}" if href else "")


def _ends(largest: int) -> tuple[int, ...]:
    """Upper ends of heat steps 1 to 4: the usual ones, or as many times ten as the largest number needs."""
    times = 1
    while STEPS[-1] * times * 5 < largest:
        times *= 10
    return tuple(one * times for one in STEPS)


def _legend(ends: tuple[int, ...]) -> list[str]:
    starts = (1, *(end + 1 for end in ends))
    told = [f"{count(a)}—{count(b)}" for a, b in zip(starts, ends, strict=False)]
    return [*told, f"{count(starts[-1])}以上"]
