"""Slots: private-use characters that stand in a shell where each page's own text goes.

MkDocs renders a stub page whose texts are slots; `cut` splits the result there, so that
stamping a page is joining byte strings. Submissions are never split, so a private-use
character in their text is harmless.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from markupsafe import escape
from msgspec import Struct

TITLE, DESCRIPTION, CANONICAL, HEAD, BODY = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
INTRO = "\ue005"
"""Stands before and after the content of the hand-written home page."""
CURRENT = tuple(chr(0xE010 + at) for at in range(8))
"""One for each entry of the main navigation: empty, or ` aria-current="…"`."""

_SLOT = re.compile("([\ue000-\ue01f])")
_BLANK = re.compile(r"[ \t]*\n\s*")
_REQUIRED = (TITLE, BODY)


class ShellError(ValueError):
    """The theme did not give a shell that pages can be stamped from."""


class Shell(Struct, frozen=True):
    """One layout at one depth: fixed bytes, and the slots between them."""

    pieces: tuple[bytes, ...]
    """One more than `slots`."""
    slots: tuple[str, ...]
    base: str
    """Relative path to the site root as seen from a page of this depth, with a slash: `../../`."""
    digest: bytes
    """Of all of this."""

    def stamp(
        self,
        *,
        title: str,
        body: bytes,
        description: str = "",
        canonical: str = "",
        head: bytes = b"",
        current: int | None = None,
        exact: bool = False,
    ) -> list[bytes]:
        """The page in pieces. Texts are escaped here; `body` and `head` are HTML already.

        `current` is the position of the navigation entry that the page belongs to, `exact`
        whether it is that entry's own page.
        """
        texts: dict[str, bytes] = {
            TITLE: str(escape(title)).encode(),
            DESCRIPTION: str(escape(description)).encode(),
            CANONICAL: str(escape(canonical)).encode(),
            HEAD: head,
            BODY: body,
        }
        if current is not None:
            texts[CURRENT[current]] = b' aria-current="page"' if exact else b' aria-current="true"'
        return self.fill(texts)

    def fill(self, texts: Mapping[str, bytes]) -> list[bytes]:
        """Join fixed bytes and `texts`, a slot without text being empty."""
        found = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            found.append(texts.get(slot, b""))
            found.append(piece)
        return found


def cut(page: str, base: str) -> Shell:
    """Split a rendered stub at its slots."""
    # Templates leave many empty lines; at 100,000 pages they would be 100 MB. Shells hold no `pre`.
    parts = _SLOT.split(_BLANK.sub("\n", page).strip())
    slots = tuple(parts[1::2])
    missing = [slot for slot in _REQUIRED if slot not in slots]
    if missing or INTRO in slots:
        raise ShellError("主题模板没有给出标题或正文的位置，请检查 theme/main.html。")
    digest = blake2b(f"{base}\0{page}".encode(), digest_size=16).digest()
    return Shell(tuple(piece.encode() for piece in parts[0::2]), slots, base, digest)
