"""Keys: short digests of everything that some bytes depend on.

In: texts and bytes, in a fixed order. Out: 16 bytes. Must not: read a clock, a file or the locale.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

SIZE = 16
"""Bytes. 2⁶⁴ pages before two keys are likely to meet by chance; nobody gains by forging one."""


def key(*parts: bytes | str) -> bytes:
    """Digest of the parts, each with its length: `key("ab", "c") != key("a", "bc")`."""
    return key_of(parts)


def key_of(parts: Iterable[bytes | str]) -> bytes:
    """The same for any number of parts, one after the other."""
    hashed = blake2b(digest_size=SIZE)
    for part in parts:
        # A text that came from a file name may hold half a surrogate pair.
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "little"))
        hashed.update(data)
    return hashed.digest()
