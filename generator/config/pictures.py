"""How many pictures a submission has. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from generator.config.file_types import PHOTOS
from generator.model.document import Attachment
from generator.model.kind import Kind
from generator.model.submission import Submission


def attached_pictures(attachments: Iterable[Attachment], kind: Kind) -> set[str]:
    """Paths of the pictures among the files.

    A picture in a role that the kind asks for (a photographed sign-in sheet) is that file, and no photo
    besides.
    """
    asked = {name for rule in kind.attachments for name in (rule.role, *rule.aliases)}
    return {one.path for one in attachments if one.type in PHOTOS and one.size and one.role not in asked}


def distinct_pictures(submission: Submission, kind: Kind) -> int:
    """Different pictures that a submission shows or has attached; of equal files one counts."""
    attached = attached_pictures(submission.attachments, kind)
    return len({one.path for one in submission.pictures}.union(attached).difference(submission.copies))
