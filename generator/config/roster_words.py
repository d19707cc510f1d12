"""Names of organisations and teachers that people write in campaigns and requirements → ids."""

from __future__ import annotations

from functools import cached_property

from generator.config.known import Known, Report, unique
from generator.config.refused import Path
from generator.model.registry import Registry
from generator.text import normalise


class RosterWords:
    """Look-ups for one file. Without a roster every name stays as written: nothing can be said of it."""

    def __init__(self, registry: Registry, report: Report) -> None:
        self._registry = registry
        self._known = Known(report)

    def organisations(self, words: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Ids of organisations."""
        return self._each(words, path, "单位", people=False)

    def anybody(self, words: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Ids of organisations and of teachers, whose name must be borne by one alone."""
        return self._each(words, path, "单位或教师", people=True)

    def _each(self, words: tuple[str, ...], path: Path, what: str, *, people: bool) -> tuple[str, ...]:
        if not self._registry.organisations:
            return words
        names = self._registry.organisation_names
        unread = self._registry.unread if people else self._registry.unread & {"organisations"}

        def meaning(one: str) -> str | None:
            found = names.get(one)
            if found is None and people:
                found = one if one in self._registry.people else self._people.get(normalise.fold(one))
            # What may stand in what could not be read stays as written: it means nobody.
            return one if found is None and unread else found

        return self._known.each(words, path, what, meaning, names, few=())

    @cached_property
    def _people(self) -> dict[str, str]:
        """Folded name → id of the only person of that name. Made when first asked for."""
        return unique((one.name, one.id) for one in self._registry.people.values())
