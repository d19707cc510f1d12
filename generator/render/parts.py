"""Every file that this stage makes, in parts that workers take.

A part is a range, listed only when a worker begins with it: a site of 100,000 submissions has half a
million files, and nothing but the ranges of them stands in the process that shares the work out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.model.outcome import HeldBack
from generator.model.output import Output, Part
from generator.parallel import shards
from generator.render.files import bundle_files
from generator.render.machine import machine_parts
from generator.render.plan import (
    dossier_pages,
    dossier_path,
    embed_pages,
    listing_pages,
    other_pages,
    submission_pages,
)
from generator.render.share_card import plan_share_cards
from generator.render.shell import plan_shell_files
from generator.render.stamper import Stamper
from generator.render.views.paging import paginated

LEAST_TO_WRITE = 64
"""Pages below which a second process costs more than it gains."""


def parts(
    maker: Stamper,
    content: Path,
    jobs: int,
    *,
    held: tuple[HeldBack, ...] | None = None,
    exports: bool = True,
) -> list[Part]:
    """Pages, the files beside them, and what machines read; the longest parts first.

    `content` is the content folder, for the files of the bundles; the rest as `plan` has it. The
    order of the parts and of the outputs in them does not depend on `jobs`. Without `exports` nothing
    is made that only machines read.
    """
    catalogue, site = maker.library.catalogue, maker.library.site
    pagination = paginated(catalogue.listings)
    dossiers = maker.library.dossiers
    others: list[Output] = [
        *plan_shell_files(maker.shells),
        *other_pages(maker, held),
        *plan_share_cards(maker.library),
    ]
    linked = [*(one.path for one in others), *map(dossier_path, dossiers)]
    return [
        *(machine_parts(catalogue, site, maker.settings, linked) if exports else ()),
        *(
            partial(_bundles, maker, content, part)
            for part in shards(range(len(catalogue.submissions)), jobs, least=LEAST_TO_WRITE)
        ),
        *(
            partial(listing_pages, maker, pagination, part)
            for part in shards(range(len(pagination)), jobs, least=LEAST_TO_WRITE)
        ),
        partial(embed_pages, maker),
        *(partial(dossier_pages, maker, part) for part in shards(dossiers, jobs, least=LEAST_TO_WRITE)),
        *(partial(iter, part) for part in shards(others, jobs, least=LEAST_TO_WRITE)),
    ]


def _bundles(maker: Stamper, content: Path, which: Iterable[int]) -> Iterator[Output]:
    """Each submission's page, then the files beside it."""
    yield from submission_pages(maker, which)
    for at in which:
        yield from bundle_files(maker.library, maker.library.catalogue.submissions[at], content)
