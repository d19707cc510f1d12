"""Which units share a sheet: those of one county."""

from __future__ import annotations

from msgspec import Struct

from generator.model.ledger import Unit
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books


class County(Struct, frozen=True):
    """The units that share a sheet."""

    organisation: str
    """Id of the organisation below the top; the top itself for those that stand directly under it."""
    title: str
    units: tuple[Unit, ...]


def counties(books: Books, account: Account) -> tuple[County, ...]:
    """Units by the organisation below the top of the campaign, in roster order.

    Who stands directly under the top (a school of the city, the top itself) shares the sheet 直属.
    """
    place: dict[str, tuple[str, bool]] = {}
    found: dict[tuple[str, bool], list[Unit]] = {}
    for unit in account.ledger.units.values():
        home = unit.organisation
        if home not in place:
            place[home] = _place(books, account, home)
        found.setdefault(place[home], []).append(unit)
    return tuple(
        County(name, books.organisation(name) + ("直属" if direct else ""), tuple(units))
        for (name, direct), units in found.items()
    )


def _place(books: Books, account: Account, organisation: str) -> tuple[str, bool]:
    """(id, whether it is the top's own sheet while others have theirs)."""
    line = [one.id for one in books.registry.lineage(organisation)]
    if account.campaign.organisation in line:
        line = line[line.index(account.campaign.organisation) :]
    if len(line) > 1 and books.tree.get(line[1]):
        return line[1], False
    top = line[0] if line else organisation
    return top, any(books.tree.get(one.id) for one in books.tree.get(top, ()))
