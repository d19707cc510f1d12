"""`registry/organisations.csv` → organisations, their ties to each other sound."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from generator.config.levels import level_names
from generator.load.tables import BAD_TABLE, read_table
from generator.load.words import DUPLICATE_ID, NOT_IN_ROSTER, UNKNOWN_WORD, Place, Reading, split
from generator.model.registry import Organisation, Registry
from generator.text import normalise

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
Found = dict[str, Organisation]


def organisations(content: Path, reading: Reading) -> Found:
    """Id → organisation, in the order of the file."""
    table = read_table(content, "organisations", _COLUMNS, ("id", "name", "level"))
    reading.faults.extend(table.faults)
    found: Found = {}
    places: dict[str, Place] = {}
    levels = level_names(reading.vocabulary.site.levels)
    for row in table.rows:
        place = Place(reading, row.where, row.line, row["name"])
        if not row["id"] or not row["name"]:
            place.fault(BAD_TABLE, "编号和名称都要填")
            continue
        if row["id"] in found:
            place.fault(DUPLICATE_ID, row["id"])
            continue
        level = levels.get(normalise.fold(row["level"]), row["level"])
        if levels and level not in reading.vocabulary.site.levels:
            place.fault(UNKNOWN_WORD, f"{row['name']} 的级别“{level}”不认得")
        opened, closed = place.span(row["opened"], row["closed"])
        places[row["id"]] = place
        found[row["id"]] = Organisation(
            id=row["id"],
            name=row["name"],
            level=level,
            parent=row["parent"],
            stages=place.terms("stage", row["stages"]),
            aliases=split(row["aliases"]),
            opened=opened,
            closed=closed,
            into=row["into"],
        )
    return _tied(found, places)


def _tied(found: Found, places: dict[str, Place]) -> Found:
    """`parent` and `into` as ids; a tie to nobody, or round in a circle, is cut and reported."""
    names = Registry(found).organisation_names
    sound = {
        one.id: replace(
            one,
            parent=names.get(one.parent, one.parent),
            into=names.get(one.into, one.into),
        )
        for one in found.values()
    }
    parents = {one.id: one.parent for one in sound.values()}
    heirs = {one.id: one.into for one in sound.values()}
    for one in list(sound.values()):
        parent = _checked(one.id, "上级", parents, places)
        into = _checked(one.id, "并入单位", heirs, places)
        sound[one.id] = replace(one, parent=parent, into=into)
    return sound


def _checked(start: str, what: str, ties: dict[str, str], places: dict[str, Place]) -> str:
    """The tie of one organisation, empty when it leads nowhere or back to itself."""
    if ties[start] and ties[start] not in ties:
        places[start].fault(NOT_IN_ROSTER, f"{start} 的{what} {ties[start]} 不在名册里")
        return ""
    if _in_cycle(ties, start):
        places[start].fault(NOT_IN_ROSTER, f"{start} 的{what}关系绕成了圈")
        return ""
    return ties[start]


def _in_cycle(ties: dict[str, str], start: str) -> bool:
    seen: set[str] = set()
    here = ties[start]
    while here in ties and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = ties[here]
    return False
