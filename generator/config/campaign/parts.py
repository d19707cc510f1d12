"""One phase, month, obligation or exemption at a time: its days and words resolved.

Each function reports what it cannot resolve; the caller leaves out a part that was reported.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.config.campaign.codes import UNKNOWN_WORD, WRONG, Faults
from generator.config.campaign.days import deadline, iso_day, iso_month
from generator.config.refused import Path
from generator.config.roster_words import RosterWords
from generator.config.words import Words
from generator.model.campaign import (
    Amount,
    Demands,
    Exemption,
    MonthTheme,
    Obligation,
    Phase,
    Recognised,
    What,
    Who,
)
from generator.text.sizes import parse_size
from generator.text.suggest import nearest


class Parts:
    """Resolves the parts of one campaign file."""

    def __init__(self, words: Words, roster: RosterWords, faults: Faults) -> None:
        self._words = words
        self._roster = roster
        self._faults = faults

    def phase(self, one: Phase, path: Path) -> Phase:
        """Days as ISO; the id is the title when none is written."""
        start = self._read(iso_day, one.start, (*path, "from"))
        end = self._read(iso_day, one.end, (*path, "to"))
        return one.model_copy(update={"start": start, "end": end, "id": one.id.strip() or one.title})

    def theme(self, one: MonthTheme, path: Path) -> MonthTheme:
        """Month as `2023-03`, kinds as slugs; a group stands for its kinds."""
        month = self._read(iso_month, one.month, (*path, "month"))
        kinds, groups = self._words.kinds(one.kinds, (), path)
        return one.model_copy(update={"month": month, "kinds": (*kinds, *self._words.of_groups(groups))})

    def obligation(self, one: Obligation, phases: tuple[Phase, ...], path: Path) -> Obligation:
        """Everything but the obligations that it refers to."""
        what = self._what(one.what, (*path, "what"))
        kinds = (*what.kinds, *self._words.of_groups(what.groups))
        months = tuple(
            self._read(iso_month, month, (*path, "months", at)) for at, month in enumerate(one.months)
        )
        if one.amount:
            self._read(_size, one.amount, (*path, "amount"))
        return one.model_copy(
            update={
                "who": tuple(self._who(who, (*path, "who", at)) for at, who in enumerate(one.who)),
                "what": what,
                "demands": self._demands(one.demands, kinds, (*path, "demands")),
                "count": tuple(
                    self._amount(amount, (*path, "count", at)) for at, amount in enumerate(one.count)
                ),
                "months": tuple(dict.fromkeys(months)),
                "phase": self._phase_id(one.phase, phases, (*path, "phase")),
                "start": self._read(iso_day, one.start, (*path, "from")),
                "by": self._read(deadline, one.by, (*path, "by")),
                "sum_field": self._field(one.sum_field, kinds, (*path, "sum_field")),
                "hours_field": self._field(one.hours_field, kinds, (*path, "hours_field")),
            }
        )

    def exemption(self, one: Exemption, path: Path) -> Exemption:
        """Whom it excuses, as an id."""
        who = self._roster.anybody((one.who,), (*path, "who"))
        if not one.reason.strip():
            self._faults.add(WRONG, (*path, "reason"), "要写明免交的理由")
        return one.model_copy(update={"who": who[0] if who else one.who})

    def _who(self, one: Who, path: Path) -> Who:
        words = self._words
        return one.model_copy(
            update={
                "level": words.levels(one.level, (*path, "level"), units=True),
                "under": words.levels(one.under, (*path, "under")),
                "within": self._roster.organisations(one.within, (*path, "within")),
                "besides": self._roster.anybody(one.besides, (*path, "besides")),
                "when": words.condition(one.when, (*path, "when")),
            }
        )

    def _what(self, one: What, path: Path) -> What:
        words = self._words
        kinds, groups = words.kinds(one.kinds, one.groups, path)
        role = words.roles((one.or_attachment,), (*path, "or_attachment")) if one.or_attachment else ()
        every = (*kinds, *words.of_groups(groups))
        fields = {
            self._field(name, every, (*path, "fields", name)): texts for name, texts in one.fields.items()
        }
        return one.model_copy(
            update={
                "kinds": kinds,
                "groups": groups,
                "or_attachment": role[0] if role else "",
                "when": words.condition(one.when, (*path, "when")),
                "fields": fields,
                "recognised": one.recognised and self._recognised(one.recognised, (*path, "recognised")),
            }
        )

    def _recognised(self, one: Recognised, path: Path) -> Recognised:
        return one.model_copy(update={"level": self._words.terms("recognition", one.level, (*path, "level"))})

    def _demands(self, one: Demands, kinds: tuple[str, ...], path: Path) -> Demands:
        return one.model_copy(
            update={
                "sections": self._words.sections(one.sections, kinds, (*path, "sections")),
                "attachments": self._words.roles(one.attachments, (*path, "attachments")),
            }
        )

    def _amount(self, one: Amount, path: Path) -> Amount:
        return one.model_copy(update={"when": self._words.condition(one.when, (*path, "when"))})

    def _field(self, name: str, kinds: tuple[str, ...], path: Path) -> str:
        return self._words.field(name, kinds, path) if name else ""

    def _phase_id(self, written: str, phases: tuple[Phase, ...], path: Path) -> str:
        if not written:
            return ""
        found = next((one.id for one in phases if written in (one.id, one.title)), "")
        if not found:
            meant = nearest(written, [name for one in phases for name in (one.id, one.title)])
            more = f"。是不是“{meant}”？" if meant else ""
            self._faults.add(UNKNOWN_WORD, path, f"没有读到阶段“{written}”{more}")
        return found

    def _read(self, reading: Callable[[str], str], text: str, path: Path) -> str:
        """What `reading` makes of a text that is there; a fault and nothing when it cannot."""
        try:
            return reading(text) if text.strip() else ""
        except ValueError as error:
            self._faults.add(WRONG, path, f"{path[-1] if isinstance(path[-1], str) else path[-2]}：{error}")
            return ""


def _size(text: str) -> str:
    try:
        return str(parse_size(text))
    except ValueError as error:
        raise ValueError(f"“{text}”不是大小，请写成 500MiB") from error
