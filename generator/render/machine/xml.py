"""Text in XML 1.0, escaped and without the characters that XML cannot hold."""

from __future__ import annotations

import re

from markupsafe import escape

# Everything outside the `Char` production: control characters, halves of surrogate pairs, U+FFFE, U+FFFF.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'


def text(value: str) -> str:
    """`value` for an element or a quoted attribute."""
    return str(escape(_FORBIDDEN.sub("", value)))
