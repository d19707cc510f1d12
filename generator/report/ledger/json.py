"""The ledger as JSON, for other programs.

`render` is complete:

    {"as_of": "2024-05-06", "site": "…",
     "scores": [{"campaign", "unit", "points", "possible", "passed", "hours", "hours_target", "by_category",
                 "excused"}],
     "lines": [ fields of `Row` ]}

`status` is what `yanxiu status` says:

    {"as_of", "campaigns": [{"campaign", "title", "obligations":
        [{"obligation", "title", "dues": [ISO days], "counts": {"done", "late", …}}]}],
     "organisation": id or "", "lines": [ fields of `Row`: at and below the organisation ]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.report.ledger.books import Books
from generator.report.ledger.rows import row, rows
from generator.report.ledger.select import lines_within


def render(books: Books) -> Iterator[bytes]:
    """The file in pieces, one record a line, so that a city's ledger never stands in memory twice."""
    encode = msgspec.json.encode
    yield b'{"as_of": ' + encode(books.as_of) + b', "site": ' + encode(books.site.site.name)
    yield b', "scores": ['
    yield from _joined(
        encode({"campaign": one.campaign.slug, "unit": unit, **msgspec.to_builtins(score)})
        for one in books.accounts
        for unit, score in one.ledger.scores.items()
    )
    yield b'], "lines": ['
    yield from _joined(encode(one) for one in rows(books))
    yield b"]}\n"


def _joined(records: Iterable[bytes]) -> Iterator[bytes]:
    before = b"\n"
    for one in records:
        yield before + one
        before = b",\n"


def status(books: Books, organisation: str = "") -> str:
    """Counts at and below an organisation, the whole roster by default; with one, also its lines."""
    found = {
        "as_of": books.as_of,
        "campaigns": [
            {
                "campaign": one.campaign.slug,
                "title": one.campaign.title,
                "obligations": [
                    {
                        "obligation": name,
                        "title": obligation.title,
                        "dues": one.dues.get(name, ()),
                        "counts": one.counts(organisation, name),
                    }
                    for name, obligation in one.obligations.items()
                ],
            }
            for one in books.accounts
        ],
        "organisation": organisation,
        "lines": [row(books, *one) for one in lines_within(books, organisation)] if organisation else [],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
