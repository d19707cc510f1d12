"""Obligations that name other obligations, and exemptions that name them. Pure."""

from __future__ import annotations

from collections.abc import Container, Sequence

from generator.config.campaign.codes import UNKNOWN_WORD, Faults
from generator.model.campaign import Exemption, Obligation
from generator.text.suggest import nearest


def referring(
    placed: list[tuple[int, Obligation]], written: Sequence[str], faults: Faults
) -> list[tuple[int, Obligation]]:
    """Without those that refer to an obligation which is not there, however long the chain.

    `written`: ids of all obligations of the file, those left out included.
    """
    while True:
        known = {one.id for _, one in placed}
        sound = [(place, one) for place, one in placed if one.demands.same_lesson in ("", *known)]
        if len(sound) == len(placed):
            return placed
        for place, one in placed:
            if (place, one) not in sound:
                faults.within(one.title)
                path = ("obligations", place, "demands", "same_lesson")
                faults.add(UNKNOWN_WORD, path, _missing(one.demands.same_lesson, written))
        placed = sound


def settled(
    placed: list[tuple[int, Exemption]], known: Container[str], written: Sequence[str], faults: Faults
) -> list[tuple[int, Exemption]]:
    """Exemptions of obligations that are there. One that names only others is none: it excuses from nothing."""
    found: list[tuple[int, Exemption]] = []
    faults.within("")
    for place, one in placed:
        unknown = [each for each in one.obligations if each not in written]
        for each in unknown:
            path = ("exemptions", place, "obligations", one.obligations.index(each))
            faults.add(UNKNOWN_WORD, path, _missing(each, written))
        there = tuple(each for each in one.obligations if each in known)
        if not unknown and (there or not one.obligations):
            found.append((place, one.model_copy(update={"obligations": there})))
    return found


def _missing(id_: str, written: Sequence[str]) -> str:
    if id_ in written:
        return f"编号是“{id_}”的那一条没有读进来，请先把它改好"
    meant = nearest(id_, written)
    return f"没有编号是“{id_}”的材料" + (f"。是不是“{meant}”？" if meant else "")
