"""Labels that only repeat others: those of contents lists and of answer keys. Pure."""

from __future__ import annotations

import re

from generator.parse.label_ends import Candidate
from generator.parse.recognise import Labelled

MARKS = " \t\u3000:：*_"
"""What a label may have behind it on a line of its own."""
LOOKED_AT = 100
"""Characters of a line that are looked at; a hostile line has thousands of labels."""
_ANSWERS = re.compile(
    r"^[\s\u3000#*【〖\[]*(?:[一二三四五六七八九十\d]{1,2}[、.．]\s*)?(?:参考\s*答案|答案(?=[与及和解析\s】〗\]*:：]*$))"
    r"|^[^，。；,;？！]{0,48}答案(?:[与及和]?(?:解析|提示))?[\s】〗\]*:：]*$"
)
_LISTED = 3
"""Labels from which a bare row of them is a contents list."""
_LONGEST_LIST = 60
_ENTRY = re.compile(r"^[^。；;，,：:]{1,30}$")
"""An entry of a contents list that is no section of the kind."""


def stands_alone(one: Candidate, line: str) -> bool:
    """Whether a label has its line for itself."""
    return one.form != "cell" and not line[one.end : one.end + LOOKED_AT].strip(MARKS)


def without_title(found: list[Labelled], lines: list[str]) -> list[Labelled]:
    """A text's title may be the words of a label that comes later: 复习学案（第1课时）."""
    candidate, reading = found[0]
    if candidate.form not in ("inline", "bold") or any(map(str.strip, lines[: candidate.line][2:])):
        return found
    again = any(one[1].key == reading.key and one[0].form in ("bracket", "numbered") for one in found[1:])
    return found[1:] if again else found


def without_contents(found: list[Labelled], lines: list[str]) -> list[Labelled]:
    """A bare row of labels at the beginning that all come again is a contents list."""
    size = 0
    while size < min(len(found), _LONGEST_LIST) and stands_alone(found[size][0], lines[found[size][0].line]):
        here = found[size][0].line
        between = [text for text in lines[found[size - 1][0].line + 1 : here] if text.strip()] if size else []
        if len(between) > 2 or not all(map(_ENTRY.match, between)):
            break
        size += 1
    while size >= _LISTED:
        again = {one[1].key for one in found[size:]}
        if all(one[1].key in again for one in found[:size]):
            return found[size:]
        size -= 1
    return found


def without_answers(found: list[Labelled], lines: list[str]) -> list[Labelled]:
    """Behind 参考答案 labels name what is answered, until the first label of the text begins a new lesson."""
    answers = (
        [at for at, line in enumerate(lines) if "答案" in line and _ANSWERS.match(line)] if found else []
    )
    if not answers:
        return found
    kept: list[Labelled] = []
    seen: set[str] = set()
    answering, passed = False, 0
    for one in found:
        candidate, reading = one
        while passed < len(answers) and answers[passed] < candidate.line:
            answering, passed = True, passed + 1
        if kept and reading.key == found[0][1].key:
            answering = False
        if not answering or not (reading.inner or seen.issuperset(reading.headings)):
            kept.append(one)
        seen.update(reading.headings)
    return kept
