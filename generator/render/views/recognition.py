"""What the bureau recognised: badges that say by whom and when, and what is shown as a model."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.registry import Featured
from generator.model.submission import Submission
from generator.render.views.library import Library, Pair
from generator.text.dates import chinese_day


class Badge(Struct, frozen=True):
    """One recognition."""

    text: str
    """Level and award."""
    weight: int
    """3 highest levels, 2 middle ones, 1 the others and the expired."""
    note: str = ""
    """Who decided it, in which batch and when."""
    reason: str = ""
    over: str = ""
    """`至2024年` when it is no longer in force."""


def badges(library: Library, submission: Submission) -> tuple[Badge, ...]:
    """Recognitions of a submission, as the bureau listed them."""
    return _badges(library, library.catalogue.recognition.get(submission.path, ()))


def honours(library: Library, organisation: str = "", person: str = "") -> tuple[Badge, ...]:
    """Recognitions of an organisation or of a person. Bounded: the bureau's own file lists them."""
    found: dict[Pair, tuple[Featured, ...]] | None = library.remembered.get(("honours", ""))
    if found is None:
        found = library.remembered["honours", ""] = {}
        for one in library.catalogue.registry.featured:
            if one.organisation or one.person:
                whom = (one.organisation, one.person)
                found[whom] = (*found.get(whom, ()), one)
    return _badges(library, found.get((organisation, person), ()))


def models(library: Library) -> tuple[int, ...]:
    """Indexes of the submissions with a recognition in force: the highest first, then the latest."""
    found: tuple[int, ...] | None = library.remembered.get(("models", ""))
    if found is None:
        day = library.assessment.as_of
        order = []
        for path, decisions in library.catalogue.recognition.items():
            at = library.catalogue.by_path.get(path)
            held = [one for one in decisions if not one.over(day)]
            if at is not None and held:
                weight = max(one.weight for one in _badges(library, held))
                order.append((weight, max(one.date for one in held), at))
        found = tuple(at for _, _, at in sorted(order, reverse=True))
        library.remembered["models", ""] = found
    return found


def _badges(library: Library, decisions: Iterable[Featured]) -> tuple[Badge, ...]:
    return tuple([_badge(library, one) for one in decisions])


def _badge(library: Library, one: Featured) -> Badge:
    level = library.term_label("recognition", one.level)
    award = library.term_label("award", one.award) if one.award else ""
    declared = library.site.taxonomies.get("recognition")
    order = [term.slug for term in declared.terms] if declared else []
    place = order.index(one.level) if one.level in order else len(order)
    over = one.over(library.assessment.as_of)
    decided = " ".join(
        part for part in (one.by, one.batch, f"{chinese_day(one.date)}认定" if one.date else "") if part
    )
    until = f"有效期至{chinese_day(one.until)}" if one.until and not over else ""
    return Badge(
        text=level + award,
        weight=1 if over or place > 3 else 2 if place > 1 else 3,
        note="，".join(part for part in (decided, until) if part),
        reason=one.reason,
        over=f"至{one.until[:4]}年" if over else "",
    )
