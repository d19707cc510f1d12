"""What of a submission's body is searched: the same text from the parsed body and from the published page.

The index keeps no texts. The browser checks a hit against the page itself, so both must read a page alike:
`theme/assets/js/search-body.js` follows the same rules, and a test compares the three.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct

from generator.search.fold import HAN, WORD, fold
from generator.search.format import WORD_LENGTH

# What the page adds to a body (captions, notes, marks), and formulas, which nobody types.
_LEFT_OUT = re.compile(
    r"<(figcaption|math)\b[^>]*>.*?</\1>|<(span|div) class=\"y-(?:missing|check)\"[^>]*>.*?</\2>|<input\b[^>]*>",
    re.DOTALL,
)
# A word may go on through these; all other tags end a text.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?=[\s/>])[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_BEGIN, _END = b"<!--text-->", b"<!--/text-->"
"""No body holds a comment: the sanitiser takes them out."""
_WORDS = re.compile(f"[{WORD}]+")
_HAN = re.compile(f"[{HAN}]")
_PAIRS = re.compile(f"(?=([{HAN}]{{2}}))")


class Body(Struct, frozen=True):
    """A body as it is searched."""

    words: tuple[str, ...]
    """Latin words and numbers of two characters and more, cut as keys are, each once, sorted."""
    text: str
    """Folded; a line end wherever a text breaks."""

    @property
    def keys(self) -> set[str]:
        """Keys of its posting lists."""
        return {*self.words, *_HAN.findall(self.text), *_PAIRS.findall(self.text)}


def text_of(body: str) -> str:
    """Sanitised HTML → folded text."""
    if "<math" in body or "y-" in body or "<input" in body or "<figcaption" in body:
        body = _LEFT_OUT.sub("\n", body)
    return fold(html.unescape(_TAG.sub("\n", _INLINE.sub("", body))))


def searched(body: str) -> Body:
    """Sanitised HTML → what is searched of it."""
    folded = text_of(body)
    words = {word[:WORD_LENGTH] for word in _WORDS.findall(folded) if len(word) > 1}
    return Body(tuple(sorted(words)), folded)


def body_of_page(page: bytes) -> str | None:
    """The HTML of the body that a published page shows; None when it shows none."""
    _, begin, rest = page.partition(_BEGIN)
    body, end, _ = rest.partition(_END)
    return body.decode() if begin and end else None
