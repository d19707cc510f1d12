"""What the public may know of a ledger: no count from which one could tell how one teacher stands. Pure.

Where a school has one teacher of a tier, a number is a name. So numbers of teachers and subject groups
are public only over `LEAST` of them: obligation by obligation over the whole roster, all obligations
together at an organisation. Nor may a difference tell: what a county has more than the schools below it
that are told is again the number of nobody or of `LEAST`. What organisations owe themselves is public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from generator.assess.progress import progress, summed
from generator.model.ledger import Ledger, Line, Progress, Status
from generator.model.registry import Registry

LEAST = 5
"""Teachers and subject groups over whom a number is public."""


def disclosed(ledger: Ledger, registry: Registry, owed: Iterable[str]) -> Progress:
    """The progress that a public build is given. `owed`: ids of the obligations that are demanded."""
    demanded = frozenset(owed)
    lines = [one for one in ledger.lines if one.obligation in demanded]
    theirs = [one for one in lines if ledger.units[one.unit].sort != "organisation"]
    own = [one for one in lines if ledger.units[one.unit].sort == "organisation"]
    few = _few(theirs)
    common = [one for one in theirs if one.obligation not in few]
    told = told_of(_homes(ledger, common), registry)
    whole = progress(ledger, registry).counts
    counted = summed(ledger, registry, common, together=True)
    return Progress(
        ledger.campaign,
        ledger.as_of,
        {key: counts for key, counts in summed(ledger, registry, own).items() if key[0]}
        | {("", name): counts for (place, name), counts in whole.items() if not place and name not in few},
        few={name: whole["", name].owed for name in sorted(few)},
        # Who is excused could be told from a difference even where nobody owes anything.
        members={place: replace(counted[place, ""], exempt=0) for place in sorted(told)},
        withheld=frozenset(_at_and_below(_homes(ledger, theirs), registry)) - told,
    )


def _few(lines: Iterable[Line]) -> frozenset[str]:
    """Obligations that somebody is asked for, and fewer than `LEAST` owe."""
    asked = {(one.obligation, one.unit): _owes(one) for one in lines if _applies(one)}
    asked |= {(one.obligation, one.unit): True for one in lines if _owes(one)}
    owing = Counter(name for (name, _), owes in asked.items() if owes)
    return frozenset(name for name, _ in asked if owing[name] < LEAST)


def _applies(line: Line) -> bool:
    return line.status is not Status.NOT_APPLICABLE


def _owes(line: Line) -> bool:
    return line.status is not Status.EXEMPT and _applies(line)


def _homes(ledger: Ledger, lines: Iterable[Line]) -> Counter[str]:
    """Organisation id → its own teachers and subject groups that owe something in these lines."""
    owing = {one.unit for one in lines if _owes(one)}
    return Counter(ledger.units[key].organisation for key in owing)


def _at_and_below(homes: Counter[str], registry: Registry) -> Counter[str]:
    found: Counter[str] = Counter()
    for home, number in homes.items():
        for one in registry.lineage(home):
            found[one.id] += number
    return found


def told_of(homes: Counter[str], registry: Registry) -> frozenset[str]:
    """Organisations whose number is public. `homes`: organisation id → units right there that owe."""
    size = _at_and_below(homes, registry)
    below: dict[str, list[str]] = {}
    for place in size:
        parent = registry.organisations[place].parent
        below.setdefault(parent if parent in size else "", []).append(place)
    told = {place for place, number in size.items() if number >= LEAST}
    inner: dict[str, dict[str, int]] = {}

    def settle(place: str) -> tuple[int, dict[str, int]]:
        """(units that no number below tells of, those told next below → units that no number in them tells of)."""
        rest, nearest = homes[place], {}
        for one in below.get(place, ()):
            alone, within = settle(one)
            if one in told:
                nearest[one], inner[one] = alone, within
            else:
                rest += alone
                nearest |= within
        while (place in told or not place) and 0 < rest < LEAST and nearest:
            # The number of the others would tell that of the few: the smallest is kept back as well.
            least = min(nearest, key=lambda one: (size[one], one))
            told.discard(least)
            rest += nearest.pop(least)
            nearest |= inner.pop(least)
        return rest, nearest

    settle("")
    return frozenset(told)
