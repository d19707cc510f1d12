"""How many pictures a submission has. Pure."""

from __future__ import annotations

from generator.config.file_types import PHOTOS
from generator.model.submission import Submission


def distinct_pictures(submission: Submission) -> int:
    """Different pictures that a submission shows or has attached; of equal files one counts."""
    attached = {one.path for one in submission.attachments if one.type in PHOTOS and one.size}
    return len({one.path for one in submission.pictures}.union(attached).difference(submission.copies))
