"""One organisation: its own lines, who owes what below it, what its teachers have earned."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from generator.model.ledger import Line, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.select import lines_within
from generator.report.ledger.standing import OPEN, advice, countdown, remark, urgency, verdict
from generator.report.ledger.terminal.tables import status_text, table, words
from generator.report.text import printable

_MOST = 200
"""Lines listed; who has more to chase wants the workbook."""
Entry = tuple[Account, Line]


def of_organisation(books: Books, organisation: str) -> Iterator[RenderableType]:
    """The organisation's own lines, who owes what below it, what its teachers have earned."""
    entries = list(lines_within(books, organisation))
    yield Text(f"{printable(books.organisation(organisation))}　按 {books.as_of} 计", style="bold")
    if not entries:
        yield Text("没有应交的材料。")
        return
    own = f"organisation:{organisation}"
    yield from _titled("本单位的材料", _own(books, [one for one in entries if one[1].unit == own]))
    owed = [one for one in entries if one[1].unit != own and one[1].status in OPEN]
    owed.sort(key=lambda one: urgency(books.as_of, one[1].due))
    others = any(one[1].unit != own for one in entries)
    yield from _titled("还没有交齐的", _owed(books, owed) if owed else Text("都已交齐。") if others else None)
    if len(owed) > _MOST:
        yield Text(
            f"另有 {len(owed) - _MOST} 条没有列出。全部见 yanxiu export ledger 或 yanxiu export chase。"
        )
    yield from _titled("得分与学时", _earned(books, organisation))


def _titled(title: str, content: RenderableType | None) -> Iterator[RenderableType]:
    if content is not None:
        yield Group(Text(f"\n{title}", style="bold"), content)


def _own(books: Books, entries: list[Entry]) -> Table | None:
    shown = [one for one in entries if one[1].status is not Status.NOT_APPLICABLE]
    if not shown:
        return None
    several = len(books.accounts) > 1
    made = table("状态", "材料", *(["活动"] if several else []), "截止", "说明")
    for account, line in sorted(shown, key=lambda one: urgency(books.as_of, one[1].due)):
        material = books.material(account, line.obligation, line.slot)
        campaign = [account.campaign.title] if several else []
        said = words(material, *campaign, _due(books, line), _said(books, account, line))
        made.add_row(status_text(line), *said)
    return made


def _owed(books: Books, entries: list[Entry]) -> Table:
    homes = {account.ledger.units[line.unit].organisation for account, line in entries}
    several, campaigns = len(homes) > 1, len(books.accounts) > 1
    heads = (["单位"] if several else [], ["活动"] if campaigns else [])
    made = table("状态", *heads[0], "姓名或学科", "材料", *heads[1], "截止", "说明")
    for account, line in entries[:_MOST]:
        unit = account.ledger.units[line.unit]
        where = [books.organisation(unit.organisation)] if several else []
        material = books.material(account, line.obligation, line.slot)
        campaign = [account.campaign.title] if campaigns else []
        rest = (_due(books, line), _said(books, account, line))
        said = words(*where, books.person(unit), material, *campaign, *rest)
        made.add_row(status_text(line), *said)
    return made


def _due(books: Books, line: Line) -> str:
    left = countdown(line.due, books.as_of) if line.status in OPEN else ""
    return f"{line.due}（{left}）" if left else line.due


def _said(books: Books, account: Account, line: Line) -> str:
    """What to do next, and why."""
    said = (advice(books, account, line, dated=False), remark(books, line))
    return "。".join(dict.fromkeys(one for one in said if one))


def _earned(books: Books, organisation: str) -> Table | None:
    """Points and 学时 of the teachers, where a campaign has them, in roster order."""
    made = table("姓名", "单位", "活动", "得分", "合格", "学时", numbers=["得分", "学时"])
    inside = books.within(organisation)
    for account in books.accounts:
        if account.campaign.pass_points is None and not account.campaign.hours.target:
            continue
        for key, score in account.ledger.scores.items():
            unit = account.ledger.units[key]
            if unit.sort == "person" and unit.organisation in inside:
                passed = verdict(account, score)
                target = f"/{score.hours_target:g}" if score.hours_target else ""
                who = (unit.name, books.organisation(unit.organisation), account.campaign.title)
                points = f"{score.points:g}/{score.possible:g}" if passed and not score.free else ""
                hours = f"{score.hours:g}{target}"
                made.add_row(*words(*who, points, passed[1] if passed else "", hours))
    return made if made.row_count else None
