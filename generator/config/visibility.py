"""What an author may write to keep something from the public. Pure."""

from __future__ import annotations

from generator.text import normalise

INTERNAL = frozenset({"internal", "内部", "不公开", "仅内部", "仅存档"})
PUBLIC = frozenset({"public", "公开", "对外公开"})
KEYS = frozenset({"visibility", "公开范围", "范围"})
"""Keys of an attachment's own visibility."""


def is_internal(text: str) -> bool:
    """Whether a value keeps something from the public."""
    return normalise.fold(text) in INTERNAL


def is_known(text: str) -> bool:
    """Whether a value means anything."""
    return normalise.fold(text) in INTERNAL | PUBLIC
