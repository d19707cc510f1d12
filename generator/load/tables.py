"""Rows of a roster file, whatever program saved it.

In: a CSV file in UTF-8, UTF-8 with a byte order mark or GB18030, with English or
Chinese header names. Out: dicts by English column name, each with its line.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from generator.model.diagnostic import Fault

BAD_TABLE = "PL907"
Row = tuple[int, dict[str, str]]
"""(line in the file, column → value)."""


def read_table(
    path: Path, columns: dict[str, tuple[str, ...]], required: tuple[str, ...]
) -> tuple[list[Row], list[Fault]]:
    """Rows of `path` by the names of `columns` (name → other header names).

    A missing file has no rows and no fault: every registry file is optional.
    """
    if not path.is_file():
        return [], []
    text = _text(path)
    if text is None:
        return [], [Fault(BAD_TABLE, 1, 0, "编码既不是 UTF-8 也不是 GBK")]
    known = {alias.strip().lower(): name for name, aliases in columns.items() for alias in (name, *aliases)}
    reader = csv.reader(io.StringIO(text))
    try:
        header = [known.get(cell.strip().lower(), "") for cell in next(reader, [])]
        missing = [name for name in required if name not in header]
        if missing:
            shown = "、".join((columns[name] or (name,))[0] for name in missing)
            return [], [Fault(BAD_TABLE, 1, 0, f"表头缺少：{shown}")]
        return _rows(reader, header)
    except csv.Error as error:
        said = "有一格太长，多半是少了一个引号" if "field limit" in str(error) else "引号或换行不对"
        return [], [Fault(BAD_TABLE, reader.line_num or 1, 0, said)]


def _rows(reader: csv.reader, header: list[str]) -> tuple[list[Row], list[Fault]]:  # type: ignore[valid-type]
    rows: list[Row] = []
    faults: list[Fault] = []
    for cells in reader:  # type: ignore[attr-defined]
        line: int = reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            faults.append(Fault(BAD_TABLE, line, 0, f"这一行有 {len(cells)} 格，表头只有 {len(header)} 格"))
            continue
        rows.append((line, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}))
    return rows, faults


def _text(path: Path) -> str | None:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
