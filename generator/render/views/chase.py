"""What is overdue as a message that can be sent to a school as it is. With names: for the bureau."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.campaign import Campaign
from generator.model.ledger import Line, Status, Unit
from generator.render.views.library import Library
from generator.text.dates import chinese_day


class Titles(Struct, frozen=True):
    """Names of units and of what they owe."""

    library: Library
    campaign: Campaign

    def unit(self, unit: Unit) -> str:
        """As its school calls it."""
        if unit.sort == "subject":
            return f"{self.library.term_label('subject', unit.subject)}学科"
        return unit.name

    def line(self, line: Line) -> str:
        """The obligation, with the month, phase or subject in which it is owed."""
        known = (one.title for one in self.campaign.obligations if one.id == line.obligation)
        title = next(known, line.obligation)
        return f"{title}（{self._slot(line.slot)}）" if line.slot else title

    def _slot(self, slot: str) -> str:
        """`2024-04` → `4月`; a phase's id → its title; a subject's slug → its label."""
        year, _, month = slot.partition("-")
        if year.isdigit() and len(year) == 4 and month.isdigit():
            return f"{int(month)}月"
        phase = next((one.title for one in self.campaign.phases if one.id == slot), "")
        return phase or self.library.term_label("subject", slot)


OPEN = frozenset({Status.MISSING, Status.REJECTED, Status.PENDING})
"""What somebody still has to do."""
OVERDUE = frozenset({Status.MISSING, Status.REJECTED})


def chase(
    titles: Titles,
    name: str,
    own: list[Line],
    others: list[tuple[Unit, list[Line]]],
) -> Iterator[str]:
    """`某某学校：缺 甲、乙，请尽快补交；` then a line for each teacher."""
    mine = [one for one in own if one.status in OPEN]
    owing = [(unit, lines) for unit, lines in others if any(one.status in OVERDUE for one in lines)]
    if not owing and not any(one.status in OVERDUE for one in mine):
        return
    yield f"{name}：{_wanted(titles, mine)}" if mine else f"{name}："
    for unit, lines in owing:
        yield f"{titles.unit(unit)}：{_wanted(titles, lines)}"


def _wanted(titles: Titles, lines: list[Line]) -> str:
    """What is missing, what does not count, what is still to come, each with its day."""
    parts = []
    for status, verb, what in (
        (Status.MISSING, "缺", "已过截止日，请尽快补交"),
        (Status.REJECTED, "不合格", "请改好后重交"),
        (Status.PENDING, "待交", ""),
    ):
        found = [one for one in lines if one.status is status]
        if found:
            due = sorted({one.due for one in found if one.due})
            until = f"请于{chinese_day(due[0])}前交" if due and not what else what
            told = "、".join(titles.line(one) for one in found)
            parts.append(f"{verb}{told}{'，' + until if until else ''}")
    return "；".join(parts) + "。"
