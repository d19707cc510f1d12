"""A submission in the catalogue: its metadata, never its body."""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.document import Attachment, Author, Heading

__all__ = ["Attachment", "Author", "Picture", "Submission"]


class Picture(Struct, frozen=True, gc=False):
    """A picture of the body."""

    path: str
    """Relative to the content folder."""
    alt: str
    width: int = 0
    """Pixels; 0 when the file could not be read."""
    height: int = 0


class Submission(Struct, frozen=True, gc=False, kw_only=True):
    """Metadata of one submission."""

    path: str
    """Source path relative to the content folder: its identity."""
    url: str
    """Address on the site, `r/<organisation>/<bundle>/`, no leading slash."""
    kind: str
    title: str
    called: str = ""
    """The kind as the author wrote it, when that is neither its slug nor its label: one of its aliases."""
    summary: str = ""
    """Author's summary, else the beginning of the text; plain text, at most 120 characters."""
    date: str = ""
    """ISO day, empty when absent."""
    organisation: str = ""
    """Organisation id; the folder's name when there is no registry."""
    authors: tuple[Author, ...] = ()
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Taxonomy → slugs (closed lists) or labels (open lists), in the author's order."""
    fields: dict[str, str] = field(default_factory=dict)
    """Other front matter fields that the page shows, as text."""
    attachments: tuple[Attachment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[str, ...] = ()
    """Headings of the kind's sections that the text has, in their order in the text."""
    chars: int = 0
    """字数 of the body."""
    size: int = 0
    """Bytes of the text and all files of its bundle."""
    aliases: tuple[str, ...] = ()
    """Former addresses, each becomes a redirect."""
    lesson: str = ""
    """Lesson id that joins the submissions of one lesson."""
    internal: bool = False
    """Counted, never published."""
    copies: tuple[str, ...] = ()
    """Paths of pictures, shown or attached, whose bytes another picture of the bundle has too."""
    lacking: tuple[str, ...] = ()
    """What is asked for and absent, as far as nothing else here shows it: `field:date`, `section:目标`."""
    fingerprint: bytes = b""
    """Of the author's own words, to find near copies; empty for a short text."""
    content_digest: str = ""
    """Hex digest of the text and of what the bundle's files were when read."""
    metadata_digest: str = ""
    """Hex digest of everything above except what a change of the body alone changes."""
