"""Names of files and folders from what authors wrote, good on every file system a USB stick has.

FAT32, exFAT and NTFS refuse some characters, some whole names, and two names that differ in case only;
addresses in a page refuse a few more. What is refused has a full-width twin that reads the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 60
"""Characters of a name. Windows stops at 260 for a whole path, and people copy folders into deep ones."""
_TWINS = str.maketrans('<>:"/\\|?*#%', "＜＞：＂／＼｜？＊＃％")
_LEFT_OUT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Sk", "So"})
"""Controls, marks that turn the direction of a line, private and unknown characters, pictures."""
_SIGNS = frozenset("°℃℉")
"""Pictures to Unicode, and words to a teacher."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)")
_EXTENSION = re.compile(r"\.[0-9A-Za-z]{1,8}\Z")
UNNAMED = "未命名"


def safe_name(text: str, longest: int = LONGEST) -> str:
    """One part of a path: `分数÷整数？` stays, `../a:b.` becomes `／a：b`; `未命名` when nothing remains."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(
        one for one in plain if one.isspace() or one in _SIGNS or unicodedata.category(one) not in _LEFT_OUT
    )
    name = _bare(" ".join(kept.split()).translate(_TWINS))
    if len(name) > longest:
        found = _EXTENSION.search(name)
        tail = found[0] if found else ""
        name = _bare(name[: longest - len(tail)]) + tail
    if _RESERVED.match(name):
        name = f"_{name}"
    return name or UNNAMED


def _bare(name: str) -> str:
    """Windows drops dots and blanks at the end without a word; a dot in front hides a file elsewhere."""
    return name.strip(". \u3000")


def folded(name: str) -> str:
    """Equal for names that some file system takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def unique(name: str, taken: Container[str]) -> str:
    """`name`, or `name（2）` … when a name like it is among `taken`, which holds `folded` ones."""
    if folded(name) not in taken:
        return name
    found = _EXTENSION.search(name)
    stem, tail = (name[: found.start()], found[0]) if found else (name, "")
    number = 2
    while folded(f"{stem}（{number}）{tail}") in taken:
        number += 1
    return f"{stem}（{number}）{tail}"
