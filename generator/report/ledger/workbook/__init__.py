"""The ledger as a workbook: a summary, a sheet for each campaign, a sheet for each county. Deterministic."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from xlsxwriter.workbook import Workbook

from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.workbook import organisations, summary, units
from generator.report.ledger.workbook.counties import counties
from generator.report.ledger.workbook.names import SheetNames
from generator.report.ledger.workbook.sheet import Sheet
from generator.report.ledger.workbook.styles import Styles

_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(books: Books, stream: BinaryIO) -> None:
    """Writes the whole `.xlsx`. The same books give the same bytes."""
    workbook = Workbook(stream, {"constant_memory": True, **_TEXT_STAYS_TEXT})
    # The day it is judged on, never the clock.
    workbook.set_properties(
        {"title": f"{books.site.site.name} 台账", "created": datetime.fromisoformat(books.as_of)}
    )
    styles, names = Styles(workbook), SheetNames()
    first = _sheet(workbook, names.take("汇总"))
    links: dict[str, str] = {}
    for number, account in enumerate(books.accounts, 1):
        # Several campaigns: the number says which county's sheet is whose.
        lead = f"{number} " if len(books.accounts) > 1 else ""
        links[account.campaign.slug] = names.take(lead + account.campaign.title)
        _campaign(workbook, styles, books, account, names, lead, links[account.campaign.slug])
    summary.fill(first, styles, books, links)
    workbook.close()


def _campaign(
    workbook: Workbook,
    styles: Styles,
    books: Books,
    account: Account,
    names: SheetNames,
    lead: str,
    name: str,
) -> None:
    organisations.fill(_sheet(workbook, name), styles, books, account)
    for county in counties(books, account):
        sheet = _sheet(workbook, names.take(lead + county.title))
        units.fill(sheet, styles, books, account, county)


def _sheet(workbook: Workbook, name: str) -> Sheet:
    sheet = workbook.add_worksheet(name, Sheet)
    assert isinstance(sheet, Sheet)
    return sheet
