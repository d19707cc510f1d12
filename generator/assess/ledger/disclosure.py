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

from generator.assess.ledger.progress import summed
from generator.model.ledger import LEAST, Counts, Ledger, Line, Progress, Status
from generator.model.registry import Registry


def disclosed(ledger: Ledger, registry: Registry, owed: Iterable[str]) -> Progress:
    """The progress that a public build is given. `owed`: ids of the obligations that are demanded."""
    demanded = frozenset(owed)
    own: list[Line] = []
    theirs: list[Line] = []
    for line in ledger.lines:
        if line.obligation in demanded and line.status is not Status.NOT_APPLICABLE:
            (own if ledger.units[line.unit].sort == "organisation" else theirs).append(line)
    owing: dict[str, set[str]] = {line.obligation: set() for line in theirs}
    for line in theirs:
        if line.status is not Status.EXEMPT:
            owing[line.obligation].add(line.unit)
    few = {name for name, units in owing.items() if len(units) < LEAST}
    common = {unit for name, units in owing.items() if name not in few for unit in units}
    told = told_of(_homes(ledger, common), registry)
    by_themselves, by_teachers = summed(ledger, registry, own), summed(ledger, registry, theirs)
    members = dict.fromkeys(sorted(told), Counts())
    for (place, name), counts in by_teachers.items():
        if place in told and name not in few:
            # Who is excused could be told from a difference even where nobody owes anything.
            members[place] += replace(counts, exempt=0)
    whole = {
        name: by_themselves.get(("", name), Counts()) + by_teachers.get(("", name), Counts())
        for name in sorted(demanded)
    }
    everybody = _at_and_below(_homes(ledger, set().union(*owing.values())), registry)
    return Progress(
        ledger.campaign,
        ledger.as_of,
        {key: counts for key, counts in by_themselves.items() if key[0]}
        | {("", name): counts for name, counts in whole.items() if name not in few},
        few={name: whole[name].owed for name in sorted(few)},
        members=members,
        withheld=frozenset(everybody) - told,
    )


def _homes(ledger: Ledger, units: Iterable[str]) -> Counter[str]:
    """Organisation id → how many of these units belong right there."""
    return Counter(ledger.units[key].organisation for key in units)


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
