"""The page of one lesson: its documents by step, its rounds, and which versions are compared."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.catalogue import Lesson
from generator.model.site import Step
from generator.model.submission import Submission
from generator.render.views.cards import published
from generator.render.views.library import Library
from generator.render.views.parts import (
    Ref,
    author_refs,
    classification,
    crumbs,
    organisation_ref,
    term_ref,
)
from generator.render.views.share import ShareImage, share_image
from generator.render.views.words import inside, link, size
from generator.text.dates import chinese_day

ROUND = "round"
"""Field that says which version of a lesson a submission is of."""
_NUMBERS = "一二三四五六七八九"
_HAN = re.compile(r"[\u3400-\u9fff]")


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


class StepView(Struct, frozen=True):
    """One step, with what there is of it."""

    label: str
    documents: tuple[Document, ...]


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


class DossierView(Struct, frozen=True):
    """Everything the template shows but what differs between versions."""

    title: str
    mark: str
    """`一课三磨`; empty where no rounds are compared."""
    page_title: str
    description: str
    crumbs: tuple[Ref, ...]
    url: str
    image: ShareImage
    facts: tuple[Ref, ...]
    authors: tuple[Ref, ...]
    organisation: Ref
    steps: tuple[StepView, ...]
    steps_word: str
    """`九步`."""
    done: int
    lacking: tuple[str, ...]
    """Labels of the steps of which there is nothing."""
    others: tuple[Document, ...]
    """Of no step."""
    rounds: tuple[Round, ...]
    matches: tuple[Match, ...]


def dossier_view(library: Library, lesson: Lesson) -> DossierView:
    """`lesson`: one that has an address."""
    site = library.site
    documents = {at: _document(library, at) for at in lesson.members}
    taken = {at: _steps(library, library.catalogue.submissions[at]) for at in lesson.members}
    steps = tuple(
        StepView(step.label, tuple(documents[at] for at in lesson.members if step in taken[at]))
        for step in site.dossier.steps
    )
    rounds = tuple(_rounds(library, lesson, documents))
    matches = tuple(_matches(library, lesson, documents, taken))
    lead = _lead(library, lesson)
    one = library.catalogue.submissions[lead]
    name = lesson.name if _HAN.search(lesson.name) else one.title
    mark = f"一课{_NUMBERS[len(rounds) - 1]}磨" if matches else ""
    place = classification(library, one)
    facts = [term_ref(library, *pair) for pair in place if pair[0] != "kind"]
    named = {taxonomy for taxonomy, _ in place}
    facts += [
        term_ref(library, taxonomy, key)
        for taxonomy in site.card
        if taxonomy not in library.top_level and taxonomy not in named
        for key in one.terms.get(taxonomy, ())[:1]
    ]
    done = sum(bool(step.documents) for step in steps)
    organisation = organisation_ref(library, one.organisation)
    return DossierView(
        title=name,
        mark=mark,
        page_title=" · ".join(part for part in (name, mark or "课例档案", organisation.label) if part),
        description=f"{organisation.label}《{name}》一课的{len(documents)}份材料，"
        f"{len(steps)}步里已有{done}步" + (f"，{len(rounds)}轮的改动逐处对照。" if matches else "。"),
        crumbs=crumbs(library, place),
        url=site.site.url + lesson.address,
        image=share_image(library, one),
        facts=tuple(facts),
        authors=author_refs(library, lead),
        organisation=organisation,
        steps=steps,
        steps_word=f"{_NUMBERS[len(steps) - 1] if len(steps) <= len(_NUMBERS) else len(steps)}步",
        done=done,
        lacking=tuple(step.label for step in steps if not step.documents),
        others=tuple(documents[at] for at in lesson.members if not taken[at]),
        rounds=rounds,
        matches=matches,
    )


def round_of(one: Submission) -> int:
    """Number of its round; 0 when it says none."""
    written = one.fields.get(ROUND, "").strip()
    return int(written) if written.isdecimal() and int(written) <= len(_NUMBERS) else 0


def _steps(library: Library, one: Submission) -> tuple[Step, ...]:
    """What it says itself comes before what its kind says."""
    dossier = library.site.dossier
    named = one.fields.get(dossier.named_by or "", "").split("、")
    own = [step for step in dossier.steps if step.label in named]
    found = own or [step for step in dossier.steps if one.kind in step.kinds]
    covered = [step for step in dossier.steps if not set(step.sections).isdisjoint(one.sections)]
    return tuple(step for step in dossier.steps if step in found or step in covered)


def _lead(library: Library, lesson: Lesson) -> int:
    """The newest of the first compared kind that the lesson has; else the oldest of all."""
    for kind in library.site.dossier.compared:
        own = [at for at in lesson.members if library.catalogue.submissions[at].kind == kind]
        if own:
            return own[-1]
    return lesson.members[0]


def _document(library: Library, at: int) -> Document:
    one = library.catalogue.submissions[at]
    names = "、".join(author.name for author in one.authors[:3])
    number = round_of(one)
    return Document(
        title=one.title,
        href=one.url,
        kind=library.kind_label(one),
        by=names or library.organisation_label(one.organisation),
        date=one.date,
        round=f"{_NUMBERS[number - 1]}磨" if number else "",
        summary=one.summary,
        files=tuple(_files(library, one)),
    )


def _files(library: Library, one: Submission) -> Iterator[File]:
    folder = one.path.rpartition("/")[0]
    for each in published(library, one):
        inner = inside(each.path, folder) or each.name
        role = each.role or "附件"
        yield File(role, (each.type or "文件").upper(), size(each.size), one.url + link(inner))


def _rounds(library: Library, lesson: Lesson, documents: dict[int, Document]) -> Iterator[Round]:
    by_round: dict[int, list[int]] = {}
    for at in lesson.members:
        if number := round_of(library.catalogue.submissions[at]):
            by_round.setdefault(number, []).append(at)
    for number in sorted(by_round):
        own = tuple(documents[at] for at in by_round[number])
        days = [one.date for one in own if one.date]
        yield Round(f"{_NUMBERS[number - 1]}磨", chinese_day(min(days)) if days else "", own)


def _matches(
    library: Library, lesson: Lesson, documents: dict[int, Document], taken: dict[int, tuple[Step, ...]]
) -> Iterator[Match]:
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
