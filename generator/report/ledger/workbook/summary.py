"""Sheet 汇总: every campaign's obligations with their counts, and what the signs mean."""

from __future__ import annotations

from generator.model.ledger import WORDS, Counts, Status
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.standing import mark
from generator.report.ledger.workbook.sheet import Cell, Sheet, plain
from generator.report.ledger.workbook.styles import Styles
from generator.text.shares import hundredths

COUNTED = (
    (Status.DONE, "done"),
    (Status.LATE, "late"),
    (Status.REJECTED, "rejected"),
    (Status.MISSING, "missing"),
    (Status.PENDING, "pending"),
    (Status.EXEMPT, "exempt"),
)
"""Statuses that are counted, in the order of the columns, with their field of `Counts`."""
_MEANING = {
    Status.DONE: "截止日或之前交齐",
    Status.LATE: "交齐了，但有截止日以后才交的",
    Status.REJECTED: "交了，但有被退回的；改好才能交齐",
    Status.MISSING: "截止日已过，还没有交齐",
    Status.PENDING: "还没有交齐，截止日未到",
    Status.EXEMPT: "按规定免交，不计入应交",
    Status.NOT_APPLICABLE: "没有这一项要求",
}


def scope(books: Books) -> str:
    """What the numbers count and on which day."""
    return (
        f"截至 {books.as_of}。应交 = 名册上的单位、学科组、教师各算一项；交齐 = 已交 + 迟交；"
        "收到时间以收件记录为准，没有收件记录的按稿件日期。主管内部使用，不公开。"
    )


def fill(sheet: Sheet, styles: Styles, books: Books, links: dict[str, str]) -> None:
    """`links`: slug of a campaign → name of its sheet."""
    heads = ("活动", "材料", "截止", "应交", *(WORDS[one][0] for one, _ in COUNTED), "交齐率")
    widths = (13, 15, 16, *(4,) * (len(COUNTED) + 2))
    sheet.begin(styles, f"{books.site.site.name}　台账汇总", scope(books), [heads], widths)
    row = sheet.first
    for account in books.accounts:
        for obligation in account.obligations.values():
            counts = account.counts("", obligation.id)
            cells: list[Cell] = [(account.campaign.title, styles.text), (obligation.title, styles.name)]
            cells.append((deadlines(account, obligation.id), styles.text))
            sheet.lines(row, [cells + tallies(counts, styles)])
            row += 1
    sheet.finish(row - 1)
    row = _signs(sheet, styles, row + 1)
    for slug, name in links.items():
        title = next(one.campaign.title for one in books.accounts if one.campaign.slug == slug)
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.link, plain(title))


def _signs(sheet: Sheet, styles: Styles, row: int) -> int:
    for status, meaning in _MEANING.items():
        sheet.lines(row, [[(mark(status), styles.status[status]), (meaning, styles.scope)]])
        row += 1
    return row


def tallies(counts: Counts, styles: Styles) -> list[Cell]:
    """应交, each status, 交齐率. A colour stands only behind a number that is not 0."""
    cells: list[Cell] = [(counts.owed, styles.whole)]
    for status, name in COUNTED:
        number: int = getattr(counts, name)
        cells.append((number, styles.count[status] if number else styles.whole))
    cells.append(rate(counts, styles))
    return cells


def rate(counts: Counts, styles: Styles) -> Cell:
    """交齐率, as the pages say it: 100% only of all."""
    if not counts.owed:
        return "—", styles.status[Status.NOT_APPLICABLE]
    return hundredths(counts.complete, counts.owed) / 100, styles.share


def deadlines(account: Account, obligation: str) -> str:
    """`2024-05-15`, or the first and the last of several with their number."""
    days = account.dues.get(obligation, ())
    if len(days) < 2:
        return "".join(days)
    return f"{days[0]} 至 {days[-1]}（{len(days)} 次）"
