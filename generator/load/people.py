"""`registry/people.csv` → people. Who moves has a row for each post, all with one id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.load.organisations import Organisations
from generator.load.tables import BAD_TABLE, Row, read_table
from generator.load.words import DUPLICATE_ID, NOT_IN_ROSTER, Place, Reading, split
from generator.model.registry import Person, Registry

_COLUMNS = {
    "id": ("编号", "教师编号", "工号"),
    "name": ("姓名", "教师姓名", "教师"),
    "organisation": ("单位", "单位编号", "学校"),
    "tier": ("梯级", "层级", "称号"),
    "stage": ("学段",),
    "subjects": ("学科", "任教学科"),
    "from": ("起始", "起", "到岗日期"),
    "to": ("终止", "止", "离岗日期"),
    "mentor": ("师傅", "导师", "指导教师"),
    "groups": ("工作室", "所属工作室", "名师工作室"),
}


CLOSED = "PL916"


class People(Struct, frozen=True):
    """Id → the post held last, and earlier posts, oldest first."""

    now: dict[str, Person]
    former: tuple[Person, ...]
    whole: bool
    """False when a row could not be used: who is not here may stand in that one."""


def people(content: Path, organisations: Organisations, reading: Reading) -> People:
    """Everybody whose organisation is in the roster."""
    table = read_table(content, "people", _COLUMNS, ("id", "name", "organisation"))
    reading.faults.extend(table.faults)
    if table.rows and organisations.whole and not organisations.known:
        none = Place(reading, table.rows[0].where, table.rows[0].line, "")
        none.fault(NOT_IN_ROSTER, "单位表里一个单位也没有，教师都没有读进来", "请先填 organisations.csv")
        return People({}, (), whole=False)
    known = Registry(organisations.known)
    names = known.organisation_names
    posts: dict[str, list[tuple[int, Person]]] = {}
    for row in table.rows:
        place = Place(reading, row.where, row.line, row["name"])
        if not row["id"] or not row["name"]:
            place.fault(BAD_TABLE, "编号和姓名都要填")
            continue
        organisation = names.get(row["organisation"])
        if organisation is None:
            # What was not read of the organisations is the cause, and has been reported.
            if organisations.whole:
                place.fault(NOT_IN_ROSTER, f"{row['name']} 的单位 {row['organisation']} 不在名册里")
            continue
        groups = tuple(_groups(row, names, organisations.whole, place))
        one = _person(row, organisation, groups, place)
        held = posts.setdefault(one.id, [])
        problem = next((found for at, other in held if (found := _clash(one, other, at))), None)
        if problem:
            place.fault(DUPLICATE_ID, *problem)
            continue
        held.append((row.line, one))
        _report_closed(one, known, place)
    in_order = {id_: [one for _, one in sorted(held, key=_by_start)] for id_, held in posts.items()}
    earlier = [one for held in in_order.values() for one in held[:-1]]
    earlier.sort(key=lambda one: one.since)
    whole = table.whole and sum(len(held) for held in posts.values()) == len(table.rows)
    return People({id_: held[-1] for id_, held in in_order.items()}, tuple(earlier), whole)


def _by_start(held: tuple[int, Person]) -> tuple[str, int]:
    return held[1].since, held[0]


def _clash(one: Person, other: Person, line: int) -> tuple[str, str] | None:
    """(why two rows cannot be posts of one person, what to do); `line`: of the other row."""
    if one.name != other.name:
        return (
            f"{one.id}（第{line}行是 {other.name}，这一行是 {one.name}）",
            "是两位教师的，请给其中一位换一个没有用过的编号；是同一位的，请把姓名写成一样",
        )
    # A last day that is the next post's first day is how personnel offices write it.
    if (not one.until or not other.since or other.since < one.until) and (
        not other.until or not one.since or one.since < other.until
    ):
        return (
            f"{one.id}（和第{line}行的任职时间重叠）",
            "是同一位教师换了单位的，请填起止日期，不要重叠；是两位教师的，请给其中一位换一个编号",
        )
    return None


def _report_closed(one: Person, known: Registry, place: Place) -> None:
    """A post without an end at an organisation that has one: the teacher is still asked for there."""
    home = known.organisations[one.organisation]
    if not home.closed or one.until:
        return
    heir = home
    while heir.closed and heir.into in known.organisations:
        heir = known.organisations[heir.into]
    now = f"（现在是“{heir.name}”）" if heir is not home else ""
    place.fault(
        CLOSED,
        f"{one.name} 任职的单位“{home.name}”已经撤并（{home.closed}）",
        f"请改成现在的单位{now}，或填终止日期",
    )


def _groups(row: Row, names: dict[str, str], whole: bool, place: Place) -> Iterator[str]:
    """Ids of the studios that a row names; one that is not in the roster is reported and left out."""
    for word in split(row["groups"], names.__contains__):
        if word in names:
            yield names[word]
        elif whole:
            place.fault(NOT_IN_ROSTER, f"{row['name']} 的工作室 {word} 不在名册里")


def _person(row: Row, organisation: str, groups: tuple[str, ...], place: Place) -> Person:
    stage = place.terms("stage", row["stage"])
    since, until = place.span(row["from"], row["to"])
    return Person(
        id=row["id"],
        name=row["name"],
        organisation=organisation,
        tier=next(iter(place.terms("tier", row["tier"])), ""),
        stage=next(iter(stage), ""),
        subjects=place.terms("subject", row["subjects"], stage),
        since=since,
        until=until,
        mentor=row["mentor"],
        groups=groups,
    )
