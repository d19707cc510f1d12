"""The ledger as CSV: one row a line, UTF-8 with a BOM and CRLF, no cell that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator.report.ledger.books import Books
from generator.report.ledger.rows import Row, rows
from generator.text.cells import guarded

HEAD = (
    "活动", "上级单位", "单位编号", "单位", "姓名或学科", "梯级", "材料", "状态", "截止", "应交", "已交",
    "迟交", "超出", "按稿件日期判定", "字节", "得分", "学时", "计入的稿件", "退回的稿件与原因", "免交或不适用的理由",
    "下一步", "对象编号", "要求编号", "时段",
)  # fmt: skip
_BATCH = 512
_MOST = 30_000
"""Characters of a cell; a spreadsheet cuts at 32,767 and says nothing. The JSON has everything."""


def render(books: Books) -> Iterator[bytes]:
    """The file in pieces."""
    yield b"\xef\xbb\xbf" + _lines([HEAD])
    every = rows(books)
    while batch := [_cells(one) for one in islice(every, _BATCH)]:
        yield _lines(batch)


def _cells(row: Row) -> tuple[str, ...]:
    rejected = _listed([f"{one.path}（{'，'.join(one.reasons)}）" for one in row.rejected])
    return tuple(
        guarded(one)
        for one in (
            row.campaign_title, " / ".join(row.lineage), row.organisation, row.organisation_name, row.name,
            row.tier, row.title, row.word, row.due, str(row.needed), str(max(0, row.counted - row.late)),
            str(row.late), str(row.surplus), str(row.guessed), str(row.size), f"{row.points:g}", f"{row.hours:g}",
            _listed(row.pieces), rejected, row.reason, row.next, row.unit, row.obligation, row.slot,
        )
    )  # fmt: skip


def _listed(texts: Sequence[str]) -> str:
    """All of them in one cell, or as many as fit and how many there are."""
    whole = "；".join(texts)
    if len(whole) <= _MOST:
        return whole
    return f"{whole[:_MOST].rpartition('；')[0]}；……共{len(texts)}份，全部见 JSON"


def _lines(cells: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(cells)
    return out.getvalue().encode("utf-8", "replace")
