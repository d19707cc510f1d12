"""Assess: what is covered, how the campaigns stand; with names only where the bureau reads."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.assess.coverage import coverage
from generator.assess.ledger import judge as judge_campaign
from generator.assess.ledger.disclosure import disclosed
from generator.assess.ledger.earned import earned
from generator.assess.ledger.pieces import pieces
from generator.assess.ledger.progress import progress
from generator.assess.matrix import matrix
from generator.index.catalogue import build_catalogue
from generator.model.assessment import Assessment
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.submission import Submission
from generator.parallel import cores
from generator.pipeline.judging import judge, known
from generator.pipeline.project import Project

Judged = tuple[tuple[Submission, tuple[str, ...]], ...]


class State(Struct, frozen=True):
    """How everything stands on a day, for reports. Nothing of it is written."""

    assessment: Assessment
    judged: Judged
    """Every submission whose kind is known, with the codes that hold it back."""
    diagnostics: tuple[Diagnostic, ...]


def assess(project: Project, as_of: str, jobs: int | None = None) -> State:
    """Reads the content and judges it on the ISO day `as_of`, with all names."""
    judgement = judge(project, known(project, jobs or cores()), {}, as_of)
    catalogue = build_catalogue(judgement.sound, project.registry, project.vocabulary)
    assessment = assessed(project, catalogue, judgement.judged, as_of, names=True)
    return State(assessment, judgement.judged, judgement.diagnostics)


def assessed(
    project: Project,
    catalogue: Catalogue,
    judged: Iterable[tuple[Submission, tuple[str, ...]]],
    as_of: str,
    *,
    names: bool,
) -> Assessment:
    """`names`: with ledgers and the names of those who are missing. Never for a public build."""
    registry, vocabulary = project.registry, project.vocabulary
    came_in = pieces(judged, registry.receipts)
    ledgers = tuple(
        judge_campaign(one, registry, came_in, vocabulary, as_of)
        for one in project.campaigns
        if one.obligations
    )
    demanded = {one.slug: [each.id for each in one.obligations if each.owed] for one in project.campaigns}
    public = {one.slug: one.hours.public for one in project.campaigns}
    return Assessment(
        as_of=as_of,
        matrix=matrix(catalogue, vocabulary.site),
        progress=tuple(
            progress(one, registry) if names else disclosed(one, registry, demanded[one.campaign])
            for one in ledgers
        ),
        coverages=tuple(
            coverage(catalogue, vocabulary.site, registry, as_of, one, names)
            for one in (None, *project.campaigns)
        ),
        earned=tuple(earned(one) for one in ledgers if public[one.campaign]),
        ledgers=ledgers if names else (),
    )
