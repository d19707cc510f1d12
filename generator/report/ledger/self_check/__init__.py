"""A school's self-check: one HTML file that opens from a USB stick and prints on A4.

No script, no request, no text of a submission unescaped. It says what to do first, how every
obligation stands, and what each submission has and lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from msgspec import Struct

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.ledger import WORDS, Line, Status
from generator.model.rule import Expectation
from generator.model.submission import Submission
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.owing import owed
from generator.report.ledger.select import lines_within
from generator.report.ledger.standing import advice, bundle, cell, mark, remark
from generator.report.rule_text import SEVERITY
from generator.text.dates import chinese_day

_OTHERS = {"unmet": "✕", "not-applicable": "—"}
_SHOWN = tuple(one for one in WORDS if one is not Status.NOT_APPLICABLE)
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTICE: "i"}


class Checked(Struct, frozen=True):
    """One source of the school with everything that was found out about it."""

    path: str
    submission: Submission | None = None
    """None when not even its kind could be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
    expectations: tuple[Expectation, ...] = ()


def render(books: Books, organisation: str, checked: Iterable[Checked]) -> str:
    """The page of one organisation and all below it."""
    entries = list(lines_within(books, organisation))
    owing = [line.status for account, line in entries if account.obligations[line.obligation].owed]
    pieces = sorted((_piece(books, one) for one in checked), key=lambda one: (-one.errors, one.path))
    return _template().render(
        site=books.site.site.name,
        organisation=books.organisation(organisation),
        as_of=chinese_day(books.as_of),
        totals=[(one.value, mark(one), owing.count(one)) for one in _SHOWN if one in owing],
        first=owed(books, entries),
        words=WORDS,
        tables=list(_tables(books, entries)),
        pieces=pieces,
    )


class Piece(Struct, frozen=True, kw_only=True):
    """A submission as the page shows it."""

    path: str
    title: str
    kind: str
    facts: str
    errors: int
    findings: tuple[tuple[str, str, str, Diagnostic], ...]
    """(class, sign, word, diagnostic), errors first."""
    met: tuple[str, ...]
    """Labels of what it has."""
    others: tuple[tuple[str, str, Expectation], ...]
    """(class, sign, expectation): what it lacks, what does not apply."""


def _piece(books: Books, one: Checked) -> Piece:
    known = one.submission
    kind = books.site.kinds.get(known.kind) if known else None
    facts = (
        (known.date, "、".join(author.name for author in known.authors), f"{known.chars} 字") if known else ()
    )
    found = sorted(one.diagnostics, key=lambda each: (list(Severity).index(each.severity), each))
    return Piece(
        path=bundle(one.path),
        title=(known.title if known else "") or bundle(one.path),
        kind=kind.label if kind else "类别不明",
        facts="　".join(fact for fact in facts if fact),
        errors=sum(each.severity is Severity.ERROR for each in found),
        findings=tuple(
            (each.severity.value, _SIGNS[each.severity], SEVERITY[each.severity], each) for each in found
        ),
        met=tuple(each.label for each in one.expectations if each.state == "met"),
        others=tuple(
            (each.state, _OTHERS[each.state], each)
            for state in _OTHERS
            for each in one.expectations
            if each.state == state
        ),
    )


class Row(Struct, frozen=True):
    """One line of the ledger as the page shows it."""

    who: str
    material: str
    status: str
    cell: str
    due: str
    said: str


def _tables(books: Books, entries: Iterable[tuple[Account, Line]]) -> Iterator[tuple[str, list[Row]]]:
    """(campaign's title, its lines) in the order of the ledgers."""
    found: dict[str, list[Row]] = {}
    for account, line in entries:
        if line.status is not Status.NOT_APPLICABLE:
            found.setdefault(account.campaign.title, []).append(_row(books, account, line))
    yield from found.items()


def _row(books: Books, account: Account, line: Line) -> Row:
    unit = account.ledger.units[line.unit]
    said = (advice(books, account, line, dated=False), remark(books, line))
    return Row(
        who=books.person(unit) or books.organisation(unit.organisation),
        material=books.material(account, line.obligation, line.slot),
        status=line.status.value,
        cell=cell(line),
        due=line.due,
        said="。".join(dict.fromkeys(one for one in said if one)),
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(files(__package__).joinpath("page.html").read_text("utf-8"))
