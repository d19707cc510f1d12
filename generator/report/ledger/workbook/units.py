"""Sheet of a county: its schools, their subjects and teachers, a column for each obligation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.model.campaign import SUBJECT
from generator.model.ledger import WORDS, Line, Status, Unit
from generator.report.ledger.account import Account
from generator.report.ledger.books import TIER, Books
from generator.report.ledger.standing import OPEN, cell, joint, remark, shortage
from generator.report.ledger.workbook.counties import County
from generator.report.ledger.workbook.earned import passed, points
from generator.report.ledger.workbook.sheet import Cell, Sheet
from generator.report.ledger.workbook.styles import Styles
from generator.report.ledger.workbook.summary import scope

_NOTES = 600
"""Characters of a remark; what is longer stands in the JSON export."""


def fill(sheet: Sheet, styles: Styles, books: Books, account: Account, county: County) -> None:
    """One row for each unit."""
    by_unit = account.ledger.by_unit
    used = {(line.obligation, line.slot) for unit in county.units for line in by_unit[unit.key]}
    present = {account.column(*one) for one in used}
    columns = [one for one in account.columns if one in present]
    shown = Shown(
        tier=TIER in books.site.taxonomies,
        points=account.campaign.pass_points is not None,
        hours=account.campaign.hours.target > 0,
    )
    heads = [*shown.before(books), *(books.material(account, one.obligation, one.slot) for one in columns)]
    widths = [12, 4, 6, *([5] if shown.tier else []), *(6.5,) * len(columns)]
    after = shown.after()
    title = f"{account.campaign.title}　{county.title}"
    sheet.begin(styles, title, scope(books), [[*heads, *after]], [*widths, *(5,) * (len(after) - 1), 24])
    standings = _Standings(styles, {one: columns.index(account.column(*one)) for one in used}, len(columns))
    sheet.body(
        [
            *shown.who(books, unit, styles),
            *standings.cells(by_unit[unit.key]),
            *shown.earned(account, unit, styles),
            (notes(books, account, by_unit[unit.key]), styles.note),
        ]
        for unit in county.units
    )


class _Standings:
    """The cells of the obligations. Few differ, so that each is made once."""

    def __init__(self, styles: Styles, places: Mapping[tuple[str, str], int], width: int) -> None:
        self._styles = styles
        self._places = places
        """(obligation id, slot) → column; several slots share one where it is owed by subjects."""
        self._idle: list[Cell] = [self._cell(*joint(()))] * width
        self._shared = len(set(places.values())) < len(places)
        self._made: dict[tuple[Status, int, int], Cell] = {}

    def cells(self, lines: Iterable[Line]) -> list[Cell]:
        """One cell a column; — where nothing is owed."""
        cells = self._idle.copy()
        if self._shared:
            for at, those in self._gathered(lines).items():
                cells[at] = self._cell(*joint(those))
            return cells
        for line in lines:
            looks = (line.status, line.counted, line.needed)
            made = self._made.get(looks)
            if made is None:
                made = self._made[looks] = self._cell(line.status, cell(line))
            cells[self._places[line.obligation, line.slot]] = made
        return cells

    def _gathered(self, lines: Iterable[Line]) -> dict[int, list[Line]]:
        found: dict[int, list[Line]] = {}
        for line in lines:
            found.setdefault(self._places[line.obligation, line.slot], []).append(line)
        return found

    def _cell(self, status: Status, text: str) -> Cell:
        return text, self._styles.status[status]


def notes(books: Books, account: Account, lines: Iterable[Line]) -> str:
    """The remarks on a unit's lines, each under the name of what is owed."""
    return "。".join(_notes(books, account, lines))[:_NOTES]


def _notes(books: Books, account: Account, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        missing = line.slot and line.status is Status.MISSING
        if not (line.rejected or line.reason or line.late or line.guessed or line.size_needed or missing):
            continue  # most lines of a large ledger
        said = remark(books, line)
        if line.size < line.size_needed and line.status in OPEN:
            # The cell has room for a number of pieces only.
            said = "；".join(filter(None, (shortage(account, line), said)))
        if not said and missing and account.obligations[line.obligation].per == SUBJECT:
            said = WORDS[line.status][0]  # the cell says how many subjects, this says which
        if said:
            yield f"{books.material(account, line.obligation, line.slot)}：{said}"


class Shown(Struct, frozen=True):
    """Which of the other columns the sheet has."""

    tier: bool
    points: bool
    hours: bool

    def before(self, books: Books) -> list[str]:
        """Heads left of the obligations."""
        return ["单位", "类别", "姓名或学科", *([books.site.taxonomies[TIER].label] if self.tier else [])]

    def after(self) -> list[str]:
        """Heads right of the obligations."""
        return [*(["得分", "合格"] if self.points else []), *(["学时"] if self.hours else []), "说明"]

    def who(self, books: Books, unit: Unit, styles: Styles) -> list[Cell]:
        """Cells under `before`."""
        own = unit.sort == "organisation"
        cells: list[Cell] = [
            (books.organisation(unit.organisation), styles.name if own else styles.text),
            (books.sort(unit), styles.text),
            (books.person(unit), styles.text),
        ]
        return [*cells, (books.tier(unit), styles.text)] if self.tier else cells

    def earned(self, account: Account, unit: Unit, styles: Styles) -> list[Cell]:
        """Cells under `after`, the last left out."""
        score = account.ledger.scores.get(unit.key)
        cells: list[Cell] = []
        if self.points:
            cells.append((points(score), styles.number))
            cells.append(passed(account, score, styles))
        if self.hours:
            cells.append((score.hours if score and unit.sort == "person" else "—", styles.number))
        return cells
