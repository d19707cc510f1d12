"""What a text and its file name say of themselves: fields that need no typing. Pure.

Only what stands there plainly is taken; a doubt is left for the author, whom the check will ask.
"""

from __future__ import annotations

import re

from generator.config.vocabulary import Vocabulary
from generator.text import normalise
from generator.text.dates import parse_day

_HEAD_LINES = 12
"""Where a text names its author, class and date: the header of a document."""
_TAIL_LINES = 4
"""Where an official document is signed and dated."""
_PAIR = re.compile(
    r"([^\s:：|]{2,8})\s*[:：]\s*([^\s:：|][^:：|]*?)(?=\s{2,}|\t|\||$|\s+[^\s:：|]{2,8}\s*[:：])"
)


def guess_fields(name: str, text: str, kind: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Field name → value as the author would write it."""
    return {
        **_from_name(name, kind, vocabulary),
        **_from_date_line(text, kind, vocabulary),
        **_from_header(text, kind, vocabulary),
    }


def _from_header(text: str, kind: str, vocabulary: Vocabulary) -> dict[str, str]:
    """`授课教师：王芳  年级：七年级` in the first lines, by the field names of the kind."""
    names = vocabulary.field_names(kind)
    fields = vocabulary.kind_of(kind).fields
    found: dict[str, str] = {}
    for line in [one for one in text.split("\n") if one.strip()][:_HEAD_LINES]:
        for key, value in _PAIR.findall(line.strip("# *>|")):
            field = names.get(normalise.fold(key.strip("*【】")))
            plain = value.strip("*_ 　、")
            if field is None or field in found or not plain or len(plain) > 30:
                continue
            declared = fields[field]
            if (
                declared.type == "term"
                and declared.taxonomy
                and vocabulary.taxonomy(declared.taxonomy).closed
            ):
                if vocabulary.term(declared.taxonomy, plain).slug is None:
                    continue
            elif (declared.type == "date" and not _is_day(plain)) or declared.type not in (
                "term",
                "date",
                "people",
                "text",
            ):
                continue
            found[field] = plain
    return {
        field: value
        for field, value in found.items()
        if field not in ("title", "kind", "organisation", "summary")
    }


def _from_name(name: str, kind: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Terms that stand in the file name: `湘教版初中地理七年级上册…` names five."""
    found: dict[str, str] = {}
    known: dict[str, tuple[str, ...]] = {}
    for field, declared in vocabulary.kind_of(kind).fields.items():
        if declared.type != "term" or declared.taxonomy is None or declared.many:
            continue
        labels = [
            (label, term)
            for term in vocabulary.taxonomy(declared.taxonomy).terms
            for label in (term.label, *term.aliases)
            if len(label) >= 2 and label in name
        ]
        if not labels:
            continue
        longest = max(len(label) for label, _ in labels)
        terms = {term.slug: term for label, term in labels if len(label) == longest}
        if len(terms) == 1:
            term = next(iter(terms.values()))
            found[field] = term.label
            for taxonomy, slugs in term.only_with.items():
                known[taxonomy] = tuple(set(known.get(taxonomy, slugs)) & set(slugs))
    return found | _implied(kind, vocabulary, known, found)


def _implied(
    kind: str, vocabulary: Vocabulary, known: dict[str, tuple[str, ...]], found: dict[str, str]
) -> dict[str, str]:
    """What the terms found allow only one value of: a seventh year is in one stage."""
    implied: dict[str, str] = {}
    for field, declared in vocabulary.kind_of(kind).fields.items():
        slugs = known.get(declared.taxonomy or "", ())
        if declared.type == "term" and declared.taxonomy and field not in found and len(slugs) == 1:
            implied[field] = vocabulary.label(declared.taxonomy, slugs[0])
    return implied


def _from_date_line(text: str, kind: str, vocabulary: Vocabulary) -> dict[str, str]:
    """A line that is nothing but a day, where documents are dated."""
    field = next((n for n, one in vocabulary.kind_of(kind).fields.items() if one.type == "date"), None)
    lines = [one.strip(" \t\u3000*（）()") for one in text.split("\n") if one.strip()]
    days = [one for one in (*lines[-_TAIL_LINES:], *lines[:_HEAD_LINES]) if _is_day(one)]
    return {field: days[0]} if field and days else {}


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
