"""Addresses from Chinese names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BREAK = re.compile(r"[^a-z0-9\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@lru_cache(maxsize=65536)
def slugify(text: str) -> str:
    """Lower-case Latin address part: `分数除法 说课` → `fen-shu-chu-fa-shuo-ke`.

    At most 80 characters; `x` when nothing remains. Not unique: callers that need
    uniqueness append a digest.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFKC", bare).lower().strip()
    if _PLAIN.fullmatch(plain):
        return plain[:80].rstrip("-")
    # pypinyin loads its dictionaries on import: only sites with Chinese names pay for it.
    from pypinyin import lazy_pinyin

    parts: list[str] = []
    for word in _BREAK.split(plain):
        for piece in re.split(r"([\u3400-\u9fff]+)", word):
            if _HAN.fullmatch(piece):
                parts.extend(p for p in lazy_pinyin(piece, errors="ignore") if p)
            elif piece:
                parts.append(piece)
    latin = "-".join(parts).encode("ascii", "ignore").decode()
    return re.sub(r"-+", "-", latin)[:80].strip("-") or "x"
