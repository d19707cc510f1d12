"""What people do to a site between two builds: small named functions `(rng, world) -> None`.

An edit that finds nothing to change changes nothing. Each is drawn from its own seed, so a
script stays the same when one of its edits is taken out.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.site.edits import bodies, bundles, files, front, memory, registry, site
from tests.site.world import World

Edit = Callable[[random.Random, World], None]

EDITS: dict[str, Edit] = {
    f"{one.__module__.rpartition('.')[2]}.{one.__name__}": one
    for one in (
        *(bodies.grown, bodies.shrunk, bodies.same_size, bodies.same_size_and_time, bodies.section_lost),
        *(bodies.section_mended, bodies.near_copy, bodies.full_copy, bodies.own_words, bodies.link),
        *(front.title, front.summary, front.date, front.author, front.stranger, front.two_authors),
        *(front.term, front.kind, front.tags, front.permalink, front.alias, front.lesson, front.issue),
        *(front.round_of_lesson, front.step_of_lesson, front.course, front.part_of_course),
        *(front.campaign, front.internal, front.broken, front.mended, front.owner),
        *(bundles.added, bundles.added_many, bundles.added_alone, bundles.deleted, bundles.renamed),
        *(bundles.text_renamed, bundles.moved, bundles.reverted, bundles.all_reverted, bundles.touched),
        *(bundles.texts_swapped, bundles.folders_swapped, bundles.emptied, bundles.saved_in_gb),
        *(files.attachment, files.attachment_removed, files.attachment_same_size_and_time, files.swapped),
        *(files.attachment_hidden, files.picture, files.picture_removed, files.picture_shown),
        *(files.picture_same_size_and_time, files.picture_damaged, files.touched),
        *(site.name, site.severity, site.term_renamed, site.term_added, site.field_added, site.kind_changed),
        *(site.requirement, site.comment, site.css, site.template, site.override, site.theme_touched),
        *(site.page, site.page_removed, site.page_same_size_and_time),
        *(registry.school_renamed, registry.school_moved, registry.person_added, registry.person_moved),
        *(
            registry.person_left,
            registry.featured,
            registry.exemption,
            registry.receipt,
            registry.saved_again,
        ),
        *(registry.campaign, registry.campaign_removed),
        *(memory.file_damaged, memory.file_lost, memory.derived_damaged, memory.forgotten),
    )
}
"""Name → edit, all of them."""
