"""Which pages show a submission whose text changed and whose place in all listings did not.

A page is named here when it may show it; its key tells whether it really does. What a page shows
of others is a card, a line or a name on: neighbours, its listings and their landings, the home page,
the guide of its kind; only the page of its lesson shows its body.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from generator.model.catalogue import Lesson, Listing
from generator.model.output import Output, Page
from generator.render import pages
from generator.render.drawing import Drawing
from generator.render.files import bundle_files
from generator.render.machine.feed import plan_feeds
from generator.render.plan import dossier_pages, embed_pages, submission_pages
from generator.render.stamper import Stamper
from generator.render.views.conditions import Conditions
from generator.render.views.course import shown_beside
from generator.render.views.library import CAMPAIGN, Library
from generator.render.views.paging import PER_PAGE, full_pages, page


def changed_outputs(
    maker: Stamper, content: Path, texts: Collection[int], faces: Collection[int]
) -> Iterator[Output]:
    """`texts`: submissions of which anything changed; `faces`: those whose title, summary or picture did."""
    submissions = maker.library.catalogue.submissions
    beside = {other for at in faces for other in maker.orders.around(at)}
    beside |= {other for at in faces for other in shown_beside(maker.library, at)}
    yield from submission_pages(maker, sorted({*texts, *beside}))
    yield from dossier_pages(maker, _lessons(maker, texts))
    for at in texts:
        yield from bundle_files(maker.library, submissions[at], content)
    if faces:
        yield from _listings(maker, faces)
        yield from _others(maker, faces)
        yield from embed_pages(maker, frozenset(faces))
        yield from plan_feeds(maker.library.catalogue, maker.library.site, maker.settings, faces)


def _lessons(maker: Stamper, texts: Collection[int]) -> Iterator[Lesson]:
    """Lessons whose page shows the submissions, or compares their texts."""
    joined = {one.address: one for at in texts if (one := maker.library.catalogue.lesson_of.get(at))}
    return (joined[address] for address in sorted(joined) if address and maker.library.site.dossier.steps)


def _listings(maker: Stamper, faces: Collection[int]) -> Iterator[Page]:
    conditions = Conditions(maker.library)
    for listing in maker.library.catalogue.listings:
        numbers = {number for at in faces for number in _numbers(maker, listing, at)}
        rows = conditions.of(listing) if numbers else ()
        for number in sorted(numbers):
            shown = page(listing.members, number)
            address = f"{listing.address}{number}/" if number else listing.address
            draw = partial(pages.listing, maker, listing, shown, rows)
            yield from _page(maker, f"{address}index.html", draw)


def _numbers(maker: Stamper, listing: Listing, at: int) -> Iterator[int]:
    """Pages of the listing that may show the submission; 0 is the landing."""
    members = listing.members
    place = bisect_left(members, at)
    if place == len(members) or members[place] != at:
        return
    number = place // PER_PAGE + 1
    yield number if number <= full_pages(len(members)) else 0
    taxonomy = listing.terms[0][0] if len(listing.terms) == 1 else ""
    if taxonomy and _on_landing(maker.library, taxonomy, at):
        yield 0


def _on_landing(library: Library, taxonomy: str, at: int) -> bool:
    """Whether the landing of a term may show a member that stands on an older page."""
    one = library.catalogue.submissions[at]
    if taxonomy == "organisation":
        site = library.site
        return one.kind == site.home.covers or any(one.kind in group.kinds for group in site.organisation)
    if taxonomy == library.site.home.columns:
        return one.path in library.catalogue.recognition
    return taxonomy == CAMPAIGN


def _others(maker: Stamper, faces: Collection[int]) -> Iterator[Page]:
    yield from _page(maker, "index.html", partial(pages.home, maker))
    for kind in sorted({maker.library.catalogue.submissions[at].kind for at in faces}):
        if kind in maker.library.site.kinds:
            yield from _page(maker, f"guide/{kind}/index.html", partial(pages.guide, maker, kind))


def _page(maker: Stamper, path: str, draw: Callable[[], Drawing]) -> Iterator[Page]:
    if path not in maker.shells.files:
        yield Page(path, partial(maker.draft, draw))
