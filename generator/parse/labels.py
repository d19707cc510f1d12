"""Where a line of text may have section labels, in every form that real submissions use.

In: one line. Out: candidates from left to right; whether one is a section of the kind is
for its name to decide. Forms (domain: measured on real documents): `## x`, `x` underlined,
`【x】…`, `一、x`, `（一）x`, `1. x`, `**x**…`, `x：…`, `x  …`, a line that is only the
label. Tables have their own module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.document import Form
from generator.parse.label_ends import Candidate, of_bold, split

_HASHES = re.compile(r" {0,3}#{1,6}[ \t]*")
_TAGGED_HEADING = re.compile(r"^\s*<h[1-6]\b", re.IGNORECASE)
UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{3,})\s*$")
_LEAD = re.compile(r"^(?:[\s\u3000>]|[-*+]\s)*")
"""Quotation marks and bullets of lists before a label."""
_NUMBER = (
    r"(?:第[一二三四五六七八九十\d]{1,3}(?:部分|节|环节)[、:：]?|第[一二三四五六七八九十]{1,2}[、，,]"
    r"|[（(]?[一二三四五六七八九十壹贰叁肆伍]{1,3}(?:[)）、.．:：,，]|[ \t\u3000](?=[ \t\u3000]*\S))"
    r"|[（(]?\d{1,2}(?:[.．-]\d{1,2})*\\?[)）、.．](?!\d)|\d{1,2}(?:[.．]\d{1,2})*[ \t\u3000]"
    r"|[Ⅰ-Ⅻ]|[IVX]{1,4}[、.．]|[①-⑳㈠-㈩⑴-⒛])"
)
_NUMBERED = re.compile(_NUMBER)
_OPEN, _CLOSE = "【〖［〔", "】〗］〕"
_BRACKET = re.compile(rf"[*_]{{0,3}}[{_OPEN}]([^{_OPEN}{_CLOSE}\n]{{1,24}})[{_CLOSE}]")
_OTHER_BRACKET = re.compile(
    r"(?:\\?\[([^\[\]\n]{2,20}?)\\?\](?![(\[])|[<＜〈]([^<>＜＞〈〉\n]{2,20})[>＞〉]|[「『]([^」』\n]{2,20})[」』])"
)
"""Marks that also stand for other things; a label only where the line begins."""
_ENDS = frozenset(" \t\u3000。；;！!？?.…)）”|>*】〗］〕：:")
"""What may stand before a label in the middle of a line."""
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(.{1,40}?)(?:\*\*|__)|\*(?=[^\s*])([^*\n]{1,30})\*(?!\*)")
_TAG = re.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|i|img|ins|li|mark|ol|p|small|span|strong|table|tbody|thead|tr|u|ul)\b[^>]*>",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\]\([^()]*\)")
"""Where a link leads; its colon is not the label's."""
_MIDDLE = re.compile(
    r"(?:[ \t\u3000]{2,}|\u3000|\t)[一二三四五六七八九十]{1,3}、(\S{2,10}?)(?=[ \t\u3000]{2}|\u3000|[:：])"
)
"""A numbered label that lost its own line: `…方案。  一、指导思想  以…`."""


def of_line(at: int, line: str, below: str) -> Iterator[Candidate]:
    """Candidates of one line outside code and tables; `below` is the next line."""
    if "](#" in line:
        return  # an entry of a contents list
    plain = _without_tags(line) if "<" in line else line
    if "](" in plain:
        plain = _TARGET.sub(lambda found: "]" + " " * (len(found[0]) - 1), plain)
    if found := _HASHES.match(plain):
        number = _NUMBERED.match(plain, found.end())
        counted = number.end() - found.end() if number else 0
        yield from split(at, plain, found.end(), len(plain.rstrip(" \t#")), "heading", counted)
        return
    lead = _LEAD.match(plain)
    start = lead.end() if lead else 0
    number = _NUMBERED.match(plain, start)
    head = number.end() if number else start
    while head < len(plain) and plain[head] in " \t\u3000":
        head += 1
    if head >= len(plain):
        return
    first = plain[head]
    done = start
    if (first in _OPEN or first in "*_") and (found := _BRACKET.match(plain, head)):
        yield Candidate(at, start, found.end(), found[1], "bracket")
        done = found.end()
    elif first in "[\\<＜〈「『" and (found := _OTHER_BRACKET.match(plain, head)):
        yield Candidate(at, start, found.end(), found[1] or found[2] or found[3], "bracket")
        done = found.end()
    elif first in "*_" and (found := _BOLD.match(plain, head)):
        for one in of_bold(at, start, plain, found):
            yield one
            done = one.end
    else:
        underlined = UNDERLINE.match(below) or _TAGGED_HEADING.match(line)
        form: Form = "heading" if underlined else "numbered" if number else "inline"
        yield from split(at, plain, start, len(plain.rstrip()), form, head - start if number else 0)
    yield from _later(at, plain, done)


def _without_tags(line: str) -> str:
    """The line with tags as blanks, so that places stay what they are."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), line)


def _later(at: int, line: str, done: int) -> Iterator[Candidate]:
    """Labels further on in the line: in brackets, in bold with a colon, numbered after a gap."""
    if "【" in line or "〖" in line or "［" in line or "〔" in line:
        dressed = line.lstrip(" \t\u3000>-*+")[:1] in _OPEN
        for one in _BRACKET.finditer(line, done):
            if one.start() == 0 or line[one.start() - 1] in _ENDS or dressed:
                yield Candidate(at, one.start(), one.end(), one[1], "bracket")
    if "**" in line:
        for one in _BOLD.finditer(line, done):
            inside = (one[1] or one[2]).rstrip()
            if inside[-1] in "：:" or line[one.end() : one.end() + 1] in ("：", ":"):
                yield Candidate(at, one.start(), one.end(), inside, "bold")
    if ("、" in line and "  " in line) or ("、" in line and "\u3000" in line):
        for one in _MIDDLE.finditer(line, done):
            yield Candidate(at, one.start(), one.end(), one[1], "numbered")
