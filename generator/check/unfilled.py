"""Tells a template that nobody filled in from a worksheet whose blanks are meant. Pure.

Blanks (`____`, `（    ）`) are exercises wherever sentences stand around them; they count
as unfilled only where hardly anything else is there. Some phrases are a template's
everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.text.count import chars, markdown_chars

_REST = 10
"""字数 beside the placeholders from which a text counts as written."""
_OPEN, _CLOSE = r"[（(【\[<＜]", r"[）)】\]>＞]"
_PHRASE = re.compile(
    r"此处填写|此处输入|此处插入|[单点]击此处|lorem ipsum"
    rf"|{_OPEN}[ \t]*(?:请在此|请填写|请输入|填写说明|填写提示|待填|待补)[^）)】\]>＞\n]{{0,60}}{_CLOSE}"
    r"|(?:20)?[X×Ｘ]{2,4}年[X×Ｘ]{1,2}月"
    r"|^[ \t\u3000|#>*-]*(?:请填写[\u4e00-\u9fff]{0,10}|待填写|待补充|待完善|TODO)[。.…：: \t|*]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HINTS = (
    "此处", "请在", "请填", "请输", "填写说", "填写提", "待填", "待补", "待完", "年X", "年×", "年Ｘ", "年x",
    "TODO", "todo", "Todo", "orem", "OREM",
)  # fmt: skip
_BLANK_HINTS = ("___", "＿", "_\\_", "（ ", "( ", "（\t", "(\t", "（\u3000", "(\u3000", "&nbsp;")
_HINT = re.compile("|".join(map(re.escape, _HINTS)))
"""One of them stands in every match of the phrases; looking for them costs a tenth of the expression."""
_ANY_HINT = re.compile("|".join(map(re.escape, (*_HINTS, *_BLANK_HINTS))))
_TO_SENTENCE_END = r"[^\n。；;|）)】]{0,40}"
_REMOVED = re.compile(
    rf"请?在?(?:{_PHRASE.pattern}){_TO_SENTENCE_END}"
    r"|(?:\\?[_＿]){4,}|[（(](?:[ \t]{3,}|[ \t]*\u3000[ \t\u3000]*)[）)]|(?:&nbsp;){3,}",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^\s*(?:请填写|请输入|请在此)|此处填写|(?<![A-Za-zＡ-Ｚ])[X×Ｘ]{3,}(?![A-Za-zＡ-Ｚ])"
    r"|[<＜《【\[（(](?:标题|姓名|单位|日期|题目|内容)[>＞》】\]）)]"
)
_FIELD_HINT = re.compile(r"[请此X×Ｘ<＜《【\[（(_＿]")
"""One of them stands in every match of these and of blanks."""
_BLANK = re.compile(r"(?:\\?[_＿]){3,}")
_WHOLE = frozenset(
    ["待定", "待填", "待填写", "待补充", "todo", "tbd", "xx", "xxx", "??", "？？", "...", "……", "某某"]
)


@lru_cache(maxsize=4096)
def is_placeholder(value: str) -> bool:
    """Whether a field's value is what a template had there."""
    plain = value.strip()
    if plain.lower() in _WHOLE:
        return True
    if not _FIELD_HINT.search(plain):
        return False
    if _FIELD.search(plain[:400]):
        return True
    rest, blanks = _BLANK.subn("", plain)  # `____，我想对你说` is a real title
    return blanks > 0 and chars(rest) < 2


def phrases(text: str) -> Iterator[tuple[int, str]]:
    """(index of the line, phrase) of the template's own words in a text, the first of each line."""
    if not _HINT.search(text):
        return
    line, counted, last = 0, 0, -1
    for one in _PHRASE.finditer(text):
        line += text.count("\n", counted, one.start())
        counted = one.start()
        if line != last:
            yield line, one[0].strip(" |#>*-\t")
            last = line


def without_placeholders(text: str) -> str:
    """A text without a template's phrases and blanks."""
    return _REMOVED.sub(" ", text) if _ANY_HINT.search(text) else text


def is_unfilled(content: str) -> bool:
    """Whether a text is a template with hardly a word of its own."""
    if not _ANY_HINT.search(content):
        return False
    rest, removed = _REMOVED.subn(" ", content)
    return removed > 0 and markdown_chars(rest) < _REST
