"""Written values of a document's fields, as the rules on fields see them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.check.rule import Case
from generator.check.words import closest
from generator.check.written import filled
from generator.config.vocabulary import Vocabulary, applies
from generator.model.document import Node
from generator.model.kind import Field

_TRIED = 20
"""Unknown keys that are compared with the fields' names: a hostile text may have thousands."""


def texts(case: Case, *types: str) -> Iterator[tuple[str, Field, Node]]:
    """(name, field, scalar) of each single text in fields of these types; placeholders left out."""
    return (one for one in case.texts if one[1].type in types)


def label(case: Case, name: str) -> str:
    """What readers call a field."""
    field = case.kind.fields.get(name) or case.site.fields.get(name)
    return field.label if field and field.label else name


def example(case: Case, name: str) -> str:
    """How a value of a field may look: a term of its list, the folder's organisation, a day, a number."""
    field = case.kind.fields[name]
    terms = case.site.taxonomies[field.taxonomy].terms if field.taxonomy in case.site.taxonomies else ()
    if terms:
        return terms[0].label
    parts = case.document.source.path.split("/")
    match field.type:
        case "organisation" if len(parts) > 2:
            return parts[1]
        case "date":
            return "2024-05-06"
        case "integer" | "number":
            return f"{max(1, field.minimum or 0):g}"
        case _:
            return "……"


def missing(case: Case) -> tuple[str, ...]:
    """Names of the fields that are required here and say nothing."""
    terms, written_fields = case.document.terms, case.document.front.fields
    return tuple(
        name
        for name, field in case.kind.fields.items()
        if field.required and not filled(written_fields.get(name)) and applies(field.when, terms)
    )


def misspelt(case: Case, wanted: tuple[str, ...]) -> dict[str, Node]:
    """Name of a wanted field → the unknown key that probably stands for it."""
    found: dict[str, Node] = {}
    for key in case.document.front.unknown[:_TRIED] if wanted else ():
        name = meant_field(case, key.text)
        if name in wanted:
            found.setdefault(name, key)
    return found


def meant_field(case: Case, key: str) -> str | None:
    """Name of the field that a misspelt key probably stands for."""
    names = _spellings(case.vocabulary, case.document.kind)
    found = closest(key.strip(), names)
    return names[found] if found else None


@lru_cache(maxsize=256)
def _spellings(vocabulary: Vocabulary, kind: str) -> dict[str, str]:
    """Every way to write a field of a kind → its name."""
    fields = vocabulary.site.kinds[kind].fields if kind else vocabulary.site.fields
    found: dict[str, str] = {}
    for name, field in fields.items():
        for one in (field.label, name, *field.aliases):
            if one:
                found.setdefault(one, name)
    return found
