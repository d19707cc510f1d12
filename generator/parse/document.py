"""Parse: one submission's text → `Document`. The stage's entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from generator.config.vocabulary import Vocabulary
from generator.model.diagnostic import Fault
from generator.model.document import Document, FoundSection, FrontMatter, Link, Source
from generator.model.registry import Registry
from generator.parse.attachments import read_attachments
from generator.parse.body import Body, locate_links, locate_pictures, render_body
from generator.parse.front import Front, read_front
from generator.parse.meaning import read_meaning
from generator.parse.sections import Sections, find_sections

REMOVED = "PL307"
Text = tuple[Source, str | None, tuple[Fault, ...]]
"""A file, what it says, and the faults of reading it."""


def parse(
    source: Source, text: str | None, faults: tuple[Fault, ...], vocabulary: Vocabulary, registry: Registry
) -> Document:
    """The document that `text` is; `faults` are those of reading the file.

    A text that could not be read (None) gives a document without a body.
    """
    return parse_all([(source, text, faults)], vocabulary, registry)[0]


def parse_all(texts: Sequence[Text], vocabulary: Vocabulary, registry: Registry) -> list[Document]:
    """The same for several, step by step."""
    fronts = [read_front(text or "", vocabulary) for _, text, _ in texts]
    sections = [_sections(front, vocabulary) for front in fronts]
    bodies = [
        render_body(with_headings(front.body, front.body_line, one.found))
        for front, one in zip(fronts, sections, strict=True)
    ]
    return [
        Document(source, FrontMatter({}, {}), faults=faults)
        if text is None
        else _document(source, faults, front, found, body, vocabulary, registry)
        for (source, text, faults), front, found, body in zip(texts, fronts, sections, bodies, strict=True)
    ]


def _sections(front: Front, vocabulary: Vocabulary) -> Sections:
    names = vocabulary.section_names(front.kind) if front.kind else None
    return find_sections(front.body, front.body_line, names)


def _document(
    source: Source,
    faults: tuple[Fault, ...],
    front: Front,
    sections: Sections,
    body: Body,
    vocabulary: Vocabulary,
    registry: Registry,
) -> Document:
    in_body = frozenset(unicodedata.normalize("NFC", one.target.removeprefix("./")) for one in body.pictures)
    attachments, absent = read_attachments(
        source, front.matter.fields.get("attachments"), front.kind, in_body, vocabulary
    )
    meaning = read_meaning(front.matter, front.kind, organisation_folder(source), vocabulary, registry)
    found = [*faults, *front.faults]
    if body.removed:
        line = next((at for at, one in enumerate(front.body.split("\n")) if body.removed in one), 0)
        found.append(Fault(REMOVED, front.body_line + line, 0, body.removed))
    return Document(
        source=source,
        front=front.matter,
        kind=front.kind,
        body=front.body,
        body_line=front.body_line,
        html=body.html,
        headings=body.headings,
        sections=sections.found,
        chars=sections.chars,
        pictures=body.pictures,
        links=body.links,
        terms=meaning.terms,
        organisation=meaning.organisation,
        authors=meaning.authors,
        unresolved=meaning.unresolved,
        attachments=attachments,
        absent=absent,
        faults=tuple(found),
    )


def organisation_folder(source: Source) -> str:
    """Name of the folder right below `submissions/`; empty for a text that lies there itself."""
    parts = source.path.split("/")
    return parts[1] if len(parts) > 2 else ""


def with_headings(body: str, body_line: int, sections: tuple[FoundSection, ...]) -> str:
    """The body with labels that stand alone (`【教学目标】`, `**一、教学目标**`) as Markdown headings.

    So that readers get a table of contents from documents that never heard of Markdown.
    Line numbers stay as they are.
    """
    alone = [one for one in sections if one.alone and one.form != "heading"]
    if not alone:
        return body
    lines = body.split("\n")
    labels = {one.line - body_line: one.label.strip("：: ") for one in alone}
    dresses = [_DRESSES[one.form] for one in alone if one.form in _DRESSES]
    marks = "##"
    for at, line in enumerate(lines):
        written = _ATX.match(line)
        if written:
            # A label below a heading of the author's own is part of it, and stands one level deeper.
            marks = "#" * min(6, max(2, len(written[1]) + 1))
        elif at in labels and not _inside_list(line):
            lines[at] = f"{marks} {labels[at]}"
        elif line and any(dress.match(line) for dress in dresses):
            # A document that sets one label so sets its other labels so, those of no known section too.
            lines[at] = f"{marks} " + line.strip(" \t\u3000*_【】〖〗：:")
    return "\n".join(lines)


_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]")
_DRESSES = {
    "bracket": re.compile(r"^[ \t\u3000]*[【〖][^【】〖〗]{2,20}[】〗][：:]?[ \t]*$"),
    "bold": re.compile(r"^(?:\*\*|__)[^*_。！？；]{2,20}(?:\*\*|__)[：:]?[ \t]*$"),
    "numbered": re.compile(r"^[ \u3000]*[一二三四五六七八九十]{1,3}、[^。！？；，：:]{2,20}[：:]?[ \t]*$"),
}
"""How a line looks that is nothing but a label, by form."""


def _inside_list(line: str) -> bool:
    return line.lstrip().startswith(("- ", "* ", "+ ", ">", "|"))


def located(document: Document) -> Document:
    """The document with the lines of its pictures and links: asked for only when a rule needs them."""
    body = with_headings(document.body, document.body_line, document.sections)
    before = document.body_line - 1

    def placed(found: tuple[Link, ...], lines: tuple[int, ...]) -> tuple[Link, ...]:
        last = lines[-1] if lines else 1
        return tuple(
            Link(one.target, one.text, before + (lines[at] if at < len(lines) else last))
            for at, one in enumerate(found)
        )

    pictures = placed(document.pictures, locate_pictures(body)) if document.pictures else ()
    links = placed(document.links, locate_links(body)) if document.links else ()
    return replace(document, pictures=pictures, links=links)
