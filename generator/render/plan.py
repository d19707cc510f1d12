"""Every HTML page of the site as a `Page`: its path now, its key and its bytes when a worker asks.

A key is the digest of the shell, the templates and the page's whole view, so an equal key
means equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import chain

from generator.model.assessment import Assessment, Coverage
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue, Lesson, Listing
from generator.model.outcome import HeldBack
from generator.model.output import Page
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig
from generator.render import assessed, pages
from generator.render.drawing import Drawing
from generator.render.machine.coverage import plan_coverage_files
from generator.render.machine.deadlines import plan_deadlines
from generator.render.shell import Shells
from generator.render.stamper import Body, Stamper, stamper
from generator.render.views.conditions import Conditions
from generator.render.views.coverage import coverage_page
from generator.render.views.embed import NEWEST, embed_address, embedded
from generator.render.views.ledger import areas_of
from generator.render.views.paging import Pagination, Slice, page, paginated

Draw = tuple[str, Callable[[], Drawing]]
"""Path on the site, and how to draw it."""


def plan(
    catalogue: Catalogue,
    site: SiteConfig,
    shells: Shells,
    *,
    body: Body,
    rules: Sequence[RuleDoc] = (),
    assessment: Assessment | None = None,
    campaigns: Sequence[Campaign] = (),
    held: tuple[HeldBack, ...] | None = None,
) -> Iterator[Page]:
    """Every page that is made from data, with the tables and calendars that pages link.

    A hand-written page with the same address takes the place of ours. `held` is None in public
    builds: who owes what is for the bureau, and so are an assessment's ledgers, which they do not have.
    """
    maker = stamper(catalogue, site, shells, body, rules, assessment, campaigns)
    pagination = paginated(catalogue.listings)
    yield from submission_pages(maker, range(len(catalogue.submissions)))
    yield from listing_pages(maker, pagination, range(len(pagination)))
    yield from embed_pages(maker)
    yield from dossier_pages(maker, maker.library.dossiers)
    yield from other_pages(maker, held)


def submission_pages(maker: Stamper, which: Iterable[int]) -> Iterator[Page]:
    """The pages of the submissions with these indexes."""
    submissions = maker.library.catalogue.submissions
    drawings = ((f"{submissions[at].url}index.html", partial(pages.submission, maker, at)) for at in which)
    return _pages(maker, drawings)


def listing_pages(maker: Stamper, pagination: Pagination, which: Iterable[int]) -> Iterator[Page]:
    """Some of the pages of all listings, terms and people."""
    conditions = Conditions(maker.library)
    return _pages(maker, (_listed(maker, conditions, *one) for one in pagination.pages(which)))


def embed_pages(maker: Stamper, only: Set[int] | None = None) -> Iterator[Page]:
    """The frames of lists for other sites; with `only` those whose list has one of these submissions."""
    library = maker.library
    drawings = (
        (f"{embed_address(one)}index.html", partial(pages.embed, maker, one))
        for one in library.catalogue.listings
        if embedded(library, one) and (only is None or not only.isdisjoint(one.members[-NEWEST:]))
    )
    return _pages(maker, drawings)


def dossier_pages(maker: Stamper, which: Iterable[Lesson]) -> Iterator[Page]:
    """The pages of these lessons."""
    return _pages(maker, ((dossier_path(one), partial(pages.dossier, maker, one)) for one in which))


def dossier_path(lesson: Lesson) -> str:
    """Output path of the page of a lesson."""
    return f"{lesson.address}index.html"


def other_pages(maker: Stamper, held: tuple[HeldBack, ...] | None) -> Iterator[Page]:
    """Pages of which a site has a few: they grow with the vocabulary and the roster, not with the submissions."""
    drawings = _others(maker)
    if held is not None:
        drawings = chain(drawings, [("held-back/index.html", partial(pages.held_back, maker, held))])
    yield from _pages(maker, drawings)
    yield from plan_coverage_files(maker.library)
    yield from plan_deadlines(maker.library)


def _pages(maker: Stamper, drawings: Iterable[Draw]) -> Iterator[Page]:
    for path, draw in drawings:
        if path not in maker.shells.files:
            yield Page(path, partial(maker.draft, draw))


def _listed(maker: Stamper, conditions: Conditions, listing: Listing, page: Slice) -> Draw:
    number = f"{page.number}/" if page.number else ""
    path = f"{listing.address}{number}index.html"
    return path, partial(pages.listing, maker, listing, page, conditions.of(listing))


def _others(maker: Stamper) -> Iterator[Draw]:
    library = maker.library
    conditions = Conditions(library)
    for listing in library.awaited:
        yield _listed(maker, conditions, listing, page(listing.members, 0))
    for taxonomy in library.with_index:
        yield f"{taxonomy}/index.html", partial(pages.terms, maker, taxonomy)
    if "pages/search.html" in maker.templates.names:
        yield "search/index.html", partial(pages.search, maker)
    yield from _documents(maker)
    yield from _assessed(maker)
    yield "index.html", partial(pages.home, maker)
    yield "404.html", partial(pages.not_found, maker)


def _assessed(maker: Stamper) -> Iterator[Draw]:
    """What is covered; and, where the assessment has ledgers with names, who owes what."""
    library = maker.library
    found = library.assessment
    whole = Coverage("", found.as_of, len(library.catalogue.submissions), (), (), roster=False)
    for counted in found.coverages or (whole,):
        yield f"{coverage_page(counted)}index.html", partial(assessed.coverage, maker, counted)
    if found.ledgers:
        yield "ledger/index.html", partial(assessed.ledgers, maker)
    for one in found.ledgers:
        yield f"ledger/{one.campaign}/index.html", partial(assessed.ledger, maker, one)
        for area in areas_of(library, one):
            yield f"{area.address}index.html", partial(assessed.debts, maker, one, area)
            for place in area.places if area.divided else ():
                yield f"{area.home(place)}index.html", partial(assessed.debts, maker, one, area, place)


def _documents(maker: Stamper) -> Iterator[Draw]:
    library = maker.library
    if library.rules:
        yield "rules/index.html", partial(pages.rules, maker)
    for at, rule in enumerate(library.rules):
        yield f"rules/{rule.code}/index.html", partial(pages.rule, maker, at)
    yield "guide/index.html", partial(pages.guide_index, maker)
    for slug in library.site.kinds:
        yield f"guide/{slug}/index.html", partial(pages.guide, maker, slug)
