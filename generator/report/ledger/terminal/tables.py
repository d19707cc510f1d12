"""What the tables on a terminal share: their form, colours beside words, texts that cannot steer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from generator.model.ledger import Line, Status
from generator.report.ledger.standing import cell
from generator.report.text import printable

COLOURS = {
    Status.DONE: "green", Status.LATE: "yellow", Status.REJECTED: "yellow", Status.MISSING: "red",
    Status.PENDING: "default", Status.EXEMPT: "dim", Status.NOT_APPLICABLE: "dim",
}  # fmt: skip
_WHOLE = frozenset({"状态", "截止"})
"""Columns that stay on one line."""


def table(*heads: str, numbers: Sequence[str] = ()) -> Table:
    """An empty table; `numbers`: heads of columns with numbers."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for head in heads:
        number = head in numbers
        whole = number or head in _WHOLE
        # Chinese has no spaces to break at: what does not fit is folded, never cut off.
        made.add_column(head, justify="right" if number else "left", no_wrap=whole, overflow="fold")
    return made


def status_text(line: Line) -> Text:
    """Sign, word and share of one line."""
    return Text(cell(line), style=COLOURS[line.status], no_wrap=True)


def words(*texts: str) -> Iterator[Text]:
    """Cells of plain text."""
    return (Text(printable(one)) for one in texts)
