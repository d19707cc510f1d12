"""Scripts as pages load them: parts joined, comments and needless spaces taken out.

A part is a file of the theme that says one thing; a page that asks for eight of them waits eight
times on a slow connection. What a reader asks for later (suggestions, posters) stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rjsmin import jsmin

COMMON = ("js/shell.js",)
"""On every page."""

SCRIPTS: dict[str, tuple[str, ...]] = {
    "search": ("js/search.js",),
    "listing": ("js/share.js",),
    "organisation": ("js/share.js",),
    "campaign": ("js/share.js",),
    "dossier": ("js/dossier.js",),
    "submission": ("js/lesson.js", "js/share.js"),
}
"""Layout → its own scripts; kinds of submissions have `js/kinds/<kind>.js` besides, where the theme has it."""

PARTS: dict[str, tuple[str, ...]] = {
    "js/shell.js": ("js/shell.js", "js/return.js", "js/language.js", "js/framed.js"),
    "js/lesson.js": ("js/lesson.js", "js/lightbox.js"),
    "js/search.js": (
        "js/search-text.js",
        "js/search-query.js",
        "js/search-read.js",
        "js/search-find.js",
        "js/search-state.js",
        "js/search-facets.js",
        "js/search-card.js",
        "js/search.js",
    ),
}
"""Script → the files it is made of, in their order; each of them needs only those before it."""

_OTHERS = "js/vendor/"
"""By others: left as they came, with their licences."""


def parts_of(name: str) -> Sequence[str]:
    """Names of the theme's files that a script is made of."""
    return PARTS.get(name, (name,))


def finish(assets: Path) -> None:
    """Joins and lightens the scripts below `assets`, the folder that readers get. Idempotent. OSError."""
    joined = {
        name: "\n".join((assets / one).read_text("utf-8") for one in parts)
        for name, parts in PARTS.items()
        if all((assets / one).is_file() for one in parts)
    }
    for name in joined:
        for one in PARTS[name]:
            (assets / one).unlink()
    for name, text in joined.items():
        (assets / name).write_text(text, "utf-8")
    for path in sorted((assets / "js").rglob("*.js")):
        if not path.relative_to(assets).as_posix().startswith(_OTHERS):
            path.write_text(f"{jsmin(path.read_text('utf-8'))}\n", "utf-8")
