"""A hit: a piece that is of an obligation's sort, and why it does not count if it does not. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.config.pictures import distinct_pictures
from generator.config.vocabulary import satisfied
from generator.model.campaign import SUBJECT, Demands, Obligation
from generator.model.ledger import Piece
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.text.normalise import fold


class Hit(Struct, frozen=True, gc=False):
    """One piece under one obligation."""

    path: str
    day: str
    """ISO day that decides its slot: the author's, else that of receipt."""
    received: str
    """ISO day that decides whether it was in time; empty when nothing is known."""
    guessed: bool
    """`received` is the author's date, for want of a receipt."""
    value: int
    """What it adds to the count."""
    reasons: tuple[str, ...] = ()
    """Codes or Chinese words; empty when it counts."""
    size: int = 0
    """Bytes."""
    hours: float = 0
    lesson: str = ""
    subjects: tuple[str, ...] = ()


def hit(piece: Piece, obligation: Obligation, site: SiteConfig, start: str) -> Hit:
    """`start`: first ISO day of the campaign."""
    one = piece.submission
    return Hit(
        path=one.path,
        # A plan for September is often dated in August: who names the campaign is not too early for it.
        day=max(one.date or piece.received, start),
        received=piece.received,
        guessed=not piece.by_receipt,
        # Who leaves the number out has one of it.
        value=int(_number(one, obligation.sum_field)) if one.fields.get(obligation.sum_field) else 1,
        reasons=piece.codes or tuple(_shortfalls(one, obligation.demands, site)),
        size=one.size,
        hours=_number(one, obligation.hours_field) if obligation.hours_field else 0,
        lesson=one.lesson,
        subjects=one.terms.get(SUBJECT, ()),
    )


def _number(one: Submission, field: str) -> float:
    try:
        return float(fold(one.fields.get(field, "")) or 0)
    except ValueError:
        return 0


def _shortfalls(one: Submission, demands: Demands, site: SiteConfig) -> Iterator[str]:
    """What the obligation demands beyond the kind and the submission does not have."""
    if one.chars < demands.chars:
        yield f"字数 {one.chars}，应有 {demands.chars}"
    if demands.sections:
        declared = {section.heading: section for section in site.kinds[one.kind].sections}
        present = set(one.sections)
        for heading in demands.sections:
            section = declared.get(heading)
            if not (satisfied(section, present) if section else heading in present):
                yield f"缺少“{heading}”"
    if demands.images and (pictures := distinct_pictures(one, site.kinds[one.kind])) < demands.images:
        yield f"图片 {pictures} 张，应有 {demands.images} 张"
    for role in demands.attachments:
        # An empty file is no file.
        if not any(file.role == role and file.size for file in one.attachments):
            yield f"缺少附件“{role}”"
