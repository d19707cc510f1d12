"""Which pieces count for which unit under one obligation, and why others do not. Pure.

A hit is a piece (or a decision of the bureau) that is of the obligation's sort. Its reasons are
empty when it counts; else it is held back or falls short of what the obligation demands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import attrgetter

from msgspec import Struct

from generator.assess.roster import Roster, holds
from generator.config.pictures import distinct_pictures
from generator.config.vocabulary import satisfied
from generator.model.campaign import PERSON, SUBJECT, Campaign, Demands, Obligation, Recognised, What
from generator.model.ledger import Piece
from generator.model.registry import Featured, Registry
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


Hits = dict[str, list[Hit]]
"""Unit key → its hits in order of receipt."""


class CameIn(Struct, frozen=True):
    """What a campaign has to judge."""

    pieces: Sequence[Piece]
    """In order of receipt."""
    by_kind: Mapping[str, Sequence[Piece]]
    decisions: Sequence[Featured]
    start: str
    """First ISO day of the campaign."""


def came_in(pieces: Iterable[Piece], registry: Registry, campaign: Campaign, as_of: str) -> CameIn:
    """Pieces that name the campaign, and those that name none and are dated within its period.

    What came in after `as_of` is not there yet.
    """
    found = [
        one
        for one in pieces
        if one.received <= as_of
        and (
            campaign.slug in named
            if (named := one.submission.terms.get("campaign"))
            else campaign.start <= (one.submission.date or one.received) <= (campaign.end or "9999")
        )
    ]
    found.sort(key=_RECEIPT)
    by_kind: dict[str, list[Piece]] = {}
    for one in found:
        by_kind.setdefault(one.submission.kind, []).append(one)
    return CameIn(found, by_kind, _decisions(registry, campaign, as_of), campaign.start)


_RECEIPT: Callable[[Piece], tuple[str, str]] = lambda one: (one.received, one.submission.path)  # noqa: E731


def hits(came: CameIn, obligation: Obligation, roster: Roster, site: SiteConfig) -> Hits:
    """What came in that is of the obligation's sort, by unit."""
    found: Hits = {}
    pieces = came.pieces
    keys = _Keys(obligation, roster)
    if obligation.what.recognised is not None:
        for where, hit in _recognised(obligation.what.recognised, came.decisions, roster.registry, pieces):
            for key in keys.of_organisation(where, hit.received):
                found.setdefault(key, []).append(hit)
        for those in found.values():
            those.sort(key=attrgetter("received", "path"))
        return found
    what = obligation.what
    kinds = _kinds(what, site)
    if kinds and not what.or_attachment:
        # Most obligations ask for one kind of many: the others are not even looked at.
        pieces = list(merge(*(came.by_kind.get(kind, ()) for kind in sorted(kinds)), key=_RECEIPT))
    for piece in pieces:
        one = piece.submission
        if not _sort_of(what, one, kinds):
            continue
        hit = _hit(piece, obligation, site, came.start)
        for key in keys.of_submission(one, hit.received):
            if key in found:
                found[key].append(hit)
            else:
                found[key] = [hit]
    return found


def _kinds(what: What, site: SiteConfig) -> frozenset[str]:
    grouped = (slug for slug, kind in site.kinds.items() if kind.group and kind.group in what.groups)
    return frozenset((*what.kinds, *grouped))


def _sort_of(what: What, one: Submission, kinds: frozenset[str]) -> bool:
    """Whether the submission is what the obligation asks for."""
    named = bool(what.kinds or what.groups)
    of_kind = one.kind in kinds if named else not what.or_attachment
    if not of_kind and not (
        what.or_attachment and any(file.role == what.or_attachment for file in one.attachments)
    ):
        return False
    if what.signed is not None and what.signed != any(author.id for author in one.authors):
        return False
    if what.when and not holds(what.when, one.terms):
        return False
    if what.title and not _says(one.title, what.title):
        return False
    if not what.fields:
        return True
    # Who leaves the field empty usually says it in the title, or writes it where the kind belongs.
    return all(
        _says(one.fields.get(name) or f"{one.called} {one.title}", wanted)
        for name, wanted in what.fields.items()
    )


def _says(text: str, wanted: tuple[str, ...]) -> bool:
    folded = fold(text)
    return any(fold(one) in folded for one in wanted)


def _hit(piece: Piece, obligation: Obligation, site: SiteConfig, start: str) -> Hit:
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


def _decisions(registry: Registry, campaign: Campaign, as_of: str) -> list[Featured]:
    """Decisions taken in the campaign's period up to `as_of` that still hold then."""
    return [
        one
        for one in registry.featured
        if campaign.start <= (one.date or campaign.start) <= as_of and (not one.until or as_of <= one.until)
    ]


def _recognised(
    recognised: Recognised, decisions: Iterable[Featured], registry: Registry, pieces: Iterable[Piece]
) -> Iterator[tuple[str, Hit]]:
    """(organisation id, hit) for each that the bureau recognised: once, by the earliest decision."""
    seen: set[str] = set()
    homes = {one.submission.path: one.submission.organisation for one in pieces}
    for one in sorted(decisions, key=attrgetter("date")):
        if (recognised.award and one.award != recognised.award) or (
            recognised.level and one.level not in recognised.level
        ):
            continue
        name, where = _subject_of(one, recognised.of, registry, homes)
        if name and where and name not in seen:
            seen.add(name)
            yield where, Hit(name, one.date, one.date, False, 1)


def _subject_of(one: Featured, of: str, registry: Registry, homes: dict[str, str]) -> tuple[str, str]:
    """(whom the decision is about, organisation where it counts)."""
    if of == "organisation":
        return one.organisation, one.organisation
    if of == "person":
        known = registry.people.get(one.person)
        return one.person, known.organisation if known else ""
    return one.submission, homes.get(one.submission, "")


class _Keys:
    """Keys of the units to which a piece is credited."""

    def __init__(self, obligation: Obligation, roster: Roster) -> None:
        self._roster = roster
        self._tree = obligation.scope == "tree"
        levels = {level for one in obligation.who for level in one.level}
        self._person, self._subject = PERSON in levels, SUBJECT in levels
        self._organisation = bool(levels - {PERSON, SUBJECT})

    def of_submission(self, one: Submission, day: str) -> list[str]:
        """A teacher gets what he signed; a subject what its school hands in of that subject."""
        found: list[str] = []
        if self._person:
            found += dict.fromkeys([f"person:{author.id}" for author in one.authors if author.id])
        if self._subject:
            school = self._roster.school(self._roster.successor(one.organisation, day))
            found += [f"subject:{school}/{slug}" for slug in one.terms.get(SUBJECT, ())]
        if self._organisation:
            found += self.of_organisation(one.organisation, day)
        return found

    def of_organisation(self, organisation: str, day: str) -> list[str]:
        """The organisation alone, or with all above it when the obligation counts whole trees."""
        here = self._roster.successor(organisation, day)
        return [f"organisation:{one}" for one in (self._roster.above(here) if self._tree else (here,))]
