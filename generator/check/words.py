"""Wording shared by the rules. Pure.

Written text comes from anyone: it is shortened and freed of control characters before it
stands in a message, because messages end on terminals and in reports.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.text.slug import slugify
from generator.text.suggest import nearest

_LONGEST = 30
_COMPARED = 40
"""Characters of a written word that are compared: similarity costs the product of both lengths."""


AS_JPG = (
    "手机上这样存成 jpg：用微信把照片发给“文件传输助手”，不选“原图”，再把收到的那张保存下来；"
    "苹果手机也可以先在“设置—相机—格式”里选“兼容性最佳”再拍"
)
"""What to do about a photo that only its own phone can read."""


def clean(text: str, limit: int = 80) -> str:
    """At most `limit` characters on one line, without control and direction characters."""
    plain = "".join(" " if c.isspace() else c for c in text[: limit * 4] if c.isspace() or _visible(c))
    plain = " ".join(plain.split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def quoted(text: str, limit: int = _LONGEST) -> str:
    """`“text”`, shortened."""
    return f"“{clean(text, limit)}”"


def listed(names: Iterable[str], most: int = 6) -> str:
    """`甲、乙、丙`; more than `most` names end in 等."""
    all_names = list(names)
    shown = "、".join(clean(name, _LONGEST) for name in all_names[:most])
    return f"{shown} 等" if len(all_names) > most else shown


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that was probably meant."""
    short = word[:_COMPARED]
    names = [one for one in known if len(one) <= _COMPARED * 2]
    found = nearest(short, names, cutoff=cutoff)
    if found or short.isascii():
        return found
    # Typed by sound, so misspelt by sound: 标提 for 标题.
    sound = slugify(short)
    return next((one for one in names if not one.isascii() and slugify(one) == sound), None)
