"""`registry/exemptions.csv` → the bureau's decisions that a rule does not hold a submission back."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.load.tables import BAD_TABLE, read_table
from generator.load.words import Place, Reading
from generator.model.registry import RuleExemption

_COLUMNS = {
    "path": ("稿件", "路径", "文件"),
    "code": ("规则", "编号"),
    "reason": ("理由",),
    "by": ("批准人",),
    "until": ("有效期至",),
}
_REQUIRED = ("path", "code", "reason")


def exemptions(content: Path, reading: Reading) -> tuple[RuleExemption, ...]:
    """In the order of the file. A row without path, code or reason is reported and left out."""
    table = read_table(content, "exemptions", _COLUMNS, _REQUIRED)
    reading.faults.extend(table.faults)
    found: list[RuleExemption] = []
    for row in table.rows:
        place = Place(reading, row.where, row.line, row["path"])
        missing = [_COLUMNS[one][0] for one in _REQUIRED if not row[one]]
        if missing:
            place.fault(BAD_TABLE, f"没有写{'、'.join(missing)}，这一条免查不算数")
            continue
        before = len(reading.faults)
        until = place.day(row["until"])
        if len(reading.faults) > before:
            continue  # an exemption whose end cannot be read must not hold for good
        code = unicodedata.normalize("NFKC", row["code"]).upper()
        found.append(RuleExemption(row["path"], code, row["reason"], row["by"], until, row.line))
    return tuple(found)
