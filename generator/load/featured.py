"""`registry/featured.yml` → recognitions decided by the bureau: of submissions, organisations, people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.config.yaml_words import said
from generator.load.plain_text import read_plain
from generator.load.tables import BAD_TABLE
from generator.load.words import NOT_IN_ROSTER, Faults, Place, Reading
from generator.model.diagnostic import Fault
from generator.model.document import Node
from generator.model.registry import FEATURED, Featured, Registry
from generator.text import yaml
from generator.text.suggest import nearest

_WHOM = ("submission", "organisation", "person")
_KEYS = {
    "稿件": "submission",
    "单位": "organisation",
    "教师": "person",
    "级别": "level",
    "奖项": "award",
    "认定单位": "by",
    "批次": "batch",
    "日期": "date",
    "理由": "reason",
    "有效期": "until",
}
"""What an entry may be written with: the Chinese words or what they stand for."""


def featured(content: Path, registry: Registry, reading: Reading) -> tuple[Featured, ...]:
    """In the order of the file; `registry` has organisations and people."""
    found: list[Featured] = []
    for entry in _entries(content / FEATURED, reading.faults):
        texts = {_KEYS.get(key.text, key.text): value.text.strip() for key, value in entry.entries}
        whose = next((texts[one] for one in _WHOM if texts.get(one)), "")
        place = Place(reading, FEATURED, entry.line, whose)
        _report_unknown(texts, place)
        if not whose or not texts.get("level"):
            place.fault(BAD_TABLE, "每条要有 level，还要有 submission、organisation 或 person 中的一个")
            continue
        level = next(iter(place.terms("recognition", texts["level"])), "")
        whom = _whom(texts, registry, place)
        if whom is None:
            continue
        found.append(
            Featured(
                submission=whom.get("submission", ""),
                level=level,
                award=texts.get("award", ""),
                by=texts.get("by", ""),
                date=place.day(texts.get("date", "")),
                reason=texts.get("reason", ""),
                until=place.day(texts.get("until", "")),
                organisation=whom.get("organisation", ""),
                person=whom.get("person", ""),
                line=entry.line,
                batch=texts.get("batch", ""),
            )
        )
    return tuple(found)


def _report_unknown(texts: dict[str, str], place: Place) -> None:
    """A misspelt key is not read: an `util` would make a recognition hold for ever."""
    known = {*_KEYS, *_KEYS.values()}
    for key in texts:
        if key not in known:
            meant = nearest(key, sorted(known))
            place.fault(BAD_TABLE, f"不认得“{key}”" + (f"，是不是“{meant}”" if meant else ""))


def _whom(texts: dict[str, str], registry: Registry, place: Place) -> dict[str, str] | None:
    """What is recognised, as one key and its id; None, reported, when the roster does not know it."""
    if texts.get("submission"):
        return {"submission": texts["submission"]}
    names = registry.organisation_names
    written = texts.get("organisation", "")
    organisation = names.get(written, "")
    if written and not organisation:
        if "organisations" not in registry.unread:
            place.fault(NOT_IN_ROSTER, _unknown("单位", written, names), "请写名册里有的单位的编号或名称")
        return None
    if not texts.get("person"):
        return {"organisation": organisation}
    person = texts["person"]
    ids = [person] if person in registry.people else _bearers(registry, person, organisation)
    if len(ids) == 1:
        return {"person": ids[0]}
    if ids:
        words = f"名册里叫 {person} 的教师有 {len(ids)} 位"
        place.fault(NOT_IN_ROSTER, words, "请写教师的编号，或再写上 organisation")
    elif registry.unread:
        pass  # this teacher may stand in what was not read
    elif organisation and _bearers(registry, person, ""):
        words = f"认定的教师 {person} 不在{registry.organisations[organisation].name}"
        place.fault(NOT_IN_ROSTER, words, "请核对 organisation 写的单位，或核对名册里这位教师的单位")
    else:
        everybody = [name for one in registry.people.values() for name in (one.name, one.id)]
        fix = "请写名册里有的教师的编号或姓名，或先把这位教师加进 people.csv"
        place.fault(NOT_IN_ROSTER, _unknown("教师", person, everybody), fix)
    return None


def _bearers(registry: Registry, name: str, organisation: str) -> list[str]:
    """Ids of the people of that name who are or were at the organisation, anywhere when it is empty."""
    return sorted(
        {
            id_
            for (where, called), ids in registry.people_names.items()
            if called == name and organisation in ("", where)
            for id_ in ids
        }
    )


def _unknown(what: str, written: str, known: Iterable[str]) -> str:
    meant = nearest(written, known)
    return f"认定的{what} {written} 不在名册里" + (f"，是不是“{meant}”" if meant else "")


def _entries(path: Path, faults: Faults) -> tuple[Node, ...]:
    """The mappings of a YAML list; the list may stand alone or under `entries`."""
    text = read_plain(path, FEATURED, BAD_TABLE, faults)
    if text is None:
        return ()
    indented = "entries:\n" + "\n".join(f"  {line}" for line in text.split("\n"))
    node, found = yaml.compose(text if text.lstrip().startswith("entries:") else indented, 0)
    faults.extend((FEATURED, Fault(BAD_TABLE, one.line, one.column, said(one))) for one in found)
    if node is None or not node.entries:
        return ()
    listed = node.entries[0][1]
    odd = [one for one in listed.items if one.kind not in ("map", "null")]
    if listed.kind not in ("list", "null"):
        odd = [listed]
    faults.extend((FEATURED, Fault(BAD_TABLE, one.line, 0, "每条要以“- submission: ……”开头")) for one in odd)
    return tuple(one for one in listed.items if one.kind == "map")
