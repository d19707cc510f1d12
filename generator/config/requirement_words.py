"""Requirements as people write them → the slugs, names and headings that they are judged by. Pure.

Whose a requirement is stays as written: organisations are known only when the roster is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct

from generator.config.refused import Path
from generator.config.vocabulary import Vocabulary
from generator.config.words import Words
from generator.model.diagnostic import Fault
from generator.model.requirement import FieldDemand, Requirement, SectionDemand

UNKNOWN = "PL904"
Demand = TypeVar("Demand", FieldDemand, SectionDemand)


class Resolved(Struct, frozen=True):
    """The requirements of a site, every word resolved, or what keeps them from being used."""

    requirements: tuple[Requirement, ...]
    faults: tuple[tuple[Path, Fault], ...]
    """(path of the word in `site_config.yml`, fault without a place)."""
    written: dict[Path, Path]
    """Path of a field or section as resolved → its path in the file."""

    def in_file(self, path: Path) -> Path:
        """Where a key of a resolved requirement stands in the file."""
        key = path[:4]
        return (*self.written.get(key, key), *path[4:])


def resolve_requirements(vocabulary: Vocabulary) -> Resolved:
    """The requirements of the vocabulary's site. Campaigns must be among its terms already."""
    return _Resolving(vocabulary).run()


class _Resolving:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._site = vocabulary.site
        self._words = Words(vocabulary, self._report)
        self._faults: list[tuple[Path, Fault]] = []
        self._written: dict[Path, Path] = {}

    def run(self) -> Resolved:
        found = tuple(
            self._requirement(one, ("requirements", at)) for at, one in enumerate(self._site.requirements)
        )
        return Resolved(found, tuple(self._faults), self._written)

    def _report(self, path: Path, detail: str) -> None:
        self._faults.append((path, Fault(UNKNOWN, 1, 0, detail)))

    def _requirement(self, one: Requirement, path: Path) -> Requirement:
        words = self._words
        named, groups = words.kinds(one.kinds, (), path)
        kinds = tuple(dict.fromkeys((*named, *words.of_groups(groups))))
        update: dict[str, object] = {"kinds": kinds, "when": words.condition(one.when, (*path, "when"))}
        # Fields and sections of a kind that is not known cannot be judged.
        if kinds or not one.kinds:
            update["fields"] = self._demands(
                one.fields, (*path, "fields"), lambda name, at: (words.field(name, kinds, at),)
            )
            update["sections"] = self._demands(
                one.sections, (*path, "sections"), lambda name, at: words.headings(name, kinds, at)
            )
        return one.model_copy(update=update)

    def _demands(
        self,
        demands: dict[str, Demand],
        path: Path,
        meaning: Callable[[str, Path], Iterable[str]],
    ) -> dict[str, Demand]:
        """The demands by what their keys mean; of two keys that mean the same, the second is reported."""
        found: dict[str, Demand] = {}
        for name, demand in demands.items():
            for meant in meaning(name, (*path, name)):
                before = self._written.setdefault((*path, meant), (*path, name))
                if before[-1] != name:
                    self._report((*path, name), f"“{before[-1]}”和“{name}”是同一项，请只写一处")
                found[meant] = demand
        return found
