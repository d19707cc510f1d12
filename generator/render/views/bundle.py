"""What is published of a submission's bundle besides the files themselves: smaller pictures, one archive.

Only their addresses and sizes are told here; `render/files.py` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.config.file_types import extension
from generator.model.submission import Attachment, Picture, Submission
from generator.render.views.cards import beside, published, shown_pictures, thumb_path
from generator.render.views.library import Library
from generator.render.views.words import inside
from generator.render.zipped import LARGEST
from generator.text.sizes import parse_size

SMALL, CARD, WIDE = 240, 480, 960
"""Pixels: of an attachment's row, of a card or a phone's line, of a line on a desk; at twice its density."""
_LITTLE = CARD * 3 // 2
"""Pixels: up to here a narrower version saves less than its file costs."""
ZIP = "全部附件.zip"


class Smaller(Struct, frozen=True):
    """A WebP made from a picture or from the first page of a PDF."""

    path: str
    """On the site."""
    source: str
    """In the content folder."""
    width: int
    """At most; nothing is enlarged."""


class Shown(Struct, frozen=True):
    """A picture of a body as its page shows it."""

    width: int
    height: int
    srcset: str = ""
    """Smaller versions with their widths, addresses as seen from the page; empty for a small picture."""


def smaller(library: Library, one: Submission) -> Iterator[Smaller]:
    """Every smaller version that is published. The first picture always has that of the cards."""
    for at, picture in enumerate(shown_pictures(library, one)):
        for width in widths(picture) or ((CARD,) if at == 0 else ()):
            yield Smaller(small_path(one, picture, width), picture.path, width)
    for file in published(library, one):
        if file.width:
            yield Smaller(small_path(one, file, SMALL), file.path, SMALL)


def widths(picture: Picture) -> tuple[int, ...]:
    """Which smaller versions of a body's picture are worth while. A GIF may move: it stays whole."""
    if picture.width <= _LITTLE or extension(picture.path) == "gif":
        return ()
    return CARD, WIDE


def small_path(one: Submission, file: Picture | Attachment, width: int) -> str:
    """Where a smaller version is published."""
    path = thumb_path(one, file)
    return path if width == CARD else f"{path.removesuffix('.webp')}-{width}.webp"


def body_pictures(library: Library, one: Submission, base: str) -> dict[str, Shown]:
    """Path inside the bundle → the picture, for those that are published. `base`: path to the site root."""
    folder = one.path.rpartition("/")[0]
    return {
        inside(picture.path, folder) or "": Shown(
            picture.width,
            picture.height,
            ", ".join(
                f"{base}{small_path(one, picture, width)} {min(width, picture.width)}w"
                for width in widths(picture)
            ),
        )
        for picture in shown_pictures(library, one)
    }


def zip_path(library: Library, one: Submission, files: Sequence[Attachment]) -> str:
    """Where all public attachments lie as one file; empty when there is only one, or too much of them."""
    if len(files) < 2 or sum(file.size for file in files) > _limit(library):
        return ""
    taken = {inner.casefold() for inner in beside(library, one).values()}
    name = ZIP
    while name in taken:
        name = f"_{name}"
    return one.url + name


def _limit(library: Library) -> int:
    found: int | None = library.remembered.get(("limit", "zip"))
    if found is None:
        try:
            found = min(LARGEST, parse_size(library.site.limits.zip_bytes))
        except ValueError:
            found = 0  # the configuration's own fault, reported there
        library.remembered["limit", "zip"] = found
    return found


def addresses(library: Library, one: Submission) -> Iterator[str]:
    """Paths on the site of all that comes from the bundle, but of the page."""
    yield from (one.url + inner for inner in beside(library, one).values())
    yield from (small.path for small in smaller(library, one))
    if path := zip_path(library, one, published(library, one)):
        yield path
