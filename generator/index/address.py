"""Addresses of submissions, from where their source lies."""

from __future__ import annotations

import re

from generator.text.slug import slugify

_CLEAN = re.compile(r"[a-z0-9]+(?:[a-z0-9._-]*[a-z0-9])?(?:/[a-z0-9]+(?:[a-z0-9._-]*[a-z0-9])?)*")


def address(path: str, permalink: str = "") -> str:
    """`submissions/实验小学/分数除法/index.md` → `r/shi-yan-xiao-xue/fen-shu-chu-fa/`.

    A clean `permalink` wins; one that is not clean (climbing, odd characters) is ignored
    here and reported by its rule.
    """
    if given := clean_address(permalink):
        return given
    parts = path.split("/")[1:]
    name = parts.pop()
    stem = name.rpartition(".")[0]
    if stem.lower() != "index" and not _is_only_text_of(parts):
        parts.append(stem)
    return "r/" + "/".join(slugify(part) for part in parts) + "/"


def _is_only_text_of(parts: list[str]) -> bool:
    """A text that is not `index.md` two folders deep names its bundle by its folder."""
    return len(parts) >= 2


def clean_address(written: str) -> str:
    """A site address `a/b/` from what an author wrote; empty when it cannot be one."""
    plain = written.strip().strip("/").lower()
    return f"{plain}/" if plain and _CLEAN.fullmatch(plain) and ".." not in plain else ""
