"""Which of a kind's sections a text has, where, and how much stands under each. Pure."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from generator.config.section_names import SectionNames
from generator.model.document import FoundSection
from generator.parse.label_ends import Candidate
from generator.parse.nesting import own_sections
from generator.parse.recognise import labelled
from generator.parse.repeated import stands_alone
from generator.parse.usual import in_usual_dress
from generator.text.count import markdown_chars

_MARKS = " |:：*_\t"
"""What may stand between a label and its content."""
_KEPT = 400
"""Characters of content kept for the rules: an unfilled template shows itself sooner."""


class Sections(Struct, frozen=True):
    """The sections of a text and how long it is."""

    found: tuple[FoundSection, ...]
    """In reading order."""
    chars: int
    """字数 of the whole text."""


def find_sections(body: str, body_line: int, names: SectionNames | None) -> Sections:
    """Sections of the kind; none without names.

    The content of a section ends where the next one begins; in a table with several
    labels in its head row, each has its column.
    """
    if names is None or not names.headings:
        return Sections((), markdown_chars(body))
    lines = body.split("\n")
    found = own_sections(in_usual_dress(labelled(lines, names), lines), lines)
    if not found:
        return Sections((), markdown_chars(body))
    columns = _column_headers(lines, [one for one, _ in found])
    blocks = _blocks(lines, [one.line for one, _ in found])
    sections: list[FoundSection] = []
    for at, (one, reading) in enumerate(found):
        if one.line in columns:
            content = _column_text(lines, one.line, one.column)
            chars = markdown_chars(content)
        else:
            following = found[at + 1][0] if at + 1 < len(found) else None
            content, chars = _between(lines, one, following, blocks)
        sections.append(
            FoundSection(
                headings=reading.headings,
                label=one.label.strip(" *_#\t\u3000"),
                form=one.form,
                line=body_line + one.line,
                chars=chars,
                content=content.strip()[:_KEPT],
                alone=stands_alone(one, lines[one.line]),
            )
        )
    above = "\n".join(lines[: found[0][0].line])
    total = sum(markdown_chars(lines[at]) + chars for at, (_, chars) in blocks.items())
    return Sections(tuple(sections), markdown_chars(above) + total)


def _blocks(lines: list[str], labels: list[int]) -> dict[int, tuple[str, int]]:
    """Line with labels → the text behind it, up to the next such line, and its 字数.

    Counting goes line by line, so that each is counted once, for its section and for the whole.
    """
    blocks: dict[int, tuple[str, int]] = {}
    for here, following in pairwise((*labels, len(lines))):
        if here < following:
            text = "\n".join(("", *lines[here + 1 : following]))
            blocks[here] = text, markdown_chars(text)
    return blocks


def _column_headers(lines: list[str], found: list[Candidate]) -> set[int]:
    """Head rows whose labels stand over columns: two labels side by side.

    In `| 教学重点 | 算理 | 教学难点 | 转化 |` each label has its content beside it instead.
    """
    return {
        one.line
        for one, following in pairwise(found)
        if one.column >= 0
        and following.line == one.line
        and not lines[one.line][one.end : following.start].strip(" |")
    }


def _column_text(lines: list[str], header: int, column: int) -> str:
    """Text of one column of the table whose head row is `lines[header]`."""
    cells: list[str] = []
    for line in lines[header + 2 :]:
        if "|" not in line:
            break
        parts = line.split("|")
        cells.append(parts[column].strip() if column < len(parts) else "")
    return "\n".join(cells)


def _between(
    lines: list[str], here: Candidate, following: Candidate | None, blocks: dict[int, tuple[str, int]]
) -> tuple[str, int]:
    """The text from one label to the next, and its 字数."""
    if following is not None and following.line == here.line:
        content = lines[here.line][here.end : following.start].strip(_MARKS)
        return content, markdown_chars(content)
    beside = lines[here.line][here.end :].strip(_MARKS)
    below, chars = blocks[here.line]
    before = lines[following.line][: following.start] if following else ""
    edges = sum(markdown_chars(one) for one in (beside, before) if one)
    return f"{beside}{below}\n{before}" if before else beside + below, chars + edges
