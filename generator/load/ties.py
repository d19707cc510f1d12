"""What organisations say of each other: who stands above whom, who was merged into whom. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from generator.load.words import NOT_IN_ROSTER, Place
from generator.model.registry import Organisation, Registry

Found = dict[str, Organisation]


def tied(found: Found, places: dict[str, Place], *, whole: bool) -> Found:
    """`parent` and `into` as ids; a tie to nobody, or round in a circle, is cut and reported.

    `whole`: nothing of the table is missing; else nobody is told that an organisation is not there.
    """
    names = Registry(found).organisation_names
    sound = {
        one.id: replace(
            one,
            parent=names.get(one.parent, one.parent),
            into=names.get(one.into, one.into),
        )
        for one in found.values()
    }
    parents = {one.id: one.parent for one in sound.values()}
    heirs = {one.id: one.into for one in sound.values()}
    for one in list(sound.values()):
        parent = _checked(one.id, "上级", parents, places, whole=whole)
        into = _checked(one.id, "并入单位", heirs, places, whole=whole)
        sound[one.id] = replace(one, parent=parent, into=into)
    return sound


def _checked(start: str, what: str, ties: dict[str, str], places: dict[str, Place], *, whole: bool) -> str:
    """The tie of one organisation, empty when it leads nowhere or back to itself."""
    if ties[start] and ties[start] not in ties:
        if whole:
            places[start].fault(NOT_IN_ROSTER, f"{start} 的{what} {ties[start]} 不在名册里")
        return ""
    if _in_cycle(ties, start):
        fix = f"请核对圈里每个单位的{what}，改正写错的那一个"
        places[start].fault(NOT_IN_ROSTER, f"{start} 的{what}关系绕成了圈", fix)
        return ""
    return ties[start]


def _in_cycle(ties: dict[str, str], start: str) -> bool:
    seen: set[str] = set()
    here = ties[start]
    while here in ties and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = ties[here]
    return False
