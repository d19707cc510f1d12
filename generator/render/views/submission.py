"""The page of one submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from msgspec import Struct

from generator.model.packed import REMEMBERED
from generator.render.views.attachments import File, Film, file_rows, films
from generator.render.views.bundle import zip_path
from generator.render.views.cards import published
from generator.render.views.citation import Citation, citation
from generator.render.views.course import CourseView, course_view
from generator.render.views.facts import Fact, facts
from generator.render.views.library import Library
from generator.render.views.neighbours import Neighbours, Orders
from generator.render.views.parts import (
    Rank,
    Ref,
    author_refs,
    classification,
    crumbs,
    organisation_ref,
    rank,
    term_ref,
)
from generator.render.views.recognition import Badge, badges
from generator.render.views.share import ShareImage, share_image
from generator.render.views.words import count, link, size
from generator.text.dates import chinese_day


class Near(Struct, frozen=True):
    """One line of a list of other submissions."""

    title: str
    href: str
    kind: str
    by: str
    date: str
    issue: str = ""


class Group(Struct, frozen=True):
    """Other submissions, and why they are here."""

    title: str
    entries: tuple[Near, ...]
    more: Ref | None = None
    """A page that shows them all together."""


class SubmissionView(Struct, frozen=True):
    """Everything the template shows but the body. Addresses are relative to the site root."""

    title: str
    page_title: str
    description: str
    kind: Ref
    prose: bool
    rank: Rank | None
    badges: tuple[Badge, ...]
    authors: tuple[Ref, ...]
    organisation: Ref
    area: str
    """Name of the county or whatever stands above the school; empty at the top."""
    date: str
    date_text: str
    crumbs: tuple[Ref, ...]
    facts: tuple[Fact, ...]
    chars: str
    files: tuple[File, ...]
    files_size: str
    zip: str
    """All of them in one, relative to the page; empty when there is none."""
    films: tuple[Film, ...]
    contents: tuple[Ref, ...]
    """Second-level headings; `href` is the bare id."""
    course: CourseView | None
    groups: tuple[Group, ...]
    newer: Near | None
    older: tuple[Near, ...]
    series: Ref
    """All of this kind that the organisation issued; without an address where the kind has no archives."""
    citation: Citation
    url: str
    """Public address."""
    image: ShareImage
    subject: str
    level: str
    """The two that say best where it belongs, by their labels; empty where it has none."""
    fields: dict[str, str]
    """The author's own fields, for templates of particular kinds."""


def submission_view(library: Library, orders: Orders, at: int) -> SubmissionView:
    """What the page of the submission with this index shows."""
    one = library.catalogue.submissions[at]
    beside = orders.of(at)
    kind = library.kind_label(one)
    declared = library.site.kinds.get(one.kind)
    place = classification(library, one)
    organisation = organisation_ref(library, one.organisation)
    url = library.site.site.url + one.url
    attachments = published(library, one)
    terms = {taxonomy: library.term_label(taxonomy, key) for taxonomy, key in place if taxonomy != "kind"}
    return SubmissionView(
        title=one.title,
        page_title=" · ".join(
            part for part in (one.title, "".join(terms.values()) + kind, organisation.label) if part
        ),
        description=one.summary,
        kind=term_ref(library, "kind", one.kind),
        prose=bool(declared and declared.prose),
        rank=rank(library, one),
        badges=badges(library, one),
        authors=author_refs(library, at),
        organisation=organisation,
        area=_area(library, one.organisation),
        date=one.date,
        date_text=chinese_day(one.date),
        crumbs=crumbs(library, place),
        facts=tuple(facts(library, one)),
        chars=count(one.chars),
        files=tuple(file_rows(one, attachments)),
        files_size=size(sum(attachment.size for attachment in attachments)) if attachments else "",
        zip=link(zip_path(library, one, attachments).removeprefix(one.url)),
        films=tuple(films(library, one, attachments)),
        contents=tuple(Ref(h.text, h.id) for h in one.headings if h.level == 2),
        course=course_view(library, at),
        groups=tuple(_groups(library, at, one.kind, beside)),
        newer=_near(library, beside.newer[0]) if beside.newer else None,
        older=tuple(_near(library, other) for other in beside.older),
        series=Ref(
            organisation.label, library.address(("organisation", one.organisation), ("kind", one.kind))
        ),
        citation=citation(one, organisation.label, url),
        url=url,
        image=share_image(library, one),
        subject=terms.get(library.site.home.rows or "", ""),
        level=next((label for name, label in terms.items() if name != library.site.home.rows), ""),
        fields=one.fields,
    )


def _area(library: Library, organisation: str) -> str:
    """The level below the top one: of city > county > zone > school the county."""
    found: str | None = library.remembered.get(("area", organisation))
    if found is None:
        above = library.catalogue.registry.lineage(organisation)[:-1]
        found = above[1].name if len(above) > 1 else above[0].name if above else ""
        library.remembered["area", organisation] = found
    return found


def _near(library: Library, at: int) -> Near:
    near: Callable[[int], Near] | None = library.remembered.get(("near", ""))
    if near is None:
        near = library.remembered["near", ""] = lru_cache(REMEMBERED)(partial(_line, library))
    return near(at)


def _line(library: Library, at: int) -> Near:
    one = library.catalogue.submissions[at]
    names = "、".join(author.name for author in one.authors[:3])
    by = " ".join(part for part in (names, library.organisation_label(one.organisation)) if part)
    return Near(one.title, one.url, library.kind_label(one), by, one.date, one.fields.get("issue", ""))


def _groups(library: Library, at: int, kind: str, beside: Neighbours) -> Iterator[Group]:
    dossier = library.dossier(at)
    groups = [("同一课例", beside.lesson), *_near_groups(library, kind, beside), ("同一作者", beside.author)]
    for title, members in groups:
        if members:
            more = Ref("课例档案：按步骤和轮次看", dossier) if dossier and members is beside.lesson else None
            yield Group(title, tuple([_near(library, other) for other in members]), more)


def _near_groups(library: Library, kind: str, beside: Neighbours) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The nearest in two groups: those alike in the strongest key below that of lessons, and the rest."""
    strongest = library.site.related[1] if len(library.site.related) > 1 else ""
    for wanted in (True, False):
        found = [
            (at, names)
            for at, names in zip(beside.near, beside.alike, strict=True)
            if (strongest in names) is wanted
        ]
        if found:
            shared = [name for name in found[0][1] if all(name in names for _, names in found)]
            words = [_called(library, kind, name) for name in ([strongest] if wanted else shared[1::-1])]
            yield "、".join(f"同{word}" for word in words) or "相近成果", tuple([at for at, _ in found])


def _called(library: Library, kind: str, name: str) -> str:
    """What readers call a key: a taxonomy, or a field of the kind."""
    declared = library.site.kinds.get(kind)
    field = declared.fields.get(name) if declared and name not in library.site.taxonomies else None
    return field.label if field and field.label else library.label(name)
