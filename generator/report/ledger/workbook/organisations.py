"""Sheet of a campaign: its organisations as a tree, with the counts of all that stands below each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.ledger import WORDS, Counts, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.workbook.earned import Earned
from generator.report.ledger.workbook.sheet import Cell, Sheet
from generator.report.ledger.workbook.styles import Styles
from generator.report.ledger.workbook.summary import COUNTED, rate, scope

Columns = dict[str, tuple[str, tuple[tuple[Status, str], ...]]]
"""Obligation id → its title, and the statuses that occur anywhere."""


def fill(sheet: Sheet, styles: Styles, books: Books, account: Account) -> None:
    """One row for each organisation with something at or below it, in the order of the tree."""
    columns = _columns(account)
    earned = Earned(books, account)
    upper = ["", "", *_spread("合计", len(COUNTED) + 2)]
    lower = ["单位", "级别", "应交", *(WORDS[one][0] for one, _ in COUNTED), "交齐率"]
    for title, fields in columns.values():
        upper += _spread(title, len(fields) + 1)
        lower += ["应交", *(WORDS[status][0] for status, _ in fields)]
    upper += _spread("得分与贡献", len(earned.heads))
    lower += earned.heads
    widths = [15, 4] + [3.2] * (len(lower) - 2)
    title = f"{account.campaign.title}　各单位交齐情况"
    sheet.begin(styles, title, scope(books), [upper, lower], widths)
    sheet.body(
        [
            *_named(books, one, depth, styles),
            *_counted(account, one, columns, styles),
            *earned.cells(one, styles),
        ]
        for one, depth in _rows(books, account)
    )


def _named(books: Books, organisation: str, depth: int, styles: Styles) -> Iterator[Cell]:
    known = books.registry.organisations[organisation]
    yield known.name, styles.indent[min(depth, len(styles.indent) - 1)]
    yield books.site.levels.get(known.level, known.level), styles.text


def _counted(account: Account, organisation: str, columns: Columns, styles: Styles) -> Iterator[Cell]:
    yield from _total(account, organisation, styles)
    for obligation, (_, fields) in columns.items():
        yield from _cells(account.counts(organisation, obligation), fields, styles)


def _spread(title: str, width: int) -> list[str]:
    return [title, *[""] * (width - 1)] if width else []


def _columns(account: Account) -> Columns:
    found = {}
    for name, obligation in account.obligations.items():
        counts = account.counts("", name)
        fields = tuple(
            (status, field)
            for status, field in COUNTED
            if status in (Status.DONE, Status.MISSING) or getattr(counts, field)
        )
        found[name] = (obligation.title, fields)
    return found


def _rows(books: Books, account: Account) -> Iterator[tuple[str, int]]:
    """(organisation id, depth) down the tree, only where something is counted."""
    counted = {organisation for organisation, _ in account.progress.counts}
    waiting = [(one.id, 0) for one in reversed(books.tree.get("", ()))]
    while waiting:
        organisation, depth = waiting.pop()
        if organisation not in counted:
            continue
        yield organisation, depth
        waiting += [(one.id, depth + 1) for one in reversed(books.tree.get(organisation, ()))]


def _total(account: Account, organisation: str, styles: Styles) -> Iterator[Cell]:
    every = [account.counts(organisation, name) for name, one in account.obligations.items() if one.owed]
    total = Counts(**{name: sum(getattr(one, name) for one in every) for _, name in COUNTED})
    yield total.owed, styles.whole
    for status, name in COUNTED:
        number: int = getattr(total, name)
        yield number, styles.count[status] if number else styles.whole
    yield rate(total, styles)


def _cells(counts: Counts, fields: tuple[tuple[Status, str], ...], styles: Styles) -> Iterator[Cell]:
    if not counts.owed and not counts.exempt:
        quiet = styles.status[Status.NOT_APPLICABLE]
        yield "—", quiet
        for _ in fields:
            yield None, quiet
        return
    yield counts.owed, styles.whole
    for status, name in fields:
        number: int = getattr(counts, name)
        yield number, styles.count[status] if number else styles.whole
