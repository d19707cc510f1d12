"""Small pieces that several page types show: links, facts, breadcrumbs."""

from __future__ import annotations

from msgspec import Struct

from generator.model.submission import Author, Submission
from generator.render.views.library import Library, Pair


class Ref(Struct, frozen=True):
    """A label, and where it leads."""

    label: str
    href: str = ""
    """Relative to the site root; empty when it is plain text."""


class Rank(Struct, frozen=True):
    """A step of a ladder, shown as a name with pips."""

    label: str
    level: int
    top: int
    ladder: str
    """Label of the taxonomy."""
    href: str = ""


def term_ref(library: Library, taxonomy: str, key: str) -> Ref:
    """A term with a link to its listing."""
    found: Ref | None = library.remembered.get((taxonomy, key))
    if found is None:
        found = Ref(library.term_label(taxonomy, key), library.address((taxonomy, key)))
        library.remembered[(taxonomy, key)] = found
    return found


def rank(library: Library, submission: Submission) -> Rank | None:
    """The step on which a submission stands, of the site's column taxonomy or else the first with ranks."""
    preferred = library.site.home.columns
    names = [preferred] if preferred in library.top_level else list(library.top_level)
    for name in names:
        for key in submission.terms.get(name, ())[:1]:
            found = term_rank(library, name, key)
            if found:
                return found
    return None


def term_rank(library: Library, taxonomy: str, key: str) -> Rank | None:
    """A term as a step of its ladder; None when it has no rank."""
    term = library.terms.get((taxonomy, key))
    top = library.top_level.get(taxonomy)
    if term is None or term.level is None or top is None:
        return None
    return Rank(term.label, term.level, top, library.label(taxonomy), library.address((taxonomy, key)))


def author_refs(library: Library, at: int) -> tuple[Ref, ...]:
    """Authors in the submission's order, linked to their pages."""
    return tuple([_author_ref(library, one) for one in library.catalogue.submissions[at].authors])


def _author_ref(library: Library, author: Author) -> Ref:
    # The catalogue's key of an author: person id, else the name.
    key = author.id or author.name
    found: Ref | None = library.remembered.get(("author", key))
    if found is None:
        found = library.remembered[("author", key)] = Ref(author.name, library.address(("author", key)))
    return found


def organisation_ref(library: Library, organisation: str) -> Ref:
    """An organisation with a link to its page."""
    found: Ref | None = library.remembered.get(("organisation", organisation))
    if found is None:
        found = Ref(library.organisation_label(organisation), library.address(("organisation", organisation)))
        library.remembered[("organisation", organisation)] = found
    return found


def classification(library: Library, submission: Submission) -> tuple[Pair, ...]:
    """The terms that say best where a submission belongs: of the crossing of the rows, else one term."""
    rows = library.site.home.rows
    pairs = [one for one in library.site.crossings if rows in one and library.site.home.columns not in one]
    for first, second in pairs:
        if submission.terms.get(first) and submission.terms.get(second):
            return (first, submission.terms[first][0]), (second, submission.terms[second][0])
    if rows and submission.terms.get(rows):
        return ((rows, submission.terms[rows][0]),)
    return (("kind", submission.kind),)


def crumbs(library: Library, pairs: tuple[Pair, ...]) -> tuple[Ref, ...]:
    """Breadcrumb steps before the page itself: home, then one term more at each step."""
    found: tuple[Ref, ...] | None = library.remembered.get(("crumbs", pairs))
    if found is None:
        steps = [_step(library, pairs[: at + 1]) for at in range(len(pairs))]
        found = library.remembered["crumbs", pairs] = (Ref("首页", "./"), *steps)
    return found


def _step(library: Library, pairs: tuple[Pair, ...]) -> Ref:
    taxonomy, key = pairs[-1]
    label = library.term_label(taxonomy, key)
    if taxonomy == "kind" and key in library.site.kinds:
        label = library.site.kinds[key].label
    return Ref(label, library.address(*pairs) or library.address(pairs[-1]))
