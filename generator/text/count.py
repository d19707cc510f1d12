"""字数: Han characters one each, Latin words and numbers one each, punctuation none."""

from __future__ import annotations

import re

_UNIT = re.compile(
    r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]|[A-Za-zÀ-ɏ\d]+(?:['’.\-][A-Za-zÀ-ɏ\d]+)*"
)
_TARGET = re.compile(r"(!?\[[^\]\n]*\])\([^)\n]*\)|<[^>\n]*>")


def chars(text: str) -> int:
    """字数 of plain text."""
    return len(_UNIT.findall(text))


def markdown_chars(text: str) -> int:
    """字数 of Markdown: addresses of links and pictures and HTML tags do not count."""
    if "](" in text or "<" in text:
        text = _TARGET.sub(r"\1", text)
    return len(_UNIT.findall(text))
