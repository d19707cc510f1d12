"""Rounds of a lesson: what belongs to each, which versions follow each other, and what was said between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.catalogue import Lesson
from generator.model.site import Step
from generator.model.submission import Submission
from generator.render.views.cards import published
from generator.render.views.library import Library
from generator.render.views.words import inside, link, size
from generator.text.dates import chinese_day

ROUND = "round"
"""Field that says which version of a lesson a submission is of."""
NUMBERS = "一二三四五六七八九"


class File(Struct, frozen=True):
    """One attachment."""

    role: str
    type: str
    size: str
    href: str


class Document(Struct, frozen=True):
    """One submission of the lesson. Addresses are relative to the site root."""

    title: str
    href: str
    kind: str
    by: str
    date: str
    round: str
    """`二磨`; empty when it says none."""
    summary: str
    files: tuple[File, ...]


class Round(Struct, frozen=True):
    """Everything of one round."""

    label: str
    date: str
    """Chinese day of its first document."""
    documents: tuple[Document, ...]


class Match(Struct, frozen=True):
    """Two versions that follow each other."""

    id: str
    kind: str
    old: Document
    new: Document
    old_path: str
    """Source path."""
    new_path: str
    reasons: tuple[Document, ...]
    """What was said of the old version before the new one was made."""


def round_of(one: Submission) -> int:
    """Number of its round; 0 when it says none."""
    written = one.fields.get(ROUND, "").strip()
    return int(written) if written.isdecimal() and int(written) <= len(NUMBERS) else 0


def document(library: Library, at: int) -> Document:
    """One submission of the catalogue, as the dossier tells of it."""
    one = library.catalogue.submissions[at]
    names = "、".join(author.name for author in one.authors[:3])
    number = round_of(one)
    return Document(
        title=one.title,
        href=one.url,
        kind=library.kind_label(one),
        by=names or library.organisation_label(one.organisation),
        date=one.date,
        round=f"{NUMBERS[number - 1]}磨" if number else "",
        summary=one.summary,
        files=tuple(_files(library, one)),
    )


def _files(library: Library, one: Submission) -> Iterator[File]:
    folder = one.path.rpartition("/")[0]
    for each in published(library, one):
        inner = inside(each.path, folder) or each.name
        role = each.role or "附件"
        yield File(role, (each.type or "文件").upper(), size(each.size), one.url + link(inner))


def rounds_of(library: Library, lesson: Lesson, documents: dict[int, Document]) -> Iterator[Round]:
    """Oldest first. `documents`: of the lesson's members, by place in the catalogue."""
    by_round: dict[int, list[int]] = {}
    for at in lesson.members:
        if number := round_of(library.catalogue.submissions[at]):
            by_round.setdefault(number, []).append(at)
    for number in sorted(by_round):
        own = tuple(documents[at] for at in by_round[number])
        days = [one.date for one in own if one.date]
        yield Round(f"{NUMBERS[number - 1]}磨", chinese_day(min(days)) if days else "", own)


def matches_of(
    library: Library, lesson: Lesson, documents: dict[int, Document], taken: dict[int, tuple[Step, ...]]
) -> Iterator[Match]:
    """Versions of each compared kind that follow each other. `taken`: the steps that each member takes."""
    submissions = library.catalogue.submissions
    for kind in library.site.dossier.compared:
        # The newest of each round: members stand oldest first.
        versions = {
            round_of(submissions[at]): at
            for at in lesson.members
            if submissions[at].kind == kind and round_of(submissions[at])
        }
        numbers = sorted(versions)
        for before, after in itertools.pairwise(numbers):
            old, new = versions[before], versions[after]
            yield Match(
                id=f"{kind}-{after}",
                kind=documents[new].kind,
                old=documents[old],
                new=documents[new],
                old_path=submissions[old].path,
                new_path=submissions[new].path,
                reasons=tuple(
                    documents[at]
                    for at in lesson.members
                    if any(step.advice for step in taken[at])
                    and _led_to(submissions[at], before, submissions[old], submissions[new])
                ),
            )


def _led_to(one: Submission, before: int, old: Submission, new: Submission) -> bool:
    """Of the old version's round; without one, of the days between the two."""
    number = round_of(one)
    return number == before if number else bool(one.date) and old.date <= one.date <= new.date


def compared_paths(matches: Sequence[Match]) -> tuple[str, ...]:
    """Source paths of the submissions whose texts the page shows."""
    return tuple(dict.fromkeys(path for one in matches for path in (one.old_path, one.new_path)))
