"""What each school still owes, as a text to paste into a message. One text a school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.ledger import WORDS, Line, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.owing import ORDER, Owed, owed
from generator.report.ledger.standing import OPEN
from generator.text.dates import chinese_day

_HEADS = {
    Status.MISSING: "已过截止日，请补交",
    Status.REJECTED: "交了但被退回，请改好重交",
    Status.PENDING: "还没有到期，请按时交",
}
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST = 60
"""Characters; a file name holds 255 bytes."""


class Letter(Struct, frozen=True):
    """What one organisation is to be told."""

    organisation: str
    """Id."""
    text: str


def letters(books: Books, guide: str = "") -> Iterator[Letter]:
    """One letter for each organisation that owes something, by itself or its teachers, in roster order.

    `guide`: address of the page that says how to hand in; empty when the site has none.
    """
    entries: dict[str, list[tuple[Account, Line]]] = {}
    for account in books.accounts:
        for line in account.ledger.lines:
            if line.status in OPEN:
                home = account.ledger.units[line.unit].organisation
                entries.setdefault(home, []).append((account, line))
    for one in books.registry.organisations:
        if one in entries:
            yield Letter(one, letter(books, one, entries[one], guide))


def file_name(books: Books, one: Letter) -> str:
    """`<id> <name>.txt`, without what a file system refuses. The id keeps it unique."""
    bare = _REFUSED.sub("", f"{one.organisation} {books.organisation(one.organisation)}")
    return f"{bare[:_LONGEST].strip(' .')}.txt"


def letter(books: Books, organisation: str, entries: Iterable[tuple[Account, Line]], guide: str = "") -> str:
    """The text for one organisation: what is missing, by when, how to hand in."""
    found = owed(books, entries)
    parts = [f"{books.organisation(organisation)}：截至{chinese_day(books.as_of)}，还有下列材料没有交齐。"]
    for status in ORDER:
        if those := [one for one in found if one.status is status]:
            head = f"【{WORDS[status][0]}】{_HEADS[status]}"
            parts.append("\n".join((head, *(_entry(at, one) for at, one in enumerate(those, 1)))))
    parts.append(_how(books, organisation, guide))
    return "\n\n".join(parts) + "\n"


def _entry(number: int, one: Owed) -> str:
    lines = [f"{number}. {one.material}：{'、'.join(one.who)}。{one.advice}。"]
    lines += (f"   退回 {reason}" for reason in one.reasons)
    return "\n".join(lines)


def _how(books: Books, organisation: str, guide: str) -> str:
    where = f"按投稿指南（{guide}）" if guide else "按投稿要求"
    return (
        f"怎么交：{where}写明题目、类别、单位、作者和日期，连同附件一起交来；"
        f"单位写“{books.organisation(organisation)}”，作者写名册上的姓名。"
        "收到时间以收件记录为准。已经交过而这里还列着的，请回复说明。"
    )
