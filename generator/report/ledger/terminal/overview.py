"""How the campaigns stand: one table for each, its obligations with their counts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from generator.model.ledger import WORDS, Counts, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.owing import idle
from generator.report.ledger.standing import countdown, urgency
from generator.report.ledger.terminal.tables import COLOURS, table
from generator.report.text import printable

_COUNTED = ("done", "late", "rejected", "missing", "pending", "exempt")


def overview(books: Books, organisation: str = "") -> Iterator[RenderableType]:
    """One table for each campaign: its obligations with counts, at and below an organisation."""
    if said := idle(books):
        yield Text(said)
        return
    for account in books.accounts:
        yield _heading(books, account)
        yield _counts(books, account, organisation)


def failing(books: Books, organisation: str = "") -> bool:
    """Whether something is 缺交 or 不合格 at or below an organisation (the whole roster by default)."""
    every = (account.counts(organisation, one) for account in books.accounts for one in account.obligations)
    return any(one.missing or one.rejected for one in every)


def _heading(books: Books, account: Account) -> Text:
    one = account.campaign
    period = f"　{one.start} 至 {one.end}" if one.start else ""
    return Text(f"\n{printable(one.title)}{period}　按 {books.as_of} 计", style="bold")


def _counts(books: Books, account: Account, organisation: str) -> Table:
    words = [WORDS[Status(name)][0] for name in _COUNTED]
    made = table("材料", "截止", "应交", *words, numbers=["应交", *words])
    total = Counts()
    for name in sorted(
        account.obligations, key=lambda name: urgency(books.as_of, _next(books, account, name))
    ):
        counts = account.counts(organisation, name)
        if counts.owed or counts.exempt:
            made.add_row(*_cells(books.material(account, name), _due(books, account, name), counts))
            if account.obligations[name].owed:
                total += counts
    made.add_section()
    made.add_row(*_cells("合计", "", total))
    return made


def _next(books: Books, account: Account, obligation: str) -> str:
    """The nearest deadline that is not past, else the last."""
    days = account.dues.get(obligation, ())
    return next((day for day in days if day >= books.as_of), days[-1] if days else "")


def _due(books: Books, account: Account, obligation: str) -> str:
    day = _next(books, account, obligation)
    return f"{day}（{countdown(day, books.as_of)}）" if day else ""


def _cells(title: str, due: str, counts: Counts) -> Iterator[Text]:
    yield Text(printable(title))
    yield Text(due)
    yield Text(str(counts.owed))
    for name in _COUNTED:
        number: int = getattr(counts, name)
        yield Text(str(number), style=COLOURS[Status(name)] if number else "dim")
