"""A listing: the submissions of one or two terms, with the conditions that lead to others."""

from __future__ import annotations

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.views.conditions import Row
from generator.render.views.library import Library, Pair
from generator.render.views.paging import Slice
from generator.render.views.parts import Rank, Ref, crumbs, term_rank
from generator.render.views.words import count, unfolded


class ListingView(Struct, frozen=True):
    """Everything the template shows but the cards."""

    title: str
    page_title: str
    description: str
    address: str
    total: str
    """Empty on older pages: they must not change when something is added."""
    shown: str
    """`第1–20份`."""
    crumbs: tuple[Ref, ...]
    intro: str
    ladder: tuple[Rank, ...]
    """Steps of the ladder that this term stands on."""
    rank: Rank | None
    rows: tuple[Row, ...]
    search: str
    """Query of the search page with the same conditions."""
    landing: bool
    newer: str
    older: str
    older_label: str
    empty: bool
    url: str
    embed: str
    """Public address of the list's frame for other sites; empty when it has none."""
    feed: str
    """Address of its Atom feed, relative to the site root; empty when it has none."""


def listing_view(
    library: Library, listing: Listing, page: Slice, rows: tuple[Row, ...], embed: str = "", feed: str = ""
) -> ListingView:
    """One page of a listing. `rows`: from `condition_rows`; `embed` and `feed` of its first page."""
    landing = page.number == 0
    title = listing.title or "全部成果"
    first, last = page.first, page.first + len(page.members) - 1
    single = listing.terms[0] if len(listing.terms) == 1 else None
    rank = term_rank(library, *single) if single else None
    intro = _intro(library, single) if single and landing else ""
    site = library.site.site
    own = listing.address if landing else f"{listing.address}{page.number}/"
    return ListingView(
        title=title,
        page_title=title if landing else f"{title}（第{page.number}页）",
        description=intro
        or (
            f"{site.name}：{title}，共{count(len(listing.members))}份。"
            if landing
            else f"{site.name}：{title}"
        ),
        address=listing.address,
        total=count(len(listing.members)) if landing else "",
        shown="" if not page.members else f"第{count(first)}–{count(last)}份",
        crumbs=listing_crumbs(library, listing),
        intro=intro,
        ladder=_ladder(library, single) if rank and single and landing else (),
        rank=rank,
        rows=rows,
        search="&".join(
            f"{taxonomy}={key}" for taxonomy, key in listing.terms if not _open(library, taxonomy)
        ),
        landing=landing,
        newer=listing.address + page.newer if page.has_newer else "",
        older=listing.address + page.older if page.has_older else "",
        older_label=f"较旧{count(page.older_count)}份" if landing and page.has_older else "较旧",
        empty=not page.members,
        url=site.url + own,
        embed=embed,
        feed=feed,
    )


def _open(library: Library, taxonomy: str) -> bool:
    declared = library.site.taxonomies.get(taxonomy)
    return declared is not None and not declared.closed


def listing_crumbs(library: Library, listing: Listing) -> tuple[Ref, ...]:
    """Home, index of the taxonomy, and for a crossing its first term."""
    if not listing.terms:
        return (Ref("首页", "./"),)
    taxonomy = listing.terms[0][0]
    index = Ref(library.label(taxonomy), f"{taxonomy}/")
    home, *terms = crumbs(library, listing.terms[:-1])
    return (home, index, *terms)


def _intro(library: Library, pair: Pair) -> str:
    """What the term is: its description, or that of the campaign of the same name."""
    taxonomy, key = pair
    for campaign in library.campaigns if taxonomy == "campaign" else ():
        if campaign.slug == key:
            text = "。".join(
                part.strip("。") for part in (campaign.theme, campaign.description.strip()) if part
            )
            text = unfolded(text)
            return text + "。" if text else ""
    if taxonomy == "kind" and key in library.site.kinds:
        return library.site.kinds[key].description
    term = library.terms.get(pair)
    return term.description if term else ""


def _ladder(library: Library, pair: Pair) -> tuple[Rank, ...]:
    taxonomy = library.site.taxonomies[pair[0]]
    steps = [term_rank(library, pair[0], term.slug) for term in taxonomy.terms]
    return tuple(sorted((one for one in steps if one), key=lambda one: one.level))
