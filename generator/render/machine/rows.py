"""A submission as one row of the exports: everything public, nothing else.

In: the catalogue. Out: rows with labels beside keys and absolute addresses.
Must not: show internal attachments, source paths of the content folder or bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath

from msgspec import Struct

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.machine.addresses import absolute
from generator.render.views.cards import published
from generator.render.views.library import Library, library


class Named(Struct, frozen=True):
    """A term, kind or organisation: what programs use and what readers see."""

    key: str
    label: str


class RowAuthor(Struct, frozen=True, omit_defaults=True):
    """Id only for authors whom the roster knows."""

    name: str
    id: str = ""


class RowFile(Struct, frozen=True):
    """An attachment that readers may download."""

    name: str
    role: str
    type: str
    size: int
    """Bytes."""
    url: str


class RowRecognition(Struct, frozen=True):
    """Who recognised the submission, at which level."""

    level: Named
    award: str
    by: str
    date: str


class Row(Struct, frozen=True):
    """One line of `catalogue.jsonl`."""

    url: str
    title: str
    kind: Named
    date: str
    """ISO day, empty when absent."""
    organisation: Named
    lineage: tuple[str, ...]
    """Names of the organisations above, topmost first."""
    authors: tuple[RowAuthor, ...]
    terms: dict[str, tuple[Named, ...]]
    """Taxonomy → terms."""
    fields: dict[str, str]
    summary: str
    lesson: str
    attachments: tuple[RowFile, ...]
    recognitions: tuple[RowRecognition, ...]


def rows(catalogue: Catalogue, site: SiteConfig) -> Iterator[Row]:
    """Every published submission, oldest first."""
    shelf = library(catalogue, site)
    return (row(shelf, one) for one in catalogue.submissions)


def row(shelf: Library, one: Submission) -> Row:
    """The row of one submission."""
    return Row(
        url=absolute(shelf.site, one.url),
        title=one.title,
        kind=Named(one.kind, shelf.kind_label(one)),
        date=one.date,
        organisation=Named(one.organisation, shelf.organisation_label(one.organisation)),
        lineage=_above(shelf, one.organisation),
        authors=tuple(RowAuthor(author.name, author.id) for author in one.authors),
        terms={
            taxonomy: tuple([_term(shelf, taxonomy, key) for key in keys])
            for taxonomy, keys in one.terms.items()
        },
        fields=one.fields,
        summary=one.summary,
        lesson=one.lesson,
        attachments=tuple(_files(shelf, one)) if one.attachments else (),
        recognitions=tuple(_recognitions(shelf, one)),
    )


def _above(shelf: Library, organisation: str) -> tuple[str, ...]:
    found: tuple[str, ...] | None = shelf.remembered.get(("above", organisation))
    if found is None:
        lineage = shelf.catalogue.registry.lineage(organisation)[:-1]
        found = shelf.remembered["above", organisation] = tuple(one.name for one in lineage)
    return found


def _term(shelf: Library, taxonomy: str, key: str) -> Named:
    found: Named | None = shelf.remembered.get(("named", (taxonomy, key)))
    if found is None:
        found = shelf.remembered["named", (taxonomy, key)] = Named(key, shelf.term_label(taxonomy, key))
    return found


def _files(shelf: Library, one: Submission) -> Iterator[RowFile]:
    # What is published lies inside the folder of its submission.
    folder = one.path.rpartition("/")[0]
    for file in published(shelf, one):
        # A name that is not UTF-8 cannot be stored in JSON.
        name = file.name.encode("utf-8", "replace").decode()
        url = absolute(shelf.site, one.url + normpath(file.path)[len(folder) + 1 :])
        yield RowFile(name, file.role, file.type, file.size, url)


def _recognitions(shelf: Library, one: Submission) -> Iterator[RowRecognition]:
    for found in shelf.catalogue.recognition.get(one.path, ()):
        level = Named(found.level, shelf.term_label("recognition", found.level))
        yield RowRecognition(level, found.award, found.by, found.date)
