"""The roster and the bureau's decisions from `content/registry/`, campaigns from `content/campaigns/`.

Every file is optional. What cannot be used is left out and reported; the rest still works.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.config.yaml_words import said
from generator.load.tables import BAD_TABLE, Row, read_table
from generator.model.campaign import Campaign, Phase
from generator.model.diagnostic import Fault
from generator.model.document import Node
from generator.model.registry import Featured, Organisation, Person, Receipt, Registry
from generator.text import normalise, yaml
from generator.text.dates import parse_day

DUPLICATE_ID, BAD_PARENT, UNKNOWN_WORD, BAD_CAMPAIGN = "PL905", "PL906", "PL908", "PL910"
Faults = list[tuple[str, Fault]]

_ORGANISATION = {
    "id": ("编号", "单位编号", "代码"),
    "name": ("名称", "单位名称", "单位"),
    "level": ("级别", "层级", "类型"),
    "parent": ("上级", "上级编号", "上级单位", "主管单位"),
    "stages": ("学段",),
    "aliases": ("别名", "简称", "曾用名"),
    "opened": ("成立", "成立日期", "开办日期"),
    "closed": ("撤并", "撤并日期", "撤销日期"),
}
_PERSON = {
    "id": ("编号", "教师编号", "工号"),
    "name": ("姓名", "教师姓名", "教师"),
    "organisation": ("单位", "单位编号", "学校"),
    "tier": ("梯级", "层级", "称号"),
    "stage": ("学段",),
    "subjects": ("学科", "任教学科"),
    "from": ("起始", "起", "到岗日期"),
    "to": ("终止", "止", "离岗日期"),
    "mentor": ("师傅", "导师", "指导教师"),
}
_RECEIPT = {
    "received_at": ("收到时间", "接收时间", "提交时间"),
    "path": ("路径", "文件", "稿件"),
    "sha256": ("校验", "校验值"),
    "by": ("登记人", "接收人"),
}


class Roster(Struct, frozen=True):
    """The registry and what could not be used of it."""

    registry: Registry
    faults: tuple[tuple[str, Fault], ...]
    """(path relative to the content folder, fault)."""


def load_registry(content: Path, vocabulary: Vocabulary) -> Roster:
    """Everything below `content/registry/`."""
    faults: Faults = []
    organisations = _organisations(content, vocabulary, faults)
    people = _people(content, vocabulary, organisations, faults)
    receipts = tuple(
        Receipt(row["received_at"], row["path"], row.get("sha256", ""), row.get("by", ""))
        for _, row in _table(content, "receipts.csv", _RECEIPT, ("received_at", "path"), faults)
    )
    featured = _featured(content, vocabulary, faults)
    return Roster(Registry(organisations, people, receipts=receipts, featured=featured), tuple(faults))


def _table(
    content: Path, name: str, columns: dict[str, tuple[str, ...]], required: tuple[str, ...], faults: Faults
) -> list[Row]:
    rows, found = read_table(content / "registry" / name, columns, required)
    faults.extend((f"registry/{name}", one) for one in found)
    return rows


def _organisations(content: Path, vocabulary: Vocabulary, faults: Faults) -> dict[str, Organisation]:
    where = "registry/organisations.csv"
    found: dict[str, Organisation] = {}
    lines: dict[str, int] = {}
    levels = {normalise.fold(label): level for level, label in vocabulary.site.levels.items()}
    for line, row in _table(content, "organisations.csv", _ORGANISATION, ("id", "name", "level"), faults):
        if not row["id"] or not row["name"]:
            faults.append((where, Fault(BAD_TABLE, line, 0, "编号和名称都要填")))
            continue
        if row["id"] in found:
            faults.append((where, Fault(DUPLICATE_ID, line, 0, row["id"])))
            continue
        lines[row["id"]] = line
        level = levels.get(normalise.fold(row["level"]), row["level"])
        if levels and level not in vocabulary.site.levels:
            faults.append((where, Fault(UNKNOWN_WORD, line, 0, f"{row['name']} 的级别“{level}”不认得")))
        words = _Words(vocabulary, where, line, row["name"], faults)
        found[row["id"]] = Organisation(
            id=row["id"],
            name=row["name"],
            level=level,
            parent=row.get("parent", ""),
            stages=words.terms("stage", row.get("stages", "")),
            aliases=_split(row.get("aliases", "")),
            opened=row.get("opened", ""),
            closed=row.get("closed", ""),
        )
    return _with_sound_parents(found, lines, faults)


def _with_sound_parents(
    found: dict[str, Organisation], lines: dict[str, int], faults: Faults
) -> dict[str, Organisation]:
    """Cuts the tie to a parent that does not exist or that is below the organisation itself."""
    sound: dict[str, Organisation] = {}
    for one in found.values():
        problem = ""
        if one.parent and one.parent not in found:
            problem = f"{one.id} 的上级 {one.parent} 不在名册里"
        elif _in_cycle(found, one.id):
            problem = f"{one.id} 的上级关系绕成了圈"
        if problem:
            faults.append(("registry/organisations.csv", Fault(BAD_PARENT, lines[one.id], 0, problem)))
            one = Organisation(
                one.id, one.name, one.level, "", one.stages, one.aliases, one.opened, one.closed
            )
        sound[one.id] = one
    return sound


def _in_cycle(found: dict[str, Organisation], start: str) -> bool:
    seen: set[str] = set()
    here = found[start].parent
    while here in found and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = found[here].parent
    return False


def _people(
    content: Path, vocabulary: Vocabulary, organisations: dict[str, Organisation], faults: Faults
) -> dict[str, Person]:
    where = "registry/people.csv"
    names = Registry(organisations).organisation_names
    found: dict[str, Person] = {}
    for line, row in _table(content, "people.csv", _PERSON, ("id", "name", "organisation"), faults):
        if not row["id"] or not row["name"]:
            faults.append((where, Fault(BAD_TABLE, line, 0, "编号和姓名都要填")))
            continue
        if row["id"] in found:
            faults.append((where, Fault(DUPLICATE_ID, line, 0, row["id"])))
            continue
        organisation = names.get(row["organisation"])
        if organisation is None:
            faults.append(
                (where, Fault(BAD_PARENT, line, 0, f"{row['name']} 的单位 {row['organisation']} 不在名册里"))
            )
            continue
        words = _Words(vocabulary, where, line, row["name"], faults)
        stage = words.terms("stage", row.get("stage", ""))
        found[row["id"]] = Person(
            id=row["id"],
            name=row["name"],
            organisation=organisation,
            tier=next(iter(words.terms("tier", row.get("tier", ""))), ""),
            stage=next(iter(stage), ""),
            subjects=words.terms("subject", row.get("subjects", ""), {"stage": stage}),
            since=row.get("from", ""),
            until=row.get("to", ""),
            mentor=row.get("mentor", ""),
        )
    return found


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


class _Words(Struct, frozen=True):
    """The words of one row and where they stand."""

    vocabulary: Vocabulary
    where: str
    line: int
    whose: str
    faults: Faults

    def terms(
        self, taxonomy: str, text: str, beside: dict[str, tuple[str, ...]] | None = None
    ) -> tuple[str, ...]:
        """Slugs of the terms a cell names; words that no term answers to stay as written and are reported."""
        declared = self.vocabulary.site.taxonomies.get(taxonomy)
        if declared is None:
            return _split(text)
        found: list[str] = []
        for word in _split(text):
            slug = self.vocabulary.term(taxonomy, word, beside).slug
            found.append(slug or word)
            if slug is None and declared.closed:
                detail = f"{self.whose} 的{declared.label}“{word}”不认得"
                self.faults.append((self.where, Fault(UNKNOWN_WORD, self.line, 0, detail)))
        return tuple(found)


def _featured(content: Path, vocabulary: Vocabulary, faults: Faults) -> tuple[Featured, ...]:
    where = "registry/featured.yml"
    found: list[Featured] = []
    for entry in _yaml_entries(content / where, where, faults):
        texts = {key.text: value.text for key, value in entry.entries}
        if not texts.get("submission") or not texts.get("level"):
            faults.append((where, Fault(BAD_TABLE, entry.line, 0, "每条要有 submission 和 level")))
            continue
        words = _Words(vocabulary, where, entry.line, texts["submission"], faults)
        level = next(iter(words.terms("recognition", texts["level"])), "")
        day = _day(texts.get("date", ""), where, entry.line, faults)
        found.append(
            Featured(
                submission=texts["submission"],
                level=level,
                award=texts.get("award", ""),
                by=texts.get("by", ""),
                date=day,
                reason=texts.get("reason", ""),
                until=texts.get("until", ""),
            )
        )
    return tuple(found)


def _yaml_entries(path: Path, where: str, faults: Faults) -> tuple[Node, ...]:
    """The mappings of a YAML list; the list may stand alone or under one key."""
    if not path.is_file():
        return ()
    text = path.read_text("utf-8-sig", errors="replace")
    indented = "entries:\n" + "\n".join(f"  {line}" for line in text.split("\n"))
    node, found = yaml.compose(text if text.lstrip().startswith("entries:") else indented, 0)
    faults.extend((where, Fault(BAD_TABLE, one.line, one.column, said(one))) for one in found)
    if node is None or not node.entries:
        return ()
    listed = node.entries[0][1]
    odd = [one for one in listed.items if one.kind not in ("map", "null")]
    if listed.kind not in ("list", "null"):
        odd = [listed]
    faults.extend((where, Fault(BAD_TABLE, one.line, 0, "每条要以“- submission: ……”开头")) for one in odd)
    return tuple(one for one in listed.items if one.kind == "map")


def _day(text: str, where: str, line: int, faults: Faults) -> str:
    if not text:
        return ""
    try:
        return parse_day(text).isoformat()
    except ValueError:
        faults.append((where, Fault(BAD_TABLE, line, 0, f"{text} 不是日期")))
        return ""


def load_campaigns(content: Path) -> tuple[tuple[Campaign, ...], tuple[tuple[str, Fault], ...]]:
    """Campaigns by file name, each a YAML file below `content/campaigns/`."""
    faults: Faults = []
    found: list[Campaign] = []
    folder = content / "campaigns"
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
        where = f"campaigns/{path.name}"
        node, problems = yaml.compose(path.read_text("utf-8-sig", errors="replace"))
        faults.extend((where, Fault(BAD_CAMPAIGN, one.line, one.column, said(one))) for one in problems)
        if node is not None:
            found.append(_campaign(path.stem, node, where, faults))
    return tuple(found), tuple(faults)


def _campaign(slug: str, node: Node, where: str, faults: Faults) -> Campaign:
    texts = {key.text: value.text for key, value in node.entries if value.kind == "scalar"}
    phases = next((value.items for key, value in node.entries if key.text == "phases"), ())
    if not texts.get("title"):
        faults.append((where, Fault(BAD_CAMPAIGN, node.line, 0, "缺少 title")))
    return Campaign(
        slug=slug,
        title=texts.get("title", slug),
        theme=texts.get("theme", ""),
        start=_day(texts.get("from", ""), where, node.line, faults),
        end=_day(texts.get("to", ""), where, node.line, faults),
        description=texts.get("description", ""),
        phases=tuple(_phase(one, where, faults) for one in phases if one.kind == "map"),
    )


def _phase(node: Node, where: str, faults: Faults) -> Phase:
    texts = {key.text: value.text for key, value in node.entries}
    return Phase(
        title=texts.get("title", ""),
        start=_day(texts.get("from", ""), where, node.line, faults),
        end=_day(texts.get("to", ""), where, node.line, faults),
    )
