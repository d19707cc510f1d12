"""Texts as cells of a table that a spreadsheet opens."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[ \u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""A cell that begins so is a formula to some spreadsheet; Chinese versions read the full-width ones too."""


def guarded(text: str) -> str:
    """`text` as a CSV cell that no spreadsheet computes: an apostrophe before what begins like a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
