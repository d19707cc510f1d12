"""The page of one step of a ladder: what it is, what it asks for, its work by row, its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.model.catalogue import Listing, TermEntry
from generator.render.views.demands import Demands, demands
from generator.render.views.library import STAFFED, Library, Pair
from generator.render.views.matrix import expected_cells
from generator.render.views.parts import Rank, Ref, term_rank, term_ref
from generator.render.views.recognition import models
from generator.render.views.words import count

MODELS, PEOPLE = 3, 40
"""Models shown; people shown of each area."""


class Rung(Struct, frozen=True):
    """A step of the ladder with what goes with it alone."""

    rank: Rank
    shows: str
    """Labels of the terms that make sense beside it only; empty when there are none."""


class Share(Struct, frozen=True):
    """Work of one row; a gap has no number."""

    label: str
    href: str
    total: str


class Area(Struct, frozen=True):
    """People of one area, in pinyin order."""

    name: str
    people: tuple[Ref, ...]
    total: str
    more: str
    """How many are not shown; empty when all are."""


class StepView(Struct, frozen=True):
    """What the landing page shows above its cards."""

    shows: tuple[Ref, ...]
    """Terms that make sense beside this step only."""
    shows_label: str
    rungs: tuple[Rung, ...]
    demands: tuple[Demands, ...]
    row_label: str
    rows: tuple[Share, ...]
    models: tuple[str, ...]
    """Source paths."""
    models_label: str
    people: str
    areas: tuple[Area, ...]


def step_view(library: Library, listing: Listing) -> StepView:
    """`listing`: that of the step's term."""
    taxonomy, key = listing.terms[0]
    shows = _shows(library, taxonomy)
    own = shows.get(key, ())
    people = _people(library, key) if taxonomy == STAFFED[1] else ()
    held = set(listing.members)
    rows = library.site.home.rows
    return StepView(
        shows=tuple(term_ref(library, *pair) for pair in own),
        shows_label=library.label(own[0][0]) if own else "",
        rungs=tuple(_rungs(library, taxonomy, shows)),
        demands=demands(library, taxonomy, key),
        row_label=library.label(rows) if rows else "",
        rows=tuple(_rows(library, listing, rows)) if rows else (),
        models=library.paths([at for at in models(library) if at in held][:MODELS]),
        models_label=library.site.home.featured,
        people=count(len(people)) if people else "",
        areas=tuple(_areas(library, people)),
    )


def _shows(library: Library, taxonomy: str) -> dict[str, tuple[Pair, ...]]:
    """Step → terms of other taxonomies that are declared to stand beside it only."""
    found: dict[str, tuple[Pair, ...]] = {}
    for (name, slug), term in library.terms.items():
        steps = term.only_with.get(taxonomy, ())
        if len(steps) == 1 and name != taxonomy:
            found[steps[0]] = (*found.get(steps[0], ()), (name, slug))
    return found


def _rungs(library: Library, taxonomy: str, shows: dict[str, tuple[Pair, ...]]) -> Iterator[Rung]:
    """The whole ladder, lowest step first."""
    ranks = (
        (one.slug, term_rank(library, taxonomy, one.slug)) for one in library.site.taxonomies[taxonomy].terms
    )
    found = [
        Rung(rank, "、".join(library.term_label(*pair) for pair in shows.get(slug, ())))
        for slug, rank in ranks
        if rank
    ]
    return iter(sorted(found, key=lambda one: one.rank.level))


def _rows(library: Library, listing: Listing, rows: str) -> Iterator[Share]:
    """Rows with work, and those in which the roster has somebody and there is none."""
    key = listing.terms[0]
    row_of = library.keys_of(rows)
    counts = Counter(row for at in listing.members for row in row_of.get(at, ()))
    expected = expected_cells(library) or frozenset()
    for term in library.site.taxonomies[rows].terms:
        if counts[term.slug]:
            href = library.address((rows, term.slug), key)
            yield Share(term.label, href, count(counts[term.slug]))
        elif (term.slug, key[1]) in expected:
            yield Share(term.label, "", "")


def _people(library: Library, step: str) -> tuple[TermEntry, ...]:
    """Who stands on the step and has published: people are credited, never listed for what is missing."""
    found: dict[str, list[TermEntry]] | None = library.remembered.get(("people", STAFFED[1]))
    if found is None:
        found = library.remembered["people", STAFFED[1]] = {}
        people = library.catalogue.registry.people
        for entry in library.catalogue.terms.get("author", ()):
            person = people.get(entry.key)
            if person and person.tier and entry.members:
                found.setdefault(person.tier, []).append(entry)
    return tuple(found.get(step, ()))


def _areas(library: Library, people: tuple[TermEntry, ...]) -> Iterator[Area]:
    """By area in roster order; the catalogue lists authors in pinyin order."""
    roster = library.catalogue.registry.people
    areas = library.areas(None)
    found: dict[str, list[TermEntry]] = {}
    for entry in people:
        found.setdefault(areas.of.get(roster[entry.key].organisation, ""), []).append(entry)
    for area, name in (*areas.rows, ("", "其他")):
        those = found.get(area, [])
        if those:
            shown = tuple(Ref(one.label, library.address(("author", one.key))) for one in those[:PEOPLE])
            more = count(len(those) - PEOPLE) if len(those) > PEOPLE else ""
            yield Area(name, shown, count(len(those)), more)
