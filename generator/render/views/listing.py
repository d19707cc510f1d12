"""A listing: the submissions of one or two terms, with the conditions that lead to others."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.catalogue import Listing
from generator.render.views.library import BUILT_IN, Library, Pair
from generator.render.views.paging import Slice
from generator.render.views.parts import Rank, Ref, crumbs, term_rank
from generator.render.views.words import count
from generator.text.dates import chinese_day

MOST = 40
"""Terms of a condition row at most: a longer list belongs on the index page or in the search."""


class Choice(Struct, frozen=True):
    """One value of a condition row."""

    label: str
    href: str
    """Empty when nothing is there: shown as text."""
    chosen: bool = False


class Row(Struct, frozen=True):
    """The values of one taxonomy as links to listings."""

    label: str
    choices: tuple[Choice, ...]


class Step(Struct, frozen=True):
    """One phase of a campaign."""

    title: str
    period: str


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
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]
    search: str
    """Query of the search page with the same conditions."""
    landing: bool
    newer: str
    older: str
    older_label: str
    empty: bool
    url: str


def listing_view(library: Library, listing: Listing, page: Slice, rows: tuple[Row, ...]) -> ListingView:
    """One page of a listing. `rows`: from `condition_rows`."""
    landing = page.number == 0
    title = listing.title or "全部成果"
    first, last = page.first, page.first + len(page.members) - 1
    single = listing.terms[0] if len(listing.terms) == 1 else None
    rank = term_rank(library, *single) if single else None
    intro, steps = _intro(library, single) if single and landing else ("", ())
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
        steps=steps,
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


def _intro(library: Library, pair: Pair) -> tuple[str, tuple[Step, ...]]:
    """What the term is: its description, or that of the campaign of the same name."""
    taxonomy, key = pair
    for campaign in library.campaigns if taxonomy == "campaign" else ():
        if campaign.slug == key:
            text = "。".join(
                part.strip("。") for part in (campaign.theme, campaign.description.strip()) if part
            )
            steps = tuple(Step(one.title, _period(one.start, one.end)) for one in campaign.phases)
            return (text + "。" if text else ""), steps
    if taxonomy == "kind" and key in library.site.kinds:
        return library.site.kinds[key].description, ()
    term = library.terms.get(pair)
    return (term.description if term else ""), ()


def _period(start: str, end: str) -> str:
    first, last = chinese_day(start), chinese_day(end)
    year = first.partition("年")[0] + "年"
    return f"{first}—{last.removeprefix(year)}"


def _ladder(library: Library, pair: Pair) -> tuple[Rank, ...]:
    taxonomy = library.site.taxonomies[pair[0]]
    steps = [term_rank(library, pair[0], term.slug) for term in taxonomy.terms]
    return tuple(sorted((one for one in steps if one), key=lambda one: one.level))


class Conditions(Struct, frozen=True, dict=True):
    """Condition rows of listings."""

    library: Library

    def of(self, listing: Listing) -> tuple[Row, ...]:
        """Rows whose values lead from this listing to others. Without counts, which change every page."""
        if any(taxonomy in BUILT_IN and taxonomy != "kind" for taxonomy, _ in listing.terms):
            return ()
        return tuple(self._rows(listing))

    def _rows(self, listing: Listing) -> Iterator[Row]:
        own = dict(listing.terms)
        names = [
            name
            for name, one in self.library.site.taxonomies.items()
            if one.facet and one.closed and one.listing
        ]
        if "kind" not in names:
            names.append("kind")
        for name in names:
            others = tuple((taxonomy, key) for taxonomy, key in listing.terms if taxonomy != name)
            if name in own or self._crosses(name, others):
                row = self._row(name, others, own.get(name, ""))
                if row:
                    yield row

    def _crosses(self, name: str, others: tuple[Pair, ...]) -> bool:
        """Whether combinations of this taxonomy with the other terms have listings."""
        if not others:
            return True
        return len(others) == 1 and any(
            {name, others[0][0]} == set(pair) for pair in self.library.site.crossings
        )

    def _row(self, name: str, others: tuple[Pair, ...], chosen: str) -> Row | None:
        library = self.library
        declared = library.site.taxonomies.get(name)
        keys = (
            [term.slug for term in declared.terms]
            if declared
            else [k for k, v in library.site.kinds.items() if not v.internal]
        )
        used = {entry.key for entry in library.catalogue.terms.get(name, ()) if entry.members}
        shown = [key for key in keys if key in used]
        if not shown or len(shown) > MOST:
            return None
        everything = library.address(*others)
        choices = [
            Choice(library.term_label(name, key), library.address(*others, (name, key)), key == chosen)
            for key in shown
        ]
        if not any(one.href for one in choices):
            return None
        return Row(library.label(name), (Choice("全部", everything, not chosen), *choices))
