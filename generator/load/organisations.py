"""`registry/organisations.csv` → organisations, their ties to each other sound."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.config.levels import level_names
from generator.load.days import first_day
from generator.load.tables import BAD_TABLE, Row, read_table
from generator.load.ties import tied
from generator.load.words import DUPLICATE_ID, Place, Reading, split
from generator.model.registry import Organisation
from generator.text import normalise
from generator.text.suggest import nearest

_COLUMNS = {
    "id": ("编号", "单位编号", "代码"),
    "name": ("名称", "单位名称", "单位"),
    "level": ("级别", "层级", "类型"),
    "parent": ("上级", "上级编号", "上级单位", "主管单位"),
    "stages": ("学段",),
    "aliases": ("别名", "简称", "曾用名"),
    "opened": ("成立", "成立日期", "开办日期"),
    "closed": ("撤并", "撤并日期", "撤销日期"),
    "into": ("并入", "并入单位"),
}
UNKNOWN_LEVEL = "PL917"


class Organisations(Struct, frozen=True):
    """Id → organisation, in the order of the file."""

    known: dict[str, Organisation]
    whole: bool
    """False when a row could not be used: an organisation that is not here may be that one."""


def organisations(content: Path, reading: Reading) -> Organisations:
    """Everything that the table has, its ties sound."""
    table = read_table(content, "organisations", _COLUMNS, ("id", "name", "level"))
    reading.faults.extend(table.faults)
    found: dict[str, Organisation] = {}
    places: dict[str, Place] = {}
    for row in table.rows:
        place = Place(reading, row.where, row.line, row["name"])
        if not row["id"] or not row["name"]:
            place.fault(BAD_TABLE, "编号和名称都要填")
            continue
        if row["id"] in found:
            place.fault(DUPLICATE_ID, row["id"])
            continue
        places[row["id"]] = place
        found[row["id"]] = _organisation(row, place)
    whole = table.whole and len(found) == len(table.rows)
    return Organisations(tied(found, places, whole=whole), whole)


def _organisation(row: Row, place: Place) -> Organisation:
    opened, closed = place.span(row["opened"], row["closed"], first_day)
    return Organisation(
        id=row["id"],
        name=row["name"],
        level=_level(row["level"], place),
        parent=row["parent"],
        stages=place.terms("stage", row["stages"]),
        # An alias may itself hold a mark, and only its bearer knows: the cell counts in both readings.
        aliases=tuple(dict.fromkeys((*split(row["aliases"]), *split(row["aliases"], _one_alias)))),
        opened=opened,
        closed=closed,
        into=row["into"],
    )


def _one_alias(text: str) -> bool:
    return bool(text) and not any(bar in text for bar in "|｜")


def _level(written: str, place: Place) -> str:
    """The level, or what is written when no level answers to it: such an organisation owes nothing."""
    levels = place.reading.vocabulary.site.levels
    level = level_names(levels).get(normalise.fold(written), written)
    if levels and level not in levels:
        meant = nearest(written, levels.values())
        listed = f"请写这些级别之一：{'、'.join(levels.values())}"
        place.fault(
            UNKNOWN_LEVEL,
            f"{place.whose} 的级别“{written}”不认得，它不会被要求交任何材料",
            f"是不是“{meant}”？{listed}" if meant else listed,
        )
    return level
