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
    r"^(?:本节课|本课时|本单元|本学期|本课题|本课程|本项目|本案例|案例|课例|本课|本节|本次|课时|单元|课堂|我的|目前|现在|当前"
    r"|今后|下一步|下阶段|具体|详细|主要|总体|整体|基本|初步)的?"
)
_AFTER = re.compile(
    r"(?:设计与意图|设计意图|如下|设计|安排|分析|说明|简述|概述|简析|阐述|描述|设想|预设|确定|制定|设定|部分|环节|板块|模块|方面"
    r"|选择|突破|要点|展示|呈现|预案|及依据|记录|表|案|清单|及?备注等?|等)$"
)
_JOINTS = re.compile("以及|或者|[与和及并或&+]")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_ENGLISH = re.compile(r"[a-z][a-z'’&+,.;:-]*")
"""The other half of a bilingual label: `教学目标 Teaching objectives`."""
_OWNED = re.compile(r"(?<=.的)[^的]{4,8}$")
"""What is meant in 有效开展教研的具体措施."""
_SAME_SAID = (
    "(目标|目的|重点|难点|重难点|重点难点|方法|准备|过程|流程|步骤|反思|主题|形式|方式|成效|措施|小结|延伸)$"
)
_LESSON = re.compile(
    "^(?:教学|学习|活动|复习|课程|课堂|阅读|习作|写作|口语交际|研学|劳动|游戏|授课|导学|核心素养)"
    + _SAME_SAID
)
_TRAINING = re.compile("^(?:研修|培训|教研|工作|活动|学习|校本研修|校本教研|校本培训)" + _SAME_SAID)
"""Names that keep their meaning whatever the whole is about: 习作目标, 研学准备; 实验目标 are those of a part."""
_ENDS = frozenset("标的点法备程骤思题式效施结伸")
_STAND_INS = ((_LESSON, ("教学", "学习", "活动")), (_TRAINING, ("研修",)))


class Reading(Struct, frozen=True):
    """What a label means."""

    headings: tuple[str, ...]
    """Headings that it satisfies, at least one."""
    key: str
    """The label without its dress: two labels with one key are the same words."""
    inner: bool = False
    """It names what stands inside a section: a declared sublabel, or one of a counted row (任务一、任务二)."""
    by_ending: bool = False
    """No name of the kind, but its last word is one of a section."""


@lru_cache(maxsize=65536)
def read_label(written: str, names: SectionNames) -> Reading | None:
    """None when the text is no label of the kind."""
    plain = normalise.label(written)
    if (
        (plain[:1] in _LETTERS or plain[-1:] in _LETTERS)
        and "-" not in plain
        and (bare := _ENGLISH.sub("", plain)) != plain
        and len(bare) > 1
    ):
        plain = bare.strip(":：.")
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
    headings = _joined(_REMARK.sub("", plain), names)
    return Reading(headings, plain) if headings else None


def _turns(plain: str) -> Iterator[str]:
    """The same words more plainly, nearest first."""
    bare = plain
    if "(" in plain:
        yield plain.replace("(", "").replace(")", "")  # 教学重（难）点
        bare = _REMARK.sub("", plain)
        yield bare
    if "的" in bare:
        yield bare.replace("的", "")
    yield _NUMBER.sub("", bare)  # 一 教学目标, without a mark behind the number
    later = _BEFORE.sub("", bare)
    for words in (later, _AFTER.sub("", bare), _AFTER.sub("", later)):
        if len(words) >= _CERTAIN:
            yield words
            yield words.replace("的", "")
    if _JOINTS.search(later):
        yield _JOINTS.sub("", later)  # 意见和建议 is declared as 意见建议
    if later[-1:] in _ENDS:
        for pattern, stand_ins in _STAND_INS:
            if found := pattern.match(later) or pattern.match(bare):
                yield from (one + found[1] for one in stand_ins)
    if "的" in bare and (owned := _OWNED.search(bare)):
        yield owned[0]
        yield _JOINTS.sub("", _BEFORE.sub("", owned[0]))


def _joined(words: str, names: SectionNames) -> tuple[str, ...]:
    """Headings of 教学目标与重难点, 教材学情分析, 奖项设置及有关政策."""
    known = names.headings
    for joint in _JOINTS.finditer(words):
        first, second = words[: joint.start()], words[joint.end() :]
        both = _both(first, second, known)
        if both:
            return both
        for one, other in ((first, second), (second, first), (first[:2] + second, first)):
            if (
                one in known
                and len(one) >= _CERTAIN
                and 2 <= len(other) <= 2 * _CERTAIN
                and "的" not in other
            ):
                return _merged(known[one], names.by_last_word(other))
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
