"""Everything that must look at all submissions at once, done in one go: judge, index, assess, order.

What comes of it is packed, so that the objects can be given back before pages are made: a hundred
thousand submissions are half a gigabyte as objects, and every worker would get its own copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from generator.cache import Records
from generator.index.catalogue import build_catalogue
from generator.index.outline import Outline, catalogue_of, outline
from generator.model.assessment import Assessment
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.outcome import HeldBack
from generator.model.output import Entry
from generator.model.submission import Submission
from generator.pipeline.assessing import assessed
from generator.pipeline.contained import Kin, kin_of
from generator.pipeline.judging import held_back, judge
from generator.pipeline.project import Project
from generator.pipeline.shelves import Examined
from generator.render.machine.marks import marks
from generator.render.views.neighbours import KeptOrders, kept_orders, orders
from generator.search import Order, prepared


class Kept(Struct, frozen=True):
    """What stays as it is when only texts change."""

    outline: Outline
    orders: KeptOrders
    places: Order
    assessment: Assessment


class Total(Struct, frozen=True):
    """What changes with a text."""

    kin: Kin
    marks: str
    """`marks` of all published submissions, hex: no number of msgpack is so long."""


class Planned(Struct, frozen=True):
    """All that is known of all submissions together."""

    kept: Kept
    total: Total
    diagnostics: tuple[Diagnostic, ...]
    held: tuple[HeldBack, ...]
    published: int
    internal: int


def planned(
    project: Project, examined: Examined, published: Mapping[str, Entry], as_of: str, *, names: bool
) -> Planned:
    """`published`: what the last release holds. `names`: for the bureau."""
    judgement = judge(project, examined, published, as_of)
    catalogue = build_catalogue(judgement.sound, project.registry, project.vocabulary)
    assessment = assessed(project, catalogue, judgement.judged, as_of, names=names)
    site = project.vocabulary.site
    return Planned(
        Kept(
            outline(catalogue),
            kept_orders(orders(catalogue, site)),
            prepared(catalogue, site).order,
            assessment,
        ),
        Total(kin_of(judgement.compared), f"{marks(catalogue.submissions):x}"),
        judgement.diagnostics,
        held_back(judgement),
        len(catalogue.submissions),
        len(catalogue.internal),
    )


def catalogue_again(kept: Kept, project: Project, records: Records) -> Catalogue:
    """The catalogue, its submissions decoded when somebody looks."""
    return catalogue_of(kept.outline, project.registry, _look(records))


def _look(records: Records) -> Callable[[str], Submission]:
    def look(path: str) -> Submission:
        found = records[path].submission
        assert found is not None, path
        return found

    return look
