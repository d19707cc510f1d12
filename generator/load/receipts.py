"""`registry/receipts.csv` → when each submission was received."""

from __future__ import annotations

from pathlib import Path

from generator.load.tables import BAD_TABLE, read_table
from generator.load.words import Place, Reading
from generator.model.registry import Receipt
from generator.text.dates import parse_day

_COLUMNS = {
    "received_at": ("收到时间", "接收时间", "提交时间"),
    "path": ("路径", "文件", "稿件"),
    "sha256": ("校验", "校验值"),
    "by": ("登记人", "接收人"),
}


def receipts(content: Path, reading: Reading) -> tuple[Receipt, ...]:
    """In the order of the file. A row without a time that can be read is reported and left out."""
    table = read_table(content, "receipts", _COLUMNS, ("received_at", "path"))
    reading.faults.extend(table.faults)
    found: list[Receipt] = []
    for row in table.rows:
        place = Place(reading, row.where, row.line, row["path"])
        try:
            received = _iso(row["received_at"])
        except ValueError:
            words = f"收到时间“{row['received_at']}”不是日期，请写成 2024-05-20 或 2024-05-20T09:30"
            place.fault(BAD_TABLE, words)
            continue
        if not row["path"]:
            place.fault(BAD_TABLE, "没有写稿件的路径")
            continue
        found.append(Receipt(received, row["path"], row["sha256"], row["by"], row.line))
    return tuple(found)


def _iso(text: str) -> str:
    """`2024/3/13 10:05` → `2024-03-13 10:05`: later stages take the first ten characters as the day."""
    day = parse_day(text).isoformat()
    if text.startswith(day):
        return text
    _, _, rest = text.replace("T", " ").partition(" ")
    return f"{day} {rest}".strip()
