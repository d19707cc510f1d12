"""Names of sheets, as Excel accepts them."""

from __future__ import annotations

import re

_LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_RESERVED = "history"


class SheetNames:
    """Gives each sheet of one workbook a name that no other has, whatever the case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """`wanted` without the characters that Excel refuses, cut to 31, numbered when taken."""
        bare = _fit(_REFUSED.sub(" ", wanted).strip(" '"), _LONGEST) or "未命名"
        name, number = bare, 1
        while name.casefold() in self._taken or name.casefold() == _RESERVED:
            number += 1
            tail = f" {number}"
            name = _fit(bare, _LONGEST - len(tail)).rstrip() + tail
        self._taken.add(name.casefold())
        return name


def _fit(text: str, length: int) -> str:
    """The longest beginning of at most `length` UTF-16 units, which is what Excel counts."""
    while len(text.encode("utf-16-le", "replace")) > 2 * length:
        text = text[:-1]
    return text.encode("utf-8", "replace").decode().strip(" '")
