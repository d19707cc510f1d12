"""Names by which people call the levels of organisations. Pure."""

from __future__ import annotations

import re

from generator.text import normalise

_PARTS = re.compile(r"[（()）、/]")


def level_names(levels: dict[str, str]) -> dict[str, str]:
    """Folded name → level; `levels`: level → label.

    `县（市、区）` is also 县 and 区, but not 市 when that is a level of its own.
    """
    parts: dict[str, set[str]] = {}
    for level, label in levels.items():
        for part in filter(None, _PARTS.split(label)):
            parts.setdefault(normalise.fold(part), set()).add(level)
    found = {name: next(iter(those)) for name, those in parts.items() if len(those) == 1}
    found |= {normalise.fold(label): level for level, label in levels.items()}
    return found | {normalise.fold(level): level for level in levels}
