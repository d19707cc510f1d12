"""The form in which texts are searched, and the keys under which they are found.

The browser folds queries and cards with the same rules (`theme/assets/js/search-text.js`); a test
compares both. Han text matches by any substring, Latin words and numbers by their beginning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import add

from generator.search.format import WORD_LENGTH
from generator.search.variants import simplified

# Explicit ranges, not Unicode properties: Python and browsers follow different Unicode versions.
HAN = (
    "\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts without spaces, matched by any substring: Han, kana, Yi, Hangul."""
WORD = (
    "0-9a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u03ff\u0400-\u052f\u0620-\u064a\u0660-\u0669\u066e-\u06d3"
    "\u0f40-\u0fbc\u1820-\u1878\u1e00-\u1fff"
)
"""Scripts with words, matched by prefix: Latin, Greek, Cyrillic, Arabic, Tibetan, Mongolian; digits."""

# The marks of Chinese texts, put right before the general rules: those take ten times as long to see them.
_MARKS = tuple((one, unicodedata.normalize("NFKC", one)) for one in "，：；？！（）…")
_BREAK = re.compile("[。!?;\n\r\u2028\u2029]+")
# Everything else that is neither is dropped, except between two words, where it becomes a space.
_OUTER = re.compile(f"(?<![^{HAN}\n])[^{WORD}{HAN}\n]+|[^{WORD}{HAN}\n]+(?![^{HAN}\n])")
_INNER = re.compile(f"[^{WORD}{HAN}\n]+")
_WORDS = re.compile(f"[{WORD}]+")
_WORDY = re.compile(f"[{WORD} ]+")
_UNIT = f"(?:[{WORD}]+|[{HAN}]{{1,2}})"
_BEGIN, _END = re.compile(_UNIT), re.compile(_UNIT + "$")


def fold(text: str) -> str:
    """`《Ｕｎｉｔ 3》：分数，乘法。` → `unit 3分数乘法` and a line end.

    A sentence's end breaks, so that nothing is found across it; other marks vanish.
    """
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    lower = unicodedata.normalize("NFKC", text).lower().replace("ς", "σ")
    return _INNER.sub(" ", _OUTER.sub("", _BREAK.sub("\n", lower)))


def keys(folded: str) -> set[str]:
    """Keys of a folded text, as format.py describes them.

    Keys that contain a line end may be among them; they are no keys and the caller drops them, once
    for the whole site instead of once a text.
    """
    words = _WORDS.findall(folded)
    if not words:
        found = set(folded)
        found.update(map(add, folded, folded[1:]))
        return found
    han = _WORDY.sub("\n", folded)
    found = set(han)
    found.update(map(add, han, han[1:]))
    for word in words:
        found.add(word[0])
        if len(word) > 1:
            found.add(word[:WORD_LENGTH])
    return found


def edge_keys(folded: str) -> tuple[str, ...]:
    """Keys of how a folded title begins and ends: `分数除法` → `分数^`, `除法$`."""
    line = folded.strip("\n")
    begin, end = _BEGIN.match(line), _END.search(line)
    if not begin or not end:
        return ()
    return begin[0][:WORD_LENGTH] + "^", end[0][:WORD_LENGTH] + "$"


@lru_cache(maxsize=65536)
def keys_of_name(name: str) -> frozenset[str]:
    """Keys of a short text that many submissions share: an author, a label."""
    simple = simplified(name)
    return frozenset(keys(fold(name if simple == name else f"{name}\n{simple}")))
