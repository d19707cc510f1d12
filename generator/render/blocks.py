"""A sanitised body as plain paragraphs under their headings, for comparing. Pure."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec import Struct

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "li",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "figcaption",
        "dt",
        "dd",
        "br",
        "ul",
        "ol",
        "table",
    }
)
"""Where one of these begins or ends, a paragraph ends."""
_BETWEEN = {"mfrac": "/", "msup": "^", "msub": "_"}
"""Between the two parts of a formula."""
_BEFORE = {"msqrt": "√"}


class Part(Struct, frozen=True):
    """What stands under one heading of the second level."""

    heading: str
    """Empty for what stands before the first one."""
    texts: tuple[str, ...]
    """Paragraphs, items of lists, cells with the head of their column; without markup."""


def parts(body: str) -> tuple[Part, ...]:
    """The parts of a body in their order, empty ones at the beginning left out."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    reader.end_part()
    return tuple(one for one in reader.parts if one.heading or one.texts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._heading = ""
        self._texts: list[str] = []
        self._text: list[str] = []
        """What is read of the present paragraph, heading or cell."""
        self._heads: list[str] = []
        """Of the columns of the present table."""
        self._row, self._column = 0, 0
        self._cell = False
        self._formula: list[list[str | int]] = []
        """The name of each open element of a formula, and how many it has inside."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ends what ends here, and begins what begins."""
        if self._formula or tag == "math":
            self._begin_formula(tag)
        elif tag == "h2":
            self._cell = False
            self.end_part()
        elif tag == "img":
            self._text.append(f"［图：{dict(attrs).get('alt') or '没有说明'}］")
        elif tag == "tr":
            self._row, self._column = self._row + 1, 0
        elif tag in ("td", "th"):
            self._end_text()
            self._cell = True
        elif tag in _BLOCKS:
            self._end_text()
            if tag == "table":
                self._heads, self._row = [], 0

    def handle_endtag(self, tag: str) -> None:
        """The mirror of `handle_starttag`."""
        if tag == "math":
            self._formula.clear()
        elif self._formula:
            if tag == self._formula[-1][0]:
                self._formula.pop()
        elif tag == "h2":
            self._heading = self._said()
        elif tag == "tr":
            if self._row == 1 and self._heads:
                self._texts.append("｜".join(self._heads))
        elif tag in ("td", "th"):
            self._end_cell(head=tag == "th" and self._row == 1)
        elif tag in _BLOCKS:
            self._end_text()

    def handle_data(self, data: str) -> None:
        """Text of the paragraph."""
        self._text.append(data.strip() if self._formula else data)

    def end_part(self) -> None:
        """Closes the part that is read."""
        self._end_text()
        self.parts.append(Part(self._heading, tuple(self._texts)))
        self._heading, self._texts = "", []

    def _begin_formula(self, tag: str) -> None:
        if self._formula:
            parent = self._formula[-1]
            if parent[1] == 1:
                self._text.append(_BETWEEN.get(str(parent[0]), ""))
            parent[1] = int(parent[1]) + 1
        self._text.append(_BEFORE.get(tag, ""))
        self._formula.append([tag, 0])

    def _end_cell(self, *, head: bool) -> None:
        said, self._cell = self._said(), False
        if head:
            self._heads.append(said)
        elif said:
            named = self._heads[self._column] if 0 < self._column < len(self._heads) else ""
            self._texts.append(f"{named}：{said}" if named else said)
        self._column += 1

    def _said(self) -> str:
        said, self._text = " ".join("".join(self._text).split()), []
        return said

    def _end_text(self) -> None:
        if self._cell:
            self._text.append(" ")
        elif said := self._said():
            self._texts.append(said)
