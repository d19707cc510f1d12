"""字数: Han characters one each, Latin words and numbers one each, punctuation none."""

from __future__ import annotations

import re

# Runs, not characters: a run of Han costs one match however long it is.
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9０-９]+(?:['’.\-][A-Za-zÀ-ɏ0-9０-９]+)*")
# No bracket inside: a flood of half-open links must not be scanned again from each of them.
_TARGET = re.compile(r"(?<=\])\([^()\n]*\)|<[^<>\n]*>")


def chars(text: str) -> int:
    """字数 of plain text."""
    return sum(map(len, _HAN.findall(text))) + len(_WORD.findall(text))


def markdown_chars(text: str) -> int:
    """字数 of Markdown: addresses of links and pictures and HTML tags do not count."""
    if "](" in text or "<" in text:
        text = _TARGET.sub("", text)
    return chars(text)
