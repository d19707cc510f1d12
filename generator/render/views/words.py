"""Numbers, sizes and addresses as readers see them."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.text.shares import hundredths

_SAFE = "/~!$&'()*+,;=:@-._"
_PLAIN = re.compile(r"[\w/~!$&'()*+,;=:@.-]*", re.ASCII)
_AFTER_MARK = re.compile(r"(?<=[，。、；：！？”’）》」』])[ \n]+")


def unfolded(text: str) -> str:
    """Folded YAML joins lines by a blank; none belongs after a Chinese mark."""
    return _AFTER_MARK.sub("", text)


def count(number: int) -> str:
    """`1284` → `1,284`."""
    return f"{number:,}"


def size(number: int) -> str:
    """Bytes as `86 KB` or `6.0 MB`; at least 1 KB."""
    kilobytes = number / 1024
    if kilobytes < 1000:
        return f"{max(1, round(kilobytes))} KB"
    megabytes = kilobytes / 1024
    return f"{megabytes:.1f} MB" if megabytes < 1000 else f"{megabytes / 1024:.1f} GB"


def link(path: str) -> str:
    """A path as it stands in `href`: percent-encoded, slashes kept."""
    # Nearly all paths are plain, and asking costs a tenth of quoting.
    return path if _PLAIN.fullmatch(path) else quote(path, safe=_SAFE)


def inside(path: str, folder: str) -> str | None:
    """`path` relative to `folder` (both relative to the content folder); None when it lies outside."""
    if not folder or not path.startswith(folder + "/"):
        return None
    inner = path[len(folder) + 1 :]
    # Stages before this one join and normalise paths; anything that still climbs is refused, not repaired.
    return inner if inner and ".." not in inner.split("/") and not inner.startswith("/") else None


def depth(address: str) -> int:
    """Number of folders of an address: `subject/math/` → 2."""
    return address.count("/")


LEAST_OF = 10
"""Of fewer than these a percentage says less than the numbers."""


def per_cent(part: int, whole: int) -> str:
    """`214/286（75%）`; 100 % only of all, 0 % only of none, none at all of a handful."""
    told = f"{count(part)}/{count(whole)}"
    if not whole or (whole < LEAST_OF and part != whole):
        return told
    return f"{told}（{hundredths(part, whole)}%）"


def width(part: int, whole: int) -> str:
    """Length of a bar in hundredths of the longest, one digit behind the point."""
    return f"{100 * part / whole:.1f}" if whole else "0"
