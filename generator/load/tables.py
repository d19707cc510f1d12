"""Rows of a roster table, whatever program saved it.

A table is a CSV file or a workbook of the same name. Its header may be English or Chinese and may
stand below a title. Out: dicts by English column name, each with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.load.csv_lines import read_csv
from generator.load.workbook import SUFFIXES, read_workbook
from generator.model.diagnostic import Fault
from generator.text import normalise

BAD_TABLE = "PL907"
REGISTRY = "registry"
_HEADER_ROWS = 5
"""Rows among which the header is looked for: titles and notes may stand above it."""
Columns = dict[str, tuple[str, ...]]
"""English column name → other header names."""
Lines = list[tuple[int, list[str]]]
"""(1-based line or row, cells)."""


class Row(Struct, frozen=True, gc=False):
    """One row of a table."""

    where: str
    """Path of the table, relative to the content folder."""
    line: int
    cells: dict[str, str]
    """Column → text without spaces around it; absent columns are empty."""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Table(Struct, frozen=True):
    """The rows that could be read, and what could not."""

    rows: list[Row]
    faults: list[tuple[str, Fault]]
    """(path relative to the content folder, fault)."""
    whole: bool = True
    """False when something of it could not be read: a row that is not there may stand in it."""


def read_table(content: Path, name: str, columns: Columns, required: tuple[str, ...]) -> Table:
    """The table `registry/<name>.csv`, or the workbook of that name.

    A missing file has no rows and no fault: every registry file is optional.
    """
    folder = content / REGISTRY
    found = [one for one in (folder / f"{name}{suffix}" for suffix in (".csv", *SUFFIXES)) if one.is_file()]
    if not found:
        return Table([], [])
    path, *others = found
    faults = [
        (_where(one), Fault(BAD_TABLE, 1, 0, f"已经按 {path.name} 读了，这一份没有读，请删掉其中一份"))
        for one in others
    ]
    where = _where(path)
    read, unread = read_csv(path) if path.suffix == ".csv" else read_workbook(path)
    faults += [(where, Fault(BAD_TABLE, line, 0, problem)) for line, problem in unread]
    for lines in read:
        header = _header(lines, columns, required)
        if header:
            before = len(faults)
            rows = list(_rows(where, lines, header, faults))
            return Table(rows, faults, whole=not unread and len(faults) == before)
    if not unread or any(lines for lines in read):
        faults.append((where, Fault(BAD_TABLE, 1, 0, _missing(read[0] if read else [], columns, required))))
    return Table([], faults, whole=False)


def _where(path: Path) -> str:
    return f"{REGISTRY}/{path.name}"


def _names(cells: list[str], columns: Columns) -> list[str]:
    """English name of each cell of a header, empty where it is none."""
    known = {normalise.fold(one): name for name, also in columns.items() for one in (name, *also)}
    return [known.get(normalise.fold(cell), "") for cell in cells]


def _header(lines: Lines, columns: Columns, required: tuple[str, ...]) -> tuple[int, list[str]] | None:
    """(line, English names) of the first row that has all required columns."""
    for line, cells in lines[:_HEADER_ROWS]:
        names = _names(cells, columns)
        if set(required) <= set(names):
            return line, names
    return None


def _missing(lines: Lines, columns: Columns, required: tuple[str, ...]) -> str:
    """What the row that comes nearest to a header lacks."""
    heads = [set(_names(cells, columns)) for _, cells in lines[:_HEADER_ROWS]] or [set()]
    best = max(heads, key=lambda names: len(names & set(required)))
    return "表头缺少：" + "、".join((columns[one] or (one,))[0] for one in required if one not in best)


def _rows(
    where: str, lines: Lines, header: tuple[int, list[str]], faults: list[tuple[str, Fault]]
) -> Iterator[Row]:
    below, names = header
    for line, cells in lines:
        if line <= below or not any(cells):
            continue
        if any(cells[len(names) :]):
            words = f"这一行有 {len(cells)} 格，表头只有 {len(names)} 格"
            faults.append((where, Fault(BAD_TABLE, line, 0, words)))
            continue
        found: dict[str, str] = {}
        for name, cell in zip(names, cells, strict=False):
            if name and not found.get(name):  # 单位 and 单位编号 may both be there, one of them blank
                found[name] = cell
        yield Row(where, line, found)
