"""Areas: the organisations right below the top, by which a whole roster is looked at."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.registry import Organisation, Registry

SCHOOL = "school"
"""Level of schools. A school with groups below it is no area."""


class Areas(Struct, frozen=True):
    """A tree of organisations cut right below its top."""

    rows: tuple[tuple[str, str], ...] = ()
    """(id, name) of each area in roster order; last the top itself for what stands directly below it."""
    of: dict[str, str] = {}
    """Organisation id → id of its area; those outside the tree are absent."""
    level: str = ""
    """Level that the areas have; empty when there are none."""


def areas(registry: Registry, top: str = "") -> Areas:
    """The areas below `top`, or below the only organisation that has none above it.

    With several tops, those that have somebody below are the areas themselves.
    """
    known = registry.organisations
    below: dict[str, list[Organisation]] = {}
    for one in known.values():
        below.setdefault(one.parent if one.parent in known else "", []).append(one)
    tops = [known[top]] if top in known else below.get("", [])
    head = tops[0] if len(tops) == 1 else None
    found = [
        one for one in (below.get(head.id, []) if head else tops) if one.level != SCHOOL and below.get(one.id)
    ]
    if not found and head is None:
        return Areas()
    of: dict[str, str] = {}
    for one in found:
        of.update(dict.fromkeys(_tree(one, below), one.id))
    rows = [(one.id, one.name) for one in found]
    if head is not None:
        direct = [one for one in _tree(head, below) if one not in of]
        of.update(dict.fromkeys(direct, head.id))
        rows.append((head.id, f"{head.name}直属" if found else head.name))
    return Areas(tuple(rows), of, found[0].level if found else "")


def _tree(top: Organisation, below: dict[str, list[Organisation]]) -> Iterable[str]:
    """Ids of an organisation and all below it, topmost first."""
    waiting, seen = [top], {top.id: None}
    for one in waiting:
        for child in below.get(one.id, ()):
            if child.id not in seen:
                seen[child.id] = None
                waiting.append(child)
    return seen
