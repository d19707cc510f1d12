"""What one line of a ledger says: the words of its cell, why it stands so, what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator.model.ledger import WORDS, Line, Score, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.text.dates import chinese_day
from generator.text.sizes import show_size

OPEN = frozenset({Status.MISSING, Status.REJECTED, Status.PENDING})
"""Something is still to be handed in."""
FAILING = frozenset({Status.MISSING, Status.REJECTED})
"""What cannot wait."""
GRAVEST = (
    Status.MISSING, Status.REJECTED, Status.PENDING, Status.LATE, Status.DONE, Status.EXEMPT,
    Status.NOT_APPLICABLE,
)  # fmt: skip
"""Which status a set of lines shows: the first that one of them has."""
_CODE = re.compile(r"PL\d{3}")


def mark(status: Status) -> str:
    """`✓ 已交`."""
    word, sign = WORDS[status]
    return f"{sign} {word}"


def cell(line: Line) -> str:
    """The status, with how many of how many where more than one is owed."""
    if line.status in (Status.EXEMPT, Status.NOT_APPLICABLE):
        return mark(line.status) if line.status is Status.EXEMPT else WORDS[line.status][1]
    share = f" {line.counted}/{line.needed}" if line.needed > 1 else ""
    return mark(line.status) + share


def joint(lines: Iterable[Line]) -> tuple[Status, str]:
    """Several lines in one cell: the gravest status, with how many lines are complete."""
    those = [one for one in lines if one.status is not Status.NOT_APPLICABLE]
    if not those:
        return Status.NOT_APPLICABLE, WORDS[Status.NOT_APPLICABLE][1]
    if len(those) == 1:
        return those[0].status, cell(those[0])
    status = min((one.status for one in those), key=GRAVEST.index)
    owed = [one for one in those if one.status is not Status.EXEMPT]
    complete = sum(one.status in (Status.DONE, Status.LATE) for one in owed)
    return status, f"{mark(status)} {complete}/{len(owed)}" if owed else mark(status)


def reason(books: Books, text: str) -> str:
    """A code with the rule's title; other reasons are words already."""
    return f"{text} {books.rules.get(text, '')}".strip() if _CODE.fullmatch(text) else text


def faults(books: Books, line: Line) -> tuple[str, ...]:
    """For each piece that does not count: its path and the reasons."""
    return tuple(
        f"{bundle(one.path)}：{'；'.join(reason(books, each) for each in one.reasons)}"
        for one in line.rejected
    )


def bundle(path: str) -> str:
    """A source path as people know it: without `submissions/` and `/index.md`."""
    return path.removeprefix("submissions/").removesuffix("/index.md")


def shortage(account: Account, line: Line) -> str:
    """`还差 2 份`; empty when the number is reached."""
    lacking: list[str] = []
    if line.counted < line.needed:
        unit = "" if account.obligations[line.obligation].sum_field else " 份"
        lacking.append(f"还差 {line.needed - line.counted}{unit}")
    if line.size < line.size_needed:
        lacking.append(f"还差 {show_size(line.size_needed - line.size)}")
    return "，".join(lacking)


def countdown(due: str, as_of: str) -> str:
    """`还有14天`, `今天截止`, `已过3天`; empty without a deadline."""
    if not due:
        return ""
    days = (date.fromisoformat(due) - date.fromisoformat(as_of)).days
    if days == 0:
        return "今天截止"
    return f"还有{days}天" if days > 0 else f"已过{-days}天"


def advice(books: Books, account: Account, line: Line, *, dated: bool = True) -> str:
    """What to do next about an open line; empty when nothing is to be done.

    `dated`: with the deadline, where no column beside it says so.
    """
    left = countdown(line.due, books.as_of)
    until = f"{chinese_day(line.due)}截止（{left}）" if dated and line.due else ""
    match line.status:
        case Status.MISSING:
            said = (shortage(account, line), until, "请尽快补交")
        case Status.REJECTED:
            late = "请尽快改好重交" if line.due and line.due < books.as_of else "请改好重交"
            said = (f"退回 {len(line.rejected)} 份", until, late)
        case Status.PENDING:
            said = (shortage(account, line), until, "")
        case _:
            return ""
    return "，".join(one for one in said if one)


def remark(books: Books, line: Line) -> str:
    """What a reader should know beyond the status: reasons, exemption, how it was judged."""
    if not (line.rejected or line.reason or line.counted):
        return ""  # most lines of a large ledger
    notes = list(faults(books, line))
    if line.reason and line.status is Status.EXEMPT:
        notes.append(f"免交：{line.reason}")
    if line.late:
        notes.append(f"迟交 {line.late} 份")
    if line.guessed:
        notes.append(f"{line.guessed} 份没有收件记录，按稿件日期判定")
    return "；".join(one for one in notes if one)


def verdict(account: Account, score: Score) -> tuple[Status, str] | None:
    """Whether a unit has passed, in a word, and the status whose colour it has; None when nothing is scored.

    Who is excused from everything neither passes nor fails.

    Nobody has failed before the campaign is over.
    """
    if score.free and account.campaign.pass_points is not None:
        return Status.EXEMPT, mark(Status.EXEMPT)
    if score.passed is None:
        return None
    if score.passed:
        return Status.DONE, "✓ 合格"
    over = bool(account.campaign.end) and account.campaign.end < account.ledger.as_of
    return (Status.MISSING, "✕ 未合格") if over else (Status.PENDING, "○ 还未合格")


def urgency(as_of: str, due: str) -> tuple[bool, int]:
    """Sort key: coming deadlines first, the nearest at the top; then past ones, the latest at the top."""
    if not due:
        return True, 10**7
    days = (date.fromisoformat(due) - date.fromisoformat(as_of)).days
    return days < 0, abs(days)
