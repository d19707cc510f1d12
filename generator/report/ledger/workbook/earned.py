"""What organisations and the teachers below them have earned: the last columns of a campaign's sheet."""

from __future__ import annotations

from collections import Counter

from generator.model.ledger import Score, Status
from generator.model.registry import Registry
from generator.report.ledger.account import Account
from generator.report.ledger.books import Books
from generator.report.ledger.standing import verdict
from generator.report.ledger.workbook.sheet import Cell
from generator.report.ledger.workbook.styles import Styles


class Earned:
    """Points of the organisation itself; below it teachers who passed or reached their 学时; pieces that count."""

    def __init__(self, books: Books, account: Account) -> None:
        self._account = account
        self._scores = account.ledger.scores
        self._scored = account.campaign.pass_points is not None
        self._hours = account.campaign.hours.target > 0
        self.heads = [
            *(("本单位得分", "本单位合格", "教师合格人数") if self._scored else ()),
            *(("学时达标人数",) if self._hours else ()),
            *(("计分教师人数",) if self._scored or self._hours else ()),
            "计入份数",
        ]
        self._passed: Counter[str] = Counter()
        self._reached: Counter[str] = Counter()
        self._people: Counter[str] = Counter()
        self._pieces: Counter[str] = Counter()
        for key, unit in account.ledger.units.items():
            self._add(unit.organisation, key, sum([one.counted for one in account.ledger.by_unit[key]]))
        for counts in (self._passed, self._reached, self._people, self._pieces):
            _add_up(counts, books.registry)

    def _add(self, home: str, key: str, pieces: int) -> None:
        self._pieces[home] += pieces
        score = self._scores.get(key) if key.startswith("person:") else None
        if score is not None and not score.free:
            self._people[home] += 1
            self._passed[home] += bool(score.passed)
            self._reached[home] += 0 < score.hours_target <= score.hours

    def cells(self, organisation: str, styles: Styles) -> list[Cell]:
        """One cell for each of `heads`."""
        cells: list[Cell] = []
        if self._scored:
            own = self._scores.get(f"organisation:{organisation}")
            cells.append((points(own), styles.number))
            cells.append(passed(self._account, own, styles))
            cells.append((self._passed[organisation], styles.whole))
        if self._hours:
            cells.append((self._reached[organisation], styles.whole))
        if self._scored or self._hours:
            cells.append((self._people[organisation], styles.whole))
        cells.append((self._pieces[organisation], styles.whole))
        return cells


def _add_up(counts: Counter[str], registry: Registry) -> None:
    """Gives each organisation also what those below it have."""
    for home, number in list(counts.items()):
        for above in registry.lineage(home)[:-1]:
            counts[above.id] += number


def points(score: Score | None) -> float | str:
    """What a unit has earned; — where nothing is scored or it is excused from everything."""
    return score.points if score and not score.free else "—"


def passed(account: Account, score: Score | None, styles: Styles) -> Cell:
    """Whether a unit has passed, in a word; — where nothing is scored."""
    found = verdict(account, score) if score else None
    return (found[1], styles.status[found[0]]) if found else ("—", styles.status[Status.NOT_APPLICABLE])
