"""Which of a kind's sections a text has, where, and how much stands under each. Pure."""

from __future__ import annotations

from itertools import pairwise

from generator.config.section_names import SectionNames
from generator.model.document import FoundSection
from generator.parse.label_ends import Candidate
from generator.parse.nesting import own_sections
from generator.parse.recognise import labelled
from generator.parse.repeated import stands_alone
from generator.parse.usual import in_usual_dress
from generator.text.count import markdown_chars

_KEPT = 400
"""Characters of content kept for the rules: an unfilled template shows itself sooner."""


def find_sections(body: str, body_line: int, names: SectionNames | None) -> tuple[FoundSection, ...]:
    """Sections in reading order; none without names.

    The content of a section ends where the next one begins; in a table with several
    labels in its head row, each has its column.
    """
    if names is None or not names.headings:
        return ()
    lines = body.split("\n")
    found = own_sections(in_usual_dress(labelled(lines, names), lines), lines)
    columns = _column_headers(lines, [one for one, _ in found])
    sections: list[FoundSection] = []
    for at, (one, reading) in enumerate(found):
        if one.line in columns:
            content = _column_text(lines, one.line, one.column)
        else:
            following = found[at + 1][0] if at + 1 < len(found) else None
            content = _between(lines, one, following)
        sections.append(
            FoundSection(
                headings=reading.headings,
                label=one.label.strip(" *_#\t\u3000"),
                form=one.form,
                line=body_line + one.line,
                chars=markdown_chars(content),
                content=content.strip()[:_KEPT],
                alone=stands_alone(one, lines[one.line]),
            )
        )
    return tuple(sections)


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


def _between(lines: list[str], here: Candidate, following: Candidate | None) -> str:
    if following is not None and following.line == here.line:
        return lines[here.line][here.end : following.start].strip(" |:：*_\t")
    last = following.line if following else len(lines)
    parts = [lines[here.line][here.end :].strip(" |:：*_\t"), *lines[here.line + 1 : last]]
    if following is not None and following.start > 0:
        parts.append(lines[last][: following.start])
    return "\n".join(parts)
