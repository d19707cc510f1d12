"""What the sections of a kind are called in texts: labels, labels inside them, heads of tables. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.kind import Section
from generator.text import normalise


class SectionNames(Struct, frozen=True, eq=False):
    """Compared by identity, so that readings of labels can be remembered by it."""

    headings: dict[str, tuple[str, ...]]
    """Normalised label → headings of the sections it stands for."""
    sublabels: frozenset[str] = frozenset()
    """Normalised labels that count only where the section has no label of its own."""
    columns: tuple[tuple[str, frozenset[str]], ...] = ()
    """(heading, normalised heads of the table's columns)."""
    endings: tuple[tuple[str, str], ...] = ()
    """(normalised last words of a label, heading), longest first; each belongs to one section only."""

    def by_last_word(self, words: str) -> tuple[str, ...]:
        """The heading whose ending normalised words have, alone; empty without one."""
        return next(((heading,) for ending, heading in self.endings if words.endswith(ending)), ())


def section_names(sections: Iterable[Section]) -> SectionNames:
    """A part (one half of a section with two names) is listed as its own heading; `Section.parts` joins them."""
    sections = tuple(sections)
    headings: dict[str, tuple[str, ...]] = {}
    sublabels: set[str] = set()
    columns: list[tuple[str, frozenset[str]]] = []
    for section in sections:
        for written, heading in _spellings(section):
            label = normalise.label(written)
            if heading not in headings.get(label, ()):
                headings[label] = (*headings.get(label, ()), heading)
        sublabels |= {normalise.label(one) for one in section.sublabels}
        if section.columns:
            columns.append((section.heading, frozenset(normalise.label(one) for one in section.columns)))
    return SectionNames(headings, frozenset(sublabels), tuple(columns), _endings(sections))


def _endings(sections: tuple[Section, ...]) -> tuple[tuple[str, str], ...]:
    found = [(normalise.label(one), section.heading) for section in sections for one in section.endings]
    shared = Counter(words for words, _ in found)
    alone = [one for one in found if shared[one[0]] == 1]
    return tuple(sorted(alone, key=lambda one: (-len(one[0]), one[0])))


def _spellings(section: Section) -> Iterator[tuple[str, str]]:
    """(label as declared, heading that it satisfies)."""
    for written in (section.heading, *section.aliases, *section.sublabels):
        yield written, section.heading
    for part in section.parts:
        for written in (part, *section.part_aliases.get(part, ())):
            yield written, part
