"""A worksheet for long tables: frozen head, filter, set up for printing.

XlsxWriter spends six microseconds on a cell, most of it on escaping the same few words again; the
ledger of a city has a million cells. `lines` keeps what a cell looks like, escaped by XlsxWriter itself,
and writes whole rows: a fourth of the time. A test compares its sheets with those of `write_string`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.report.ledger.workbook.styles import Styles

Cell = tuple[str | float | None, Format]
"""Text, number or nothing, and how it looks."""
_KEPT = 200_000
"""Looks of cells that are remembered, about 30 MB."""
_TOGETHER = 200
"""Rows that are written together."""
_LONGEST = 16_000
"""Characters in a cell; Excel takes 32,767 UTF-16 units."""
_A4, _A3 = 9, 8
_WIDE = 110
"""Han characters in a row, beyond which an A4 page cannot be read."""
_HAN = 1.9
"""Width of a Han character in Excel's unit, the digit."""


def plain(text: str) -> str:
    """A text for XlsxWriter's own methods: what stands between <r> and </r> they take for markup."""
    return f" {text}" if text.startswith("<r>") else text


class _Looks(dict[Cell, str]):
    """Cells as they stand behind their address. What is missing is made, and remembered."""

    def __init__(self, sheet: Any) -> None:
        super().__init__()
        self._sheet = sheet
        """XlsxWriter's own escaping."""

    def __missing__(self, cell: Cell) -> str:
        if len(self) > _KEPT:
            self.clear()
        look = self[cell] = self._made(*cell)
        return look

    def _made(self, value: str | float | None, style: Any) -> str:
        index = f' s="{style._get_xf_index()}"'
        if value is None or value == "":
            return f"{index}/>"
        if not isinstance(value, str):
            # -0.0 is the same key as 0 and looks the same.
            return f"{index}><v>{value + 0:.16G}</v></c>"
        text = value[:_LONGEST]
        if "_x" in text or not text.isprintable():
            # Control characters, lone surrogates, and what looks like Excel's way to write them.
            text = self._sheet._escape_control_characters(text.encode("utf-8", "replace").decode())
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'{index} t="inlineStr"><is><t{space}>{self._sheet._escape_data(text)}</t></is></c>'


class Sheet(Worksheet):
    """Rows are written once, from the top down: XlsxWriter's `constant_memory`."""

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        """Row of the first line of the table, 0-based."""
        self._width = 0
        self._looks = _Looks(self)
        self._rows: dict[int, str] = {}
        """Number of cells → a row, `#` for its number and `%s` for each look."""

    def begin(
        self, styles: Styles, title: str, scope: str, heads: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """Title, what is counted and when, one or two rows of heads. The next row is `first`.

        `widths`: of each column in Han characters.
        """
        rows = [tuple(one) for one in heads]
        for at, width in enumerate(widths):
            self.set_column(at, at, width * _HAN + 1)
        self.set_row(0, 26)
        self.write_string(0, 0, plain(title), styles.title)
        self.write_string(1, 0, plain(scope), styles.scope)
        for at, head in enumerate(rows, 2):
            self.set_row(at, 34 if at == len(rows) + 1 else 20)
            for column, text in enumerate(head):
                self.write_string(at, column, plain(text), styles.head)
            if at < len(rows) + 1:
                self._group(at, head, styles.head)
        self.first = 2 + len(rows)
        self.freeze_panes(self.first, 1)
        self.repeat_rows(2, self.first - 1)
        self.set_landscape()
        self.set_paper(_A3 if sum(widths) > _WIDE else _A4)
        self.fit_to_pages(1, 0)
        self.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.set_footer(f"&L{scope.replace('&', '&&')}&R第&P页，共&N页")
        self._width = len(widths)

    def _group(self, row: int, head: Sequence[str], style: Format) -> None:
        """Joins each title with the empty cells right of it."""
        titled = [at for at, text in enumerate(head) if text]
        for at, end in zip(titled, [*titled[1:], len(head)], strict=True):
            if end - at > 1:
                self.merge_range(row, at, row, end - 1, plain(head[at]), style)

    def finish(self, last: int) -> None:
        """Puts the filter on the table, whose last row is `last`."""
        self.autofilter(self.first - 1, 0, max(last, self.first), self._width - 1)

    def body(self, rows: Iterable[Sequence[Cell]]) -> None:
        """All rows from `first` on, then the filter. Written some hundred at a time."""
        row, waiting = self.first, iter(rows)
        while those := list(islice(waiting, _TOGETHER)):
            self.lines(row, those)
            row += len(those)
        self.finish(row - 1)

    def lines(self, row: int, cells: Sequence[Sequence[Cell]]) -> None:
        """Whole rows, the first of them `row`. What is left of the row above is written first."""
        last = row + len(cells) - 1
        if row > self.previous_row:
            self._write_single_row(row)
        self._check_dimensions(row, 0)
        self.previous_row = last
        self._check_dimensions(last, max(map(len, cells)) - 1)
        rows: Any = self.row_data_fh
        rows.write("".join(map(self._written, range(row + 1, last + 2), cells)))

    def _written(self, number: int, cells: Sequence[Cell]) -> str:
        """A row; `number` from 1."""
        row = self._rows.get(len(cells)) or self._row(len(cells))
        return row.replace("#", str(number)) % tuple(map(self._looks.__getitem__, cells))

    def _row(self, width: int) -> str:
        cells = "".join(f'<c r="{xl_col_to_name(at)}#"%s' for at in range(width))
        self._rows[width] = f'<row r="#">{cells}</row>'
        return self._rows[width]
