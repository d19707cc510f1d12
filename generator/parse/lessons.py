"""Where each lesson of a text with several of them begins. Pure."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"^[\s\u3000#*_>【〖]*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*(?:课时?|讲|节课?|次课?|周)|课\s*\d{1,2}(?!\d)|(?:lesson|unit)\s*\d)"
    r"[^。；;，！？]*$",
    re.IGNORECASE,
)
_FIRST = frozenset(" \t\u3000#*_>【〖第课LlUu")
_LONGEST = 40
"""Characters of a lesson's title."""


def lesson_starts(lines: list[str], first: int) -> list[int]:
    """Indices of the lines that are lessons' titles; none where only one lesson is told apart.

    `first` is the line of the first section label. Where it stands before the first title, the
    lessons are parts of a section (第一课时、第二课时 under 教学过程), and repeat no others.
    """
    starts = [
        at
        for at, line in enumerate(lines)
        if 2 < len(line) <= _LONGEST and line[0] in _FIRST and _TITLE.match(line)
    ]
    return starts if len(starts) > 1 and starts[0] < first else []
