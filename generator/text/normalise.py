"""One spelling for labels and terms, so that what authors write meets what the profile declares."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_DASHES = re.compile("[‐‑‒–—―−－﹣~～至]+")
_SPACES = re.compile(r"[\s\u3000\u200b\ufeff]+")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+(?:部分|章|节|环节)[:：、.]?"
    r"|第?[(]?[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,3}[)、.:,]"
    r"|[(]?\d{1,2}(?:[.-]\d{1,2})*[)、.:,](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+(?![\d元米课])"
    r"|[IVX]{1,4}[)、.:,]"
    r")+"
)
_LINKED = re.compile(r"(?<=\])\([^()]*\)")
_CIRCLED = re.compile("[①-⑳]")
_DURATION = re.compile(r"[(][^()]{0,12}(?:分钟|课时|字|分)[^()]{0,6}[)]")
_MARKS = re.compile(
    "[#*_`【】\\[\\]〖〗《》〈〉<>「」『』〔〕{}※•\u20e3\u200b-\u200f\u25a0-\u27bf\ue000-\uf8ff\U0001f300-\U0001faff\ufe0f]"
)
"""Dress of a label: brackets, stars and squares, bullets of symbol fonts, emoji."""
_INSIDE = re.compile(r"[、,，/·・]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """NFKC, lower case, one dash, no spaces: `２０２３— 2024 学年` → `2023-2024学年`."""
    return _SPACES.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", text))).lower()


@lru_cache(maxsize=65536)
def label(text: str) -> str:
    """A section label without its dress: `### 二、教学重、难点（10分钟）：` → `教学重难点`.

    Order matters: marks may stand before or after the numbering.
    """
    if "&" in text:
        text = unescape(text)
    # NFKC turns ① into 1, which would then look like part of the words.
    plain = unicodedata.normalize("NFKC", _LINKED.sub("", _CIRCLED.sub("", text)))
    plain = _MARKS.sub("", _SPACES.sub("", plain))
    plain = _NUMBERING.sub("", plain)
    plain = _DURATION.sub("", plain)
    return _INSIDE.sub("", plain).strip(":：.。;；-—=~").lower()
