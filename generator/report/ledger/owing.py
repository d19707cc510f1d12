"""What is still owed, put together as people say it: one material, all who owe it in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.ledger import Line, Status, Unit
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.standing import OPEN, advice, faults, urgency

ORDER = (Status.MISSING, Status.REJECTED, Status.PENDING)
"""What comes first when one begins to work."""


class Owed(Struct, frozen=True):
    """A material that several units owe in the same way."""

    status: Status
    due: str
    """ISO day."""
    material: str
    who: tuple[str, ...]
    """Teachers and subjects by name, the organisation itself as 学校 or the like."""
    advice: str
    reasons: tuple[str, ...]
    """Pieces that were rejected, with the reasons."""


def owed(books: Books, entries: Iterable[tuple[Account, Line]]) -> tuple[Owed, ...]:
    """By status in the order of `ORDER`, the nearest deadline first."""
    who: dict[tuple[Status, str, str, str], list[Unit]] = {}
    reasons: dict[tuple[Status, str, str, str], list[str]] = {}
    several = len(books.accounts) > 1
    for account, line in entries:
        if line.status not in OPEN:
            continue
        title = books.material(account, line.obligation, line.slot)
        campaign = f"（{account.campaign.title}）" if several else ""
        key = (line.status, line.due, title + campaign, advice(books, account, line))
        who.setdefault(key, []).append(account.ledger.units[line.unit])
        reasons.setdefault(key, []).extend(faults(books, line))
    found = [
        Owed(
            key[0],
            key[1],
            key[2],
            tuple(dict.fromkeys(_named(books, one) for one in units)),
            _each(units, key[3]),
            tuple(reasons[key]),
        )
        for key, units in who.items()
    ]
    found.sort(
        key=lambda one: (ORDER.index(one.status), urgency(books.as_of, one.due), one.material, one.advice)
    )
    return tuple(found)


def idle(books: Books) -> str:
    """Why nothing at all is owed, and what to do about it; empty when somebody owes something."""
    if not books.accounts:
        return "没有一个活动写了要求（obligations），没有应交的材料。"
    if not books.registry.organisations:
        return "没有名册，不知道该由谁交。请先填写 content/registry/ 里的 organisations.csv 和 people.csv。"
    if not any(one.ledger.lines for one in books.accounts):
        return "名册里没有要交的单位或教师。请运行 yanxiu check，看哪一条要求没有对象。"
    return ""


def _each(units: Sequence[Unit], advice: str) -> str:
    """A number behind several names is the number of each."""
    if len(units) == 1 or not advice.startswith(("还差", "退回")):
        return advice
    return ("每人" if all(one.sort == "person" for one in units) else "各") + advice


def _named(books: Books, unit: Unit) -> str:
    """Teachers and subjects by name; the organisation itself is who reads this."""
    return books.called(unit) if unit.sort != "organisation" else books.sort(unit) or "本单位"
