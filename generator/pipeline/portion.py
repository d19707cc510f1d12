"""What a copy is made of: the submissions of some organisations, and the roster as far as it is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.assess.matrix import matrix
from generator.index.catalogue import build_catalogue
from generator.index.scope import below, restricted
from generator.model.assessment import Assessment
from generator.model.catalogue import Catalogue
from generator.pipeline.assessing import assessed
from generator.pipeline.judging import Judgement
from generator.pipeline.project import Project


class Portion(Struct, frozen=True):
    """A part of a site that can stand alone."""

    project: Project
    """With the registry and the campaigns of the part."""
    catalogue: Catalogue
    assessment: Assessment
    scope: str
    """Whose work it is, for readers."""


def portion(project: Project, judgement: Judgement, organisations: Sequence[str], as_of: str) -> Portion:
    """The part of these organisations (ids) and all below them; the whole when there are none.

    What is owed and covered is told of the whole roster only: of a part it would be another number.
    """
    vocabulary = project.vocabulary
    if not organisations:
        whole = build_catalogue(judgement.sound, project.registry, vocabulary)
        found = assessed(project, whole, judgement.judged, as_of, names=False)
        return Portion(project, whole, found, "全部单位")
    inside = below(project.registry, organisations)
    sound = tuple(one for one in judgement.sound if one.organisation in inside)
    registry = restricted(project.registry, inside, sound)
    near = inside | {one.id for each in organisations for one in project.registry.lineage(each)}
    campaigns = tuple(one for one in project.campaigns if not one.organisation or one.organisation in near)
    catalogue = build_catalogue(sound, registry, vocabulary)
    return Portion(
        replace(project, registry=registry, campaigns=campaigns),
        catalogue,
        Assessment(as_of=as_of, matrix=matrix(catalogue, vocabulary.site)),
        "、".join(project.registry.organisations[one].name for one in organisations),
    )
