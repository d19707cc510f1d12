"""The page of one lesson: its documents by step, and its rounds."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.model.catalogue import Lesson
from generator.model.site import Step
from generator.model.submission import Submission
from generator.render.views.library import Library
from generator.render.views.parts import (
    Ref,
    author_refs,
    classification,
    crumbs,
    organisation_ref,
    term_ref,
)
from generator.render.views.rounds import NUMBERS, Document, Match, Round, document, matches_of, rounds_of
from generator.render.views.share import ShareImage, share_image

_HAN = re.compile(r"[\u3400-\u9fff]")


class StepView(Struct, frozen=True):
    """One step, with what there is of it."""

    label: str
    documents: tuple[Document, ...]


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
    documents = {at: document(library, at) for at in lesson.members}
    taken = {at: _steps(library, library.catalogue.submissions[at]) for at in lesson.members}
    steps = tuple(
        StepView(step.label, tuple(documents[at] for at in lesson.members if step in taken[at]))
        for step in site.dossier.steps
    )
    rounds = tuple(rounds_of(library, lesson, documents))
    matches = tuple(matches_of(library, lesson, documents, taken))
    lead = _lead(library, lesson)
    one = library.catalogue.submissions[lead]
    name = lesson.name if _HAN.search(lesson.name) else one.title
    mark = f"一课{NUMBERS[len(rounds) - 1]}磨" if matches else ""
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
        steps_word=f"{NUMBERS[len(steps) - 1] if len(steps) <= len(NUMBERS) else len(steps)}步",
        done=done,
        lacking=tuple(step.label for step in steps if not step.documents),
        others=tuple(documents[at] for at in lesson.members if not taken[at]),
        rounds=rounds,
        matches=matches,
    )


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
