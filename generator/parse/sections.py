"""Which of a kind's sections a text has, where, and how much stands under each. Pure."""

from __future__ import annotations

from itertools import pairwise

from generator.model.document import FoundSection
from generator.parse.labels import Candidate, candidates, column_text
from generator.text import normalise
from generator.text.count import markdown_chars

_KEPT = 400
"""Characters of content kept for the rules: an unfilled template shows itself sooner."""


def find_sections(body: str, body_line: int, labels: dict[str, tuple[str, ...]]) -> tuple[FoundSection, ...]:
    """Sections in reading order.

    `labels` maps a normalised label to the headings it satisfies. The content of a
    section ends where the next one begins; in a table with several labels in its
    header row, each has its column.
    """
    if not labels:
        return ()
    lines = body.split("\n")
    found = _recognised(lines, labels)
    columns = _column_headers(lines, [one for one, _ in found])
    sections: list[FoundSection] = []
    for at, (one, headings) in enumerate(found):
        if one.line in columns:
            content = column_text(lines, one.line, one.column)
        else:
            following = found[at + 1][0] if at + 1 < len(found) else None
            content = _between(lines, one, following)
        sections.append(
            FoundSection(
                headings=headings,
                label=one.label.strip(" *_#\t\u3000"),
                form=one.form,
                line=body_line + one.line,
                chars=markdown_chars(content),
                content=content.strip()[:_KEPT],
                alone=one.form != "cell" and not lines[one.line][one.end :].strip(" :：*_"),
            )
        )
    return tuple(sections)


def _column_headers(lines: list[str], found: list[Candidate]) -> set[int]:
    """Header rows whose labels stand over columns: two labels side by side.

    In `| 教学重点 | 算理 | 教学难点 | 转化 |` each label has its content beside it instead.
    """
    return {
        one.line
        for one, following in pairwise(found)
        if one.column >= 0
        and following.line == one.line
        and not lines[one.line][one.end : following.start].strip(" |")
    }


def _recognised(
    lines: list[str], labels: dict[str, tuple[str, ...]]
) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Candidates that are labels of the kind. Two readings of one place: the first that fits."""
    found: list[tuple[Candidate, tuple[str, ...]]] = []
    taken = (-1, -1)
    for one in candidates(lines):
        if (one.line, one.start) < taken:
            continue
        headings = _headings(one.label, labels)
        if headings:
            found.append((one, headings))
            taken = (one.line, one.end)
    return found


def _headings(written: str, labels: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Headings that a label satisfies; `教学目标与重难点` and the like satisfy each half."""
    plain = normalise.label(written)
    exact = labels.get(plain)
    if exact:
        return exact
    for joint in "与和及":
        first, mark, second = plain.partition(joint)
        if (
            mark
            and (both := labels.get(first, ()) + labels.get(second, ()))
            and first in labels
            and second in labels
        ):
            return tuple(dict.fromkeys(both))
    return ()


def _between(lines: list[str], here: Candidate, following: Candidate | None) -> str:
    if following is not None and following.line == here.line:
        return lines[here.line][here.end : following.start].strip(" |:：*_\t")
    last = following.line if following else len(lines)
    parts = [lines[here.line][here.end :].strip(" |:：*_\t"), *lines[here.line + 1 : last]]
    if following is not None and following.start > 0:
        parts.append(lines[last][: following.start])
    return "\n".join(parts)
