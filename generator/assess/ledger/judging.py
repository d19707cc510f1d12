"""The judgement of one unit: each obligation that asks it, slot by slot. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.assess.ledger.asking import Asking
from generator.assess.ledger.hit import Hit
from generator.assess.ledger.roster import ALWAYS, Member, holds
from generator.assess.ledger.scores import earned
from generator.model.campaign import PERSON, SUBJECT, Amount, Obligation
from generator.model.ledger import Line, Rejected, Status
from generator.text.slots import Slot

_MAY = "可交可不交"
_OTHER_LESSON = "和“{title}”不是同一节课"


class Judging:
    """The judgement of one unit. Keeps which lessons counted where, for obligations that refer to them."""

    def __init__(
        self,
        member: Member,
        excused: Mapping[str, Mapping[str, str]],
        titles: Mapping[str, str],
        as_of: str,
        subjects: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._member = member
        self._titles = titles
        self._as_of = as_of
        self._subjects = subjects
        self._counted: dict[str, set[str]] = {}
        unit = member.unit
        own = unit.key.partition(":")[2] if unit.sort == PERSON else ""
        self._excused = (
            [excused[one] for one in (own, *reversed(member.above)) if one in excused] if excused else []
        )
        self._always = member.spans == ALWAYS

    def lines(self, asking: Asking) -> Iterator[Line]:
        """One line for each slot."""
        one = asking.obligation
        those: Sequence[Hit] = asking.hits.get(self._member.unit.key, ())
        if those and one.demands.same_lesson:
            those = [self._of_lesson(hit, one) for hit in those]
        for slot in asking.slots:
            if one.per == "subject":
                for subject in self._subjects.get(self._member.unit.organisation, ()):
                    terms = {**self._member.terms, SUBJECT: (subject,)}
                    at = Slot(subject, slot.due, slot.first, slot.last)
                    yield self._line(asking, at, [hit for hit in those if subject in hit.subjects], terms)
            else:
                yield self._line(asking, slot, those, self._member.terms)

    def _of_lesson(self, hit: Hit, obligation: Obligation) -> Hit:
        """The hit, rejected when it belongs to no lesson that counted under the obligation referred to."""
        other = obligation.demands.same_lesson
        counted = self._counted.get(other, set())
        if hit.reasons or hit.path in counted or (hit.lesson and f"lesson {hit.lesson}" in counted):
            return hit
        reason = _OTHER_LESSON.format(title=self._titles.get(other, other))
        return Hit(
            hit.path, hit.day, hit.received, hit.guessed, hit.value, (reason,), hit.size, hit.hours, hit.lesson,
            hit.subjects,
        )  # fmt: skip

    def _line(
        self, asking: Asking, slot: Slot, those: Sequence[Hit], terms: dict[str, tuple[str, ...]]
    ) -> Line:
        one, unit = asking.obligation, self._member.unit.key
        amount = asking.unconditional or next((each for each in one.count if holds(each.when, terms)), None)
        excuse = (
            next((each[key] for each in self._excused for key in (one.id, "") if key in each), "")
            if self._excused
            else ""
        )
        if amount is None or not (self._always or self._member.there(slot.due)):
            reason = "没有这一项要求" if amount is None else "当时不在名册上"
            return _idle(unit, one.id, slot, Status.NOT_APPLICABLE, reason)
        if excuse:
            return _idle(unit, one.id, slot, Status.EXEMPT, excuse)
        if those and (slot.first or slot.last):
            those = [hit for hit in those if _within(hit, slot)]
        if not those:
            return self._nothing(asking, amount, slot)
        taken, surplus = _taken([hit for hit in those if not hit.reasons], amount)
        rejected = [hit for hit in those if hit.reasons]
        counted = sum([hit.value for hit in taken])
        in_time = [hit for hit in taken if not slot.due or hit.received <= slot.due]
        if asking.referred:
            self._counted.setdefault(one.id, set()).update(
                key for hit in taken for key in (hit.path, f"lesson {hit.lesson}") if key != "lesson "
            )
        status = self._status(asking, amount, slot, in_time, taken, rejected)
        late = counted - sum([hit.value for hit in in_time])
        points, hours = earned(one, amount, status, counted, late, taken)
        return Line(
            unit=unit,
            obligation=one.id,
            slot=slot.key,
            status=status,
            due=slot.due,
            needed=amount.min if one.owed else 0,
            most=amount.max,
            counted=counted if amount.max is None else min(counted, amount.max),
            late=late,
            surplus=surplus,
            pieces=tuple([hit.path for hit in taken]),
            rejected=tuple([Rejected(hit.path, hit.reasons) for hit in rejected]),
            guessed=sum([hit.guessed for hit in taken]),
            size=sum([hit.size for hit in taken]),
            size_needed=asking.size,
            points=points,
            hours=hours,
            reason=_MAY if status is Status.NOT_APPLICABLE else "",
        )

    def _status(
        self,
        asking: Asking,
        amount: Amount,
        slot: Slot,
        in_time: list[Hit],
        taken: list[Hit],
        rejected: list[Hit],
    ) -> Status:
        least, size = max(1, amount.min), asking.size
        if _enough(in_time, least, size):
            return Status.DONE
        if len(taken) > len(in_time) and _enough(taken, least, size):
            return Status.LATE
        if not asking.obligation.owed or amount.min == 0:
            return Status.NOT_APPLICABLE if not rejected else Status.REJECTED
        if rejected and _enough([*taken, *rejected], least, size):
            return Status.REJECTED
        return self._short(slot)

    def _short(self, slot: Slot) -> Status:
        return Status.MISSING if slot.due and slot.due < self._as_of else Status.PENDING

    def _nothing(self, asking: Asking, amount: Amount, slot: Slot) -> Line:
        """Nothing of the sort came in: the commonest line of all, so it is not computed but written."""
        one, unit = asking.obligation, self._member.unit.key
        if not one.owed or amount.min == 0:
            return _idle(unit, one.id, slot, Status.NOT_APPLICABLE, _MAY)
        return Line(
            unit=unit,
            obligation=one.id,
            slot=slot.key,
            status=self._short(slot),
            due=slot.due,
            needed=amount.min,
            most=amount.max,
            size_needed=asking.size,
        )


def _idle(unit: str, obligation: str, slot: Slot, status: Status, reason: str) -> Line:
    return Line(unit=unit, obligation=obligation, slot=slot.key, status=status, due=slot.due, reason=reason)


def _enough(those: list[Hit], least: int, size: int) -> bool:
    return sum([hit.value for hit in those]) >= least and (
        not size or sum([hit.size for hit in those]) >= size
    )


def _within(hit: Hit, slot: Slot) -> bool:
    return (not slot.first or slot.first <= hit.day) and (not slot.last or hit.day <= slot.last)


def _taken(good: list[Hit], amount: Amount) -> tuple[list[Hit], int]:
    """The hits that count, earliest receipt first, and how many are beyond the most."""
    if amount.max is None:
        return good, 0
    taken: list[Hit] = []
    total = 0
    for hit in good:
        if total >= amount.max:
            break
        taken.append(hit)
        total += hit.value
    return taken, len(good) - len(taken)
