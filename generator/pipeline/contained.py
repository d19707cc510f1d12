"""An edit that changes texts and no place: a body, a title, a summary.

Nothing that is judged, listed or counted over all submissions changed, so nothing is judged, listed
or counted again: `contained` says when that is so. The catalogue comes from the cache, and of its
submissions only those are decoded that some page shows. Anything else is a build as any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Record, Records
from generator.check.alike import UNLIKE, kinship
from generator.model.campaign import Campaign
from generator.model.submission import Attachment, Submission
from generator.pipeline.shelves import Before, Examined
from generator.text.sizes import parse_size

MOST = 50
"""Submissions; an edit of more is a build as any other."""


class Kin(Struct, frozen=True):
    """By what submissions are compared with each other: without an equal piece two are no copies."""

    columns: tuple[bytes, ...]
    """One for each place in `kinship`: eight bytes of each submission, by path."""


class Edit(Struct, frozen=True):
    """Submissions whose texts changed."""

    pairs: tuple[tuple[Record, Record], ...]
    """Before and now, by path."""
    kin: Kin
    """As it is now."""

    @property
    def texts(self) -> tuple[tuple[Submission, Submission], ...]:
        """Before and now."""
        return tuple(
            (old.submission, new.submission) for old, new in self.pairs if old.submission and new.submission
        )


def kin_of(submissions: Sequence[Submission]) -> Kin:
    """The columns of all submissions that are compared, by path."""
    columns: list[bytearray] = []
    for one in submissions:
        pieces = kinship(one)
        columns = columns or [bytearray() for _ in pieces]
        for column, piece in zip(columns, pieces, strict=True):
            column += piece
    return Kin(tuple(map(bytes, columns)))


def contained(
    before: Before, examined: Examined, kin: Kin | None, campaigns: Sequence[Campaign]
) -> Edit | None:
    """The edit, if it is one; else None."""
    if (
        kin is None
        or not kin.columns
        or before.whole
        or examined.removed
        or len(examined.changed) > MOST
        or examined.faults != before.faults
        or not all(path in before.records for path in examined.changed)
    ):
        return None
    pairs = _pairs(before.records, examined, campaigns)
    now = _related(kin, pairs) if pairs is not None else None
    return Edit(tuple(pairs), now) if pairs is not None and now is not None else None


def _pairs(
    before: Records, examined: Examined, campaigns: Sequence[Campaign]
) -> list[tuple[Record, Record]] | None:
    found = []
    for path in sorted(examined.changed):
        old, new = before[path], examined.records[path]
        if old.submission is None or new.submission is None or not (old.sound and new.sound):
            return None
        if old.excused != new.excused or not _same_place(old.submission, new.submission):
            return None
        if not _counts_the_same(old.submission, new.submission, campaigns):
            return None
        found.append((old, new))
    return found


def _same_place(old: Submission, new: Submission) -> bool:
    """Whether the two differ only in what the page itself shows, and in the texts of its card."""
    moved = replace(
        old,
        title=new.title,
        summary=new.summary,
        headings=new.headings,
        chars=new.chars,
        size=new.size,
        attachments=new.attachments,
        pictures=new.pictures,
        fingerprint=new.fingerprint,
        content_digest=new.content_digest,
        metadata_digest=new.metadata_digest,
    )
    return (
        moved == new
        and not old.aliases  # their redirects show the title
        and bool(old.summary) == bool(new.summary)
        and _kept_files(old) == _kept_files(new)
        and [(one.path, bool(one.width)) for one in old.pictures]
        == [(one.path, bool(one.width)) for one in new.pictures]
    )


def _kept_files(one: Submission) -> list[Attachment]:
    """What other pages show of the attachments, and whether there is anything in them."""
    return [replace(file, size=bool(file.size), pages=0, width=0, height=0) for file in one.attachments]


def _counts_the_same(old: Submission, new: Submission, campaigns: Sequence[Campaign]) -> bool:
    """Whether no obligation counts the one otherwise than the other."""
    asked = [one for campaign in campaigns for one in campaign.obligations]
    weighed = any(one.amount and parse_size(one.amount) for one in asked)
    return (old.size == new.size or not weighed) and all(
        (old.chars < one.demands.chars) == (new.chars < one.demands.chars) for one in asked
    )


def _related(kin: Kin, pairs: Sequence[tuple[Record, Record]]) -> Kin | None:
    """The columns as they are now; None when one of the two has something in common with another."""
    columns = [bytearray(one) for one in kin.columns]
    for old, new in pairs:
        if old.submission is None or new.submission is None:
            return None
        was, now = kinship(old.submission), kinship(new.submission)
        place = _places(columns[0], was[0])
        if len(place) != 1:
            return None
        for column, piece in zip(columns, was, strict=True):
            if piece != UNLIKE and _places(column, piece) != place:
                return None
        for column, piece in zip(columns, now, strict=True):
            if piece != UNLIKE and _places(column, piece) not in ([], place):
                return None
            column[place[0] : place[0] + len(piece)] = piece
    return Kin(tuple(bytes(one) for one in columns))


def _places(column: bytes | bytearray, piece: bytes) -> list[int]:
    """Offsets at which the piece stands, at most two of them."""
    found: list[int] = []
    at = column.find(piece)
    while at >= 0 and len(found) < 2:
        if at % len(piece) == 0:
            found.append(at)
        at = column.find(piece, at + 1)
    return found
