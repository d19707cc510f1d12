"""Labels of an author's own wording, read by their last word: 核心目标, 培训背景与目标. Pure.

A Chinese compound has its head at the end, so a label that no name of the kind answers to may
still say what it is. So do list entries and titles: `usual` tells them apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.config.section_names import SectionNames
from generator.parse.naming import Reading
from generator.text import normalise

_LONGEST = 10
"""Characters of such a label; longer ones are titles of what follows."""
_JOINT = re.compile("[与和及]")


@lru_cache(maxsize=65536)
def read_ending(written: str, names: SectionNames) -> Reading | None:
    """None when the last word is that of no section. Two joined labels are read each by its own."""
    plain = normalise.label(written)
    if not 2 < len(plain) <= _LONGEST:
        return None
    last = names.by_last_word(plain)
    if not last:
        return None
    joint = _JOINT.search(plain)
    first = names.by_last_word(plain[: joint.start()]) if joint else ()
    return Reading(tuple(dict.fromkeys(first + last)), plain, by_ending=True)
