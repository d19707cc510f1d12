"""Parts of the books: one campaign, one organisation. Names are found as people write them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.ledger import Line
from generator.model.registry import Registry
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.text.suggest import nearest


def organisation_named(registry: Registry, written: str) -> str:
    """Id of the organisation with this id, name or alias. Raises LookupError with a Chinese sentence."""
    found = registry.organisation_names.get(written.strip())
    if found is not None:
        return found
    same = [one for one in registry.organisations.values() if written.strip() in (one.name, *one.aliases)]
    if same:
        ids = "、".join(one.id for one in same)
        raise LookupError(f"有 {len(same)} 个单位都叫“{written}”，请写编号：{ids}。")
    if not registry.organisations:
        raise LookupError("没有名册，无法按单位查。请先填写 content/registry/organisations.csv。")
    # An id is never near a Chinese name: the nearest is of the same sort as what was written.
    meant = nearest(written, registry.organisation_names, cutoff=0.5)
    raise LookupError(
        f"名册里没有“{written}”。" + (f"是不是“{meant}”？" if meant else "请写单位的编号或全称。")
    )


def campaign_named(books: Books, written: str) -> Books:
    """Books with only the campaign of this slug or title. Raises LookupError with a Chinese sentence."""
    names = {name: one for one in books.accounts for name in (one.campaign.title, one.campaign.slug)}
    account = names.get(written.strip())
    if account is not None:
        return msgspec.structs.replace(books, accounts=(account,))
    meant = nearest(written, names, cutoff=0.5)
    known = "、".join(one.campaign.slug for one in books.accounts)
    hint = (
        f"是不是“{meant}”？" if meant else f"有要求的活动：{known}。" if known else "没有一个活动写了要求。"
    )
    raise LookupError(f"没有活动“{written}”，或它没有写要求（obligations）。{hint}")


def lines_within(books: Books, organisation: str) -> Iterator[tuple[Account, Line]]:
    """Lines of an organisation and of all below it, in the order of the ledgers."""
    inside = books.within(organisation)
    for account in books.accounts:
        homes = {key for key, unit in account.ledger.units.items() if unit.organisation in inside}
        yield from ((account, line) for line in account.ledger.lines if line.unit in homes)
