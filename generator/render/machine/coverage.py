"""What is covered, as tables for spreadsheets: one for each grid, the fields, and who is missing.

In: a Coverage. Out: Pages beside the coverage page. Those who are missing stand in a file only when
the Coverage names them, which the public edition's never does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.cache.digest import key
from generator.model.assessment import Coverage, Grid
from generator.model.output import Page, known
from generator.render.machine.exports import table
from generator.render.views.coverage import coverage_page, names_missing, row_label
from generator.render.views.heat import GAP
from generator.render.views.library import Library

NOT_APPLICABLE = "不适用"


def plan_coverage_files(library: Library) -> Iterator[Page]:
    """`coverage/<grid>.csv`, `coverage/<campaign>/<grid>.csv`, `…/fields.csv`, and `…/missing.csv`."""
    for one in library.assessment.coverages:
        folder = coverage_page(one)
        for grid in one.grids:
            yield _page(f"{folder}{grid.name}.csv", _grid(library, one, grid))
        yield _page(f"{folder}fields.csv", _fields(library, one))
        if names_missing(one):
            yield _page(f"{folder}missing.csv", _missing(one))


def _page(path: str, rows: list[list[str]]) -> Page:
    data = table(rows)
    return known(path, key(b"coverage 1", data), partial(iter, (data,)))


def _grid(library: Library, found: Coverage, grid: Grid) -> list[list[str]]:
    head = f"{row_label(library, grid)}（已公开，截至{found.as_of}）"
    rows = [[head, *(label for _, label in grid.columns), "合计", GAP]]
    for row, label in grid.rows:
        cells = [_cell(found, grid, row, column) for column, _ in grid.columns]
        total = sum(grid.counts.get((row, column), 0) for column, _ in grid.columns)
        rows.append([label, *cells, str(total), str(cells.count(GAP))])
    return rows


def _cell(found: Coverage, grid: Grid, row: str, column: str) -> str:
    number = grid.counts.get((row, column), 0)
    if number or not found.roster:
        return str(number)
    return GAP if grid.gap(row, column) else NOT_APPLICABLE


def _fields(library: Library, found: Coverage) -> list[list[str]]:
    rows = [[f"类别（已公开，截至{found.as_of}）", "字段", "已填", "应有"]]
    for one in found.fields:
        kind = library.site.kinds.get(one.kind)
        rows.append([kind.label if kind else "全部类别", one.label, str(one.have), str(one.of)])
    return rows


def _missing(found: Coverage) -> list[list[str]]:
    rows = [[f"范围（截至{found.as_of}）", "编号", "名称"]]
    return rows + [[share.label, one, label] for share in found.shares for one, label in share.missing]
