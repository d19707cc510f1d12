"""Which sections a label as written stands for: the declared names, and the turns authors give them. Pure.

Every turn ends in a name that the kind declares, so a text that merely mentions one is no label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.config.section_names import SectionNames
from generator.text import normalise

_LONGEST = 24
"""Characters of a normalised label: two joined names and a remark in brackets."""
_CERTAIN = 4
"""Characters from which a name is told from ordinary words: 教学过程, but not 过程."""
_REMARK = re.compile(r"[(][^()]*[)]")
_COUNTED = re.compile(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[(](?:[一二三四五六七八九十]|\d)[)])$")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}|\d{1,2})")
_BEFORE = re.compile(
    r"^(?:本节课|本课时|本单元|本学期|本课|本节|本次|课时|单元|课堂|我的|目前|现在|当前|具体|详细|主要)的?"
)
_AFTER = re.compile(
    r"(?:设计与意图|设计意图|如下|设计|安排|分析|说明|简述|概述|简析|阐述|描述|设想|预设|确定|制定|设定|部分|及依据|记录|表|清单)$"
)
_JOINTS = re.compile("以及|[与和及并]")


class Reading(Struct, frozen=True):
    """What a label means."""

    headings: tuple[str, ...]
    """Headings that it satisfies, at least one."""
    key: str
    """The label without its dress: two labels with one key are the same words."""
    inner: bool = False
    """It names what stands inside a section: a declared sublabel, or one of a counted row (任务一、任务二)."""


@lru_cache(maxsize=65536)
def read_label(written: str, names: SectionNames) -> Reading | None:
    """None when the text is no label of the kind."""
    plain = normalise.label(written)
    known = names.headings
    if plain in known:
        return Reading(known[plain], plain, plain in names.sublabels)
    if not plain or len(plain) > _LONGEST:
        return None
    for words in _turns(plain):
        if words in known:
            return Reading(known[words], plain, words in names.sublabels)
    counted = _COUNTED.sub("", plain)
    if counted != plain and counted in known:
        return Reading(known[counted], counted, inner=True)
    headings = _joined(_REMARK.sub("", plain), known)
    return Reading(headings, plain) if headings else None


def _turns(plain: str) -> Iterator[str]:
    """The same words more plainly, nearest first."""
    yield plain.replace("(", "").replace(")", "")  # 教学重（难）点
    bare = _REMARK.sub("", plain)
    yield bare
    yield bare.replace("的", "")
    yield _NUMBER.sub("", bare)  # 一 教学目标, without a mark behind the number
    for words in (_BEFORE.sub("", bare), _AFTER.sub("", bare), _AFTER.sub("", _BEFORE.sub("", bare))):
        if len(words) >= _CERTAIN:
            yield words
            yield words.replace("的", "")


def _joined(words: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Headings of 教学目标与重难点, 教材学情分析, 奖项设置及有关政策."""
    for joint in _JOINTS.finditer(words):
        first, second = words[: joint.start()], words[joint.end() :]
        both = _both(first, second, known)
        if both:
            return both
        for one, other in ((first, second), (second, first)):
            if (
                one in known
                and len(one) >= _CERTAIN
                and 2 <= len(other) <= 2 * _CERTAIN
                and "的" not in other
            ):
                return known[one]
    for at in range(_CERTAIN, len(words) - _CERTAIN + 1):  # 、 and / are gone: 教学重点教学难点
        if words[:at] in known and words[at:] in known:
            return _merged(known[words[:at]], known[words[at:]])
    return ()


def _both(first: str, second: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Both halves are names, or share their ends: 教材与学情分析, 教学重点和难点."""
    for one in (first, first + second[-2:]):
        for other in (second, first[:2] + second):
            if one in known and other in known:
                return _merged(known[one], known[other])
    return ()


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + second))


def name_at_end(words: str, names: SectionNames) -> str:
    """The longest declared name that a run of text ends with: `理解算理教学难点` → `教学难点`."""
    for size in range(min(len(words), 10), _CERTAIN - 1, -1):
        if words[-size:] in names.headings:
            return words[-size:]
    return ""
