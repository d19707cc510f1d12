"""The attachments of a submission as its page shows them: rows to download, films to play."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.config.file_types import CAPTIONS, PICTURES, extension
from generator.model.submission import Attachment, Submission
from generator.render.views.bundle import SMALL, small_path
from generator.render.views.cards import beside
from generator.render.views.library import Library
from generator.render.views.words import count, inside, link, size

OPENS = PICTURES | {"pdf", "txt"}
"""Types that browsers show by themselves."""
FILMS = {"mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm"}
"""Types that browsers play."""


class File(Struct, frozen=True):
    """One attachment that can be downloaded."""

    role: str
    name: str
    type: str
    """Upper case: `DOCX`."""
    size: str
    pages: str
    """`4页`; empty when the file does not say."""
    href: str
    """Relative to the page itself: attachments lie beside it."""
    opens: bool
    """Browsers show it: it can be looked at before it is downloaded."""
    thumb: str
    """Relative to the site root; empty when there is no small picture of it."""


class Film(Struct, frozen=True):
    """A video that plays on the page. Addresses are relative to the page itself."""

    role: str
    href: str
    mime: str
    facts: str
    poster: str
    """Picture of the same name in the bundle, empty when there is none."""
    captions: str
    """Captions of the same name, empty when there are none."""


def file_rows(one: Submission, attachments: tuple[Attachment, ...]) -> Iterator[File]:
    """The rows of a submission's public attachments."""
    folder = one.path.rpartition("/")[0]
    for attachment in attachments:
        yield File(
            role=attachment.role or "附件",
            name=attachment.name,
            type=(attachment.type or "文件").upper(),
            size=size(attachment.size),
            pages=f"{count(attachment.pages)}页" if attachment.pages else "",
            href=link(inside(attachment.path, folder) or attachment.name),
            opens=attachment.type in OPENS,
            thumb=small_path(one, attachment, SMALL) if attachment.width else "",
        )


def films(library: Library, one: Submission, attachments: tuple[Attachment, ...]) -> Iterator[Film]:
    """Those of them that play."""
    folder = one.path.rpartition("/")[0]
    playing = [file for file in attachments if file.type in FILMS]
    if not playing:
        return
    stills: dict[str, str] = {}
    captions: dict[str, str] = {}
    for path, inner in beside(library, one).items():
        kind = extension(path)
        if kind in PICTURES or kind == CAPTIONS:
            (captions if kind == CAPTIONS else stills)[_name(path)] = link(inner)
    for file in playing:
        yield Film(
            role=file.role or "视频",
            href=link(inside(file.path, folder) or file.name),
            mime=FILMS[file.type],
            facts=f"{file.type.upper()}，{size(file.size)}",
            poster=stills.get(_name(file.path), ""),
            captions=captions.get(_name(file.path), ""),
        )


def _name(path: str) -> str:
    """What a film shares with its picture and its captions."""
    return path.rpartition(".")[0].casefold()
