"""The page of one submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from msgspec import Struct

from generator.model.packed import REMEMBERED
from generator.model.submission import Attachment, Submission
from generator.render.views.cards import published, shown_pictures, thumb
from generator.render.views.course import CourseView, course_view
from generator.render.views.facts import Fact, facts
from generator.render.views.library import Library
from generator.render.views.neighbours import Neighbours, Orders
from generator.render.views.parts import (
    Badge,
    Rank,
    Ref,
    author_refs,
    badges,
    classification,
    crumbs,
    organisation_ref,
    rank,
    term_ref,
)
from generator.render.views.words import count, inside, link, size
from generator.text.dates import chinese_day


class File(Struct, frozen=True):
    """One attachment that can be downloaded."""

    role: str
    name: str
    type: str
    """Upper case: `DOCX`."""
    size: str
    href: str


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
    contents: tuple[Ref, ...]
    """Second-level headings; `href` is the bare id."""
    course: CourseView | None
    groups: tuple[Group, ...]
    newer: Near | None
    older: tuple[Near, ...]
    series: Ref
    citation: str
    url: str
    """Public address."""
    image: str
    """Public address of the picture for share cards, empty when there is none."""
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
    image = thumb(library, one)
    subject = "".join(library.term_label(*pair) for pair in place if pair[0] != "kind")
    return SubmissionView(
        title=one.title,
        page_title=" · ".join(part for part in (one.title, subject + kind, organisation.label) if part),
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
        files=tuple(_files(one, attachments)),
        files_size=size(sum(attachment.size for attachment in attachments)) if attachments else "",
        contents=tuple(Ref(h.text, h.id) for h in one.headings if h.level == 2),
        course=course_view(library, at),
        groups=tuple(_groups(library, at, beside)),
        newer=_near(library, beside.newer[0]) if beside.newer else None,
        older=tuple(_near(library, other) for other in beside.older),
        series=Ref(organisation.label, organisation.href),
        citation=_citation(one, kind, organisation.label, url),
        url=url,
        image=library.site.site.url + image if image else "",
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


def _files(one: Submission, attachments: tuple[Attachment, ...]) -> Iterator[File]:
    folder = one.path.rpartition("/")[0]
    for attachment in attachments:
        inner = inside(attachment.path, folder) or attachment.name
        yield File(
            role=attachment.role or "附件",
            name=attachment.name,
            type=(attachment.type or "文件").upper(),
            size=size(attachment.size),
            # Relative to the page itself: attachments lie beside it.
            href=link(inner),
        )


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


def _groups(library: Library, at: int, beside: Neighbours) -> Iterator[Group]:
    dossier = library.dossier(at)
    for title, members, more in (
        ("同一课例", beside.lesson, Ref("课例档案：按步骤和轮次看", dossier) if dossier else None),
        ("相近成果", beside.near, None),
        ("同一作者", beside.author, None),
    ):
        if members:
            yield Group(title, tuple(_near(library, other) for other in members), more)


def _citation(one: Submission, kind: str, organisation: str, url: str) -> str:
    names = "，".join(author.name for author in one.authors)
    parts = [
        part
        for part in (names, f"{one.title}［{kind}］", f"{organisation}，{one.date}".strip("，"), url)
        if part
    ]
    return "．".join(parts)


def picture_sizes(library: Library, one: Submission) -> dict[str, tuple[int, int]]:
    """Path inside the bundle → width and height of the pictures that are published."""
    folder = one.path.rpartition("/")[0]
    return {
        inside(picture.path, folder) or "": (picture.width, picture.height)
        for picture in shown_pictures(library, one)
    }
