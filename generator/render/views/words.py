"""Numbers, sizes and addresses as readers see them."""

from __future__ import annotations

from urllib.parse import quote


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
    return quote(path, safe="/~!$&'()*+,;=:@-._")


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
