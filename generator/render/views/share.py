"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.submission import Submission
from generator.render.views.bundle import CARD, small_path
from generator.render.views.cards import shown_pictures
from generator.render.views.library import Library

LEAST = 300
"""Pixels: WeChat passes over a narrower picture."""
CARD_SIZE = (600, 315)


class ShareImage(Struct, frozen=True):
    """Public address, and pixels."""

    url: str
    width: int
    height: int


class ShareCard(Struct, frozen=True):
    """What is drawn for the submissions of one subject and kind that have no picture of their own."""

    path: str
    subject: str
    """Empty for those without a subject."""
    kind: str
    site: str


def share_image(library: Library, one: Submission) -> ShareImage:
    """The first picture of the body if it is large enough, else the card of the subject and kind."""
    first = next(iter(shown_pictures(library, one)), None)
    root = library.site.site.url
    if first is not None and first.width >= LEAST:
        width = min(CARD, first.width)
        height = max(1, round(first.height * width / first.width))
        return ShareImage(root + small_path(one, first, CARD), width, height)
    rows = library.site.home.rows
    subject = (one.terms.get(rows) or ("",))[0] if rows else ""
    return ShareImage(root + _path(library, subject, one.kind), *CARD_SIZE)


def share_cards(library: Library) -> Iterator[ShareCard]:
    """A card for every subject and kind that occur together, and for each kind without a subject."""
    catalogue, rows = library.catalogue, library.site.home.rows
    kinds = [""] * len(catalogue.submissions)
    for entry in catalogue.terms.get("kind", ()):
        for at in entry.members:
            kinds[at] = entry.key
    pairs = {("", kind) for kind in kinds}
    for entry in catalogue.terms.get(rows, ()) if rows else ():
        pairs |= {(entry.key, kinds[at]) for at in entry.members}
    for subject, kind in sorted(pairs):
        declared = library.site.kinds.get(kind)
        yield ShareCard(
            _path(library, subject, kind),
            library.term_label(rows, subject) if rows and subject else "",
            declared.label if declared else kind,
            library.site.site.name,
        )


def _path(library: Library, subject: str, kind: str) -> str:
    rows = library.site.home.rows
    entry = library.catalogue.entry.get((rows, subject)) if rows and subject else None
    return f"thumb/card/{entry.slug}-{kind}.png" if entry else f"thumb/card/{kind}.png"
