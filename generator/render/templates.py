"""Our own jinja2 environment: autoescape on, undefined names are errors, compiled once.

MkDocs' environment escapes nothing; no text of a submission ever reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from msgspec import Struct

CARD_BASE = "\ue01f"
"""Stands in a rendered card for the path to the site root, which depends on the page."""


class Templates(Struct, frozen=True):
    """Compiled page templates."""

    environment: jinja2.Environment
    digest: bytes
    """Of every template's text."""
    names: frozenset[str]
    """Relative to the templates folder."""

    def render(self, name: str, **values: Any) -> bytes:
        """One template as HTML."""
        return self.environment.get_template(name).render(**values).encode()


def load_templates(folder: Path) -> Templates:
    """The templates of a theme."""
    texts = dict(_texts(folder))
    digest = blake2b(digest_size=16)
    for name, text in texts.items():
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(texts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    return Templates(environment, digest.digest(), frozenset(texts))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8")
