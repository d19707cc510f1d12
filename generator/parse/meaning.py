"""What front matter values mean: terms of the taxonomies, organisations, people. Pure."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.model.document import Author, FrontMatter, Node, Unresolved
from generator.model.registry import Registry
from generator.text import normalise


class Meaning(Struct, frozen=True):
    """Front matter in the terms of the profile and the roster."""

    terms: dict[str, tuple[str, ...]]
    organisation: str
    authors: tuple[Author, ...]
    unresolved: tuple[Unresolved, ...]


def read_meaning(
    front: FrontMatter, kind: str, folder: str, vocabulary: Vocabulary, registry: Registry
) -> Meaning:
    """Resolves every term, organisation and people field of a submission.

    `folder` is the organisation's folder, used when front matter names none.
    """
    unresolved: list[Unresolved] = []
    terms = _terms(front, kind, vocabulary, unresolved)
    organisation = _organisation(front, folder, vocabulary, kind, registry, unresolved)
    authors = _authors(front, kind, organisation, vocabulary, registry, unresolved)
    return Meaning(terms, organisation, authors, tuple(unresolved))


def _terms(
    front: FrontMatter, kind: str, vocabulary: Vocabulary, unresolved: list[Unresolved]
) -> dict[str, tuple[str, ...]]:
    """Two passes: aliases that two terms share are settled by the terms that are clear."""
    fields = vocabulary.site.kinds[kind].fields if kind else vocabulary.site.fields
    term_fields = [
        (name, field.taxonomy, node)
        for name, node in front.fields.items()
        if (field := fields.get(name)) is not None and field.type == "term" and field.taxonomy
    ]
    clear: dict[str, tuple[str, ...]] = {}
    for _, taxonomy, node in term_fields:
        found = (vocabulary.term(taxonomy, one.text).slug for one in node.scalars())
        clear[taxonomy] = tuple(slug for slug in found if slug)
    terms: dict[str, tuple[str, ...]] = {}
    for name, taxonomy, node in term_fields:
        slugs: list[str] = []
        for one in node.scalars():
            meant = vocabulary.term(taxonomy, one.text, clear)
            if meant.slug:
                slugs.append(meant.slug)
            elif not meant.slugs and not vocabulary.taxonomy(taxonomy).closed:
                slugs.append(one.text.strip())
            else:
                unresolved.append(Unresolved(name, one.text.strip(), one.line, one.column, meant.slugs))
        terms[taxonomy] = tuple(dict.fromkeys((*terms.get(taxonomy, ()), *slugs)))
    return {taxonomy: slugs for taxonomy, slugs in terms.items() if slugs}


def _field_of_type(
    kind: str, vocabulary: Vocabulary, front: FrontMatter, wanted: str
) -> tuple[str, Node] | None:
    names = _names_of_type(vocabulary, kind, wanted)
    return next(((name, front.fields[name]) for name in names if name in front.fields), None)


@lru_cache(maxsize=1024)
def _names_of_type(vocabulary: Vocabulary, kind: str, wanted: str) -> tuple[str, ...]:
    fields = vocabulary.site.kinds[kind].fields if kind else vocabulary.site.fields
    return tuple(name for name, field in fields.items() if field.type == wanted)


def _organisation(
    front: FrontMatter,
    folder: str,
    vocabulary: Vocabulary,
    kind: str,
    registry: Registry,
    unresolved: list[Unresolved],
) -> str:
    names = registry.organisation_names
    found = _field_of_type(kind, vocabulary, front, "organisation")
    scalars = found[1].scalars() if found else ()
    if not scalars:
        return names.get(folder, folder)
    one = scalars[0]
    written = one.text.strip()
    if not registry.organisations:
        return written
    if written not in names:
        unresolved.append(Unresolved(found[0] if found else "", written, one.line, one.column))
        return names.get(folder, folder)
    return names[written]


def _authors(
    front: FrontMatter,
    kind: str,
    organisation: str,
    vocabulary: Vocabulary,
    registry: Registry,
    unresolved: list[Unresolved],
) -> tuple[Author, ...]:
    found = _field_of_type(kind, vocabulary, front, "people")
    if found is None:
        return ()
    authors: list[Author] = []
    for one in found[1].scalars():
        for written in _split_names(one.text):
            ids = _person_ids(written, organisation, registry)
            if len(ids) == 1:
                authors.append(Author(registry.people[ids[0]].name, ids[0]))
                continue
            authors.append(Author(written))
            if registry.people:
                unresolved.append(Unresolved(found[0], written, one.line, one.column, ids))
    return tuple(dict.fromkeys(authors))


def _split_names(text: str) -> tuple[str, ...]:
    """`王晓岚、李明` → two names; a space may stand inside a two-character name (`李  明`)."""
    for mark in "，,;；/":
        text = text.replace(mark, "、")
    return tuple(
        normalise.fold(part) if part.isascii() else "".join(part.split())
        for part in text.split("、")
        if part.strip()
    )


def _person_ids(written: str, organisation: str, registry: Registry) -> tuple[str, ...]:
    """By id; by name in the organisation; by name in the organisations below or beside it if unique."""
    if written in registry.people:
        return (written,)
    here = registry.people_names.get((organisation, written))
    if here:
        return here
    return tuple(
        ids
        for one in registry.organisations.values()
        if one.id != organisation and organisation in (above.id for above in registry.lineage(one.id))
        for ids in registry.people_names.get((one.id, written), ())
    )
