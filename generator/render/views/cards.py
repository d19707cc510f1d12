"""The card of a submission, as listings and the home page show it."""

from __future__ import annotations

from hashlib import blake2b

from msgspec import Struct

from generator.config.file_types import NEVER_PUBLISHED, PHOTOS, extension
from generator.model.submission import Attachment, Picture, Submission
from generator.render.views.library import Library
from generator.render.views.parts import (
    Rank,
    Ref,
    author_refs,
    organisation_ref,
    rank,
    term_ref,
)
from generator.render.views.recognition import Badge, badges
from generator.render.views.words import inside, link


class Card(Struct, frozen=True):
    """Everything a card shows. Addresses are relative to the site root."""

    title: str
    href: str
    kind: Ref
    summary: str
    date: str
    thumb: str
    """Empty when the submission has no picture."""
    glyph: str
    """One character that stands for a missing picture; empty when there is one."""
    rank: Rank | None
    facts: tuple[Ref, ...]
    badges: tuple[Badge, ...]
    authors: tuple[Ref, ...]
    organisation: Ref
    files: str
    """Roles with their numbers; empty when there is nothing to download."""
    issue: str = ""
    """Number of an issue, for covers."""


def card(library: Library, at: int) -> Card:
    """The card of the submission with this index."""
    submission = library.catalogue.submissions[at]
    kind = library.kind_label(submission)
    pictures = shown_pictures(library, submission)
    facts = [
        term_ref(library, taxonomy, key)
        for taxonomy in library.site.card
        if taxonomy not in library.top_level
        for key in submission.terms.get(taxonomy, ())[:2]
    ]
    return Card(
        title=submission.title,
        href=submission.url,
        kind=term_ref(library, "kind", submission.kind),
        summary=submission.summary,
        date=submission.date,
        thumb=link(thumb_path(submission, pictures[0])) if pictures else "",
        glyph="" if pictures else _glyph(library, submission, kind),
        rank=rank(library, submission),
        facts=tuple(facts),
        badges=badges(library, submission),
        authors=author_refs(library, at),
        organisation=organisation_ref(library, submission.organisation),
        files=_files(library, submission, len(pictures)),
        issue=submission.fields.get("issue", ""),
    )


def _glyph(library: Library, submission: Submission, kind: str) -> str:
    rows = library.site.home.rows
    keys = submission.terms.get(rows, ()) if rows else ()
    return (library.term_label(rows, keys[0]) if rows and keys else kind)[:1]


def published(library: Library, submission: Submission) -> tuple[Attachment, ...]:
    """Attachments that readers may have: public, of a passive type, inside the bundle, pictures readable."""
    folder = submission.path.rpartition("/")[0]
    return tuple(
        one
        for one in submission.attachments
        if not one.internal
        and one.path not in library.internal_paths
        and extension(one.path) not in NEVER_PUBLISHED
        # What a picture says of places and people can be taken out only of one that can be read.
        and (one.width or one.type not in PHOTOS)
        and inside(one.path, folder) is not None
    )


def shown_pictures(library: Library, submission: Submission) -> tuple[Picture, ...]:
    """Pictures that can be shown: readable, not internal, inside the bundle, each file once."""
    folder = submission.path.rpartition("/")[0]
    found: dict[str, Picture] = {}
    for one in submission.pictures:
        passive = extension(one.path) not in NEVER_PUBLISHED
        if (
            one.width
            and passive
            and one.path not in library.internal_paths
            and inside(one.path, folder) is not None
        ):
            found.setdefault(one.path, one)
    return tuple(found.values())


def beside(library: Library, submission: Submission) -> dict[str, str]:
    """Files that lie beside the page: path in the content folder → path below the page's address."""
    folder = submission.path.rpartition("/")[0]
    paths = [one.path for one in shown_pictures(library, submission)]
    paths += [one.path for one in published(library, submission)]
    return {path: inner for path in paths if (inner := inside(path, folder)) is not None}


def thumb_path(submission: Submission, picture: Picture | Attachment) -> str:
    """Where the thumbnail of a file is published.

    Away from the page: a folder costs more than a file, and beside the page stand the author's own names.
    """
    inner = inside(picture.path, submission.path.rpartition("/")[0]) or ""
    name = blake2b(f"{submission.url}{inner}".encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
    return f"thumb/{name[:2]}/{name[2:]}.webp"


def _files(library: Library, submission: Submission, pictures: int) -> str:
    """What can be downloaded, counted by role in the author's order."""
    counted: dict[str, int] = {}
    for one in published(library, submission):
        counted[one.role or "附件"] = counted.get(one.role or "附件", 0) + 1
    if pictures:
        counted["图"] = pictures
    return " ".join(f"{role}{number}" for role, number in counted.items())
