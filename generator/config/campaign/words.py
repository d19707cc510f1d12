"""Words of a campaign file → slugs and ids. A word that nothing answers to is a fault with a suggestion."""

from __future__ import annotations

from functools import cached_property

from generator.config.campaign.codes import Faults
from generator.config.campaign.known import Known, once, unique
from generator.config.levels import level_names
from generator.config.refused import Path
from generator.config.vocabulary import Vocabulary
from generator.model.campaign import PERSON, SUBJECT, Condition
from generator.model.registry import Registry
from generator.text import normalise

_ALSO = {
    PERSON: (PERSON, "教师", "教员", "老师", "每位教师", "全体教师"),
    SUBJECT: (SUBJECT, "学科组", "备课组", "学科"),
}


class Words:
    """Look-ups for one campaign file."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry, faults: Faults) -> None:
        self._vocabulary = vocabulary
        self._registry = registry
        self._known = Known(faults)
        self._levels = level_names(vocabulary.site.levels)
        self._groups = {normalise.fold(one): one for one in vocabulary.site.groups}

    def levels(self, words: tuple[str, ...], path: Path, *, units: bool = False) -> tuple[str, ...]:
        """Levels of organisations; with `units` also teachers and subjects."""
        known = dict(self._levels)
        for level, names in _ALSO.items() if units else ():
            for name in names:
                known.setdefault(normalise.fold(name), level)
        if not self._levels:
            return tuple(known.get(normalise.fold(one), one) for one in words)
        shown = (
            *self._vocabulary.site.levels.values(),
            *((_ALSO[PERSON][1], _ALSO[SUBJECT][1]) if units else ()),
        )
        return self._known.each(words, path, "层级", lambda one: known.get(normalise.fold(one)), shown)

    def kinds(
        self, words: tuple[str, ...], groups: tuple[str, ...], path: Path
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(slugs of kinds, groups): a group may be named among the kinds."""
        kinds: list[str] = []
        found: list[str] = []
        for at, one in enumerate(words):
            slug, group = self._vocabulary.kind(one), self._groups.get(normalise.fold(one))
            if slug is not None:
                kinds.append(slug)
            elif group is not None:
                found.append(group)
            else:
                self._known.unknown((*path, "kinds", at), "类别", one, self._kind_labels())
        found += self._known.each(
            groups,
            (*path, "groups"),
            "类别组",
            lambda one: self._groups.get(normalise.fold(one)),
            self._groups.values(),
        )
        return once(kinds), once(found)

    def of_groups(self, groups: tuple[str, ...]) -> tuple[str, ...]:
        """Slugs of the kinds of some groups."""
        return tuple(slug for slug, one in self._vocabulary.site.kinds.items() if one.group in groups)

    def condition(self, when: Condition, path: Path) -> Condition:
        """Taxonomies by name or label, terms by slug, label or alias; an ambiguous alias means all it may."""
        site = self._vocabulary.site
        names = {normalise.fold(name): name for name in site.taxonomies}
        for name, one in site.taxonomies.items():
            names.setdefault(normalise.fold(one.label), name)
        found: Condition = {}
        for written, words in when.items():
            taxonomy = names.get(normalise.fold(written))
            if taxonomy is None:
                labels = [one.label for one in site.taxonomies.values()]
                self._known.unknown(
                    (*path, written), "词表", written, (*site.taxonomies, *labels), few=labels
                )
                continue
            found[taxonomy] = self.terms(taxonomy, words, (*path, written))
        return found

    def terms(self, taxonomy: str, words: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Slugs; in an open list a word that is not declared stands for itself."""
        declared = self._vocabulary.site.taxonomies.get(taxonomy)
        if declared is None:
            return words
        found: list[str] = []
        for at, one in enumerate(words):
            slugs = self._vocabulary.term(taxonomy, one).slugs
            if not slugs and declared.closed:
                known = [name for term in declared.terms for name in (term.label, term.slug, *term.aliases)]
                self._known.unknown(
                    (*path, at), declared.label, one, known, few=[t.label for t in declared.terms]
                )
            found += slugs or (one,)
        return once(found)

    def field(self, written: str, kinds: tuple[str, ...], path: Path) -> str:
        """Name of a field that one of the kinds has; of any kind when none is named."""
        known: dict[str, str] = {}
        for slug in kinds or self._vocabulary.site.kinds:
            for label, field in self._vocabulary.field_names(slug).items():
                known.setdefault(label, field)
        name = known.get(normalise.fold(written))
        if name is None:
            self._known.unknown(path, "字段", written, known)
        return name or written

    def sections(self, words: tuple[str, ...], kinds: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Headings of sections that one of the kinds has."""
        known: dict[str, str] = {}
        for slug in kinds or self._vocabulary.site.kinds:
            for label, headings in self._vocabulary.section_labels(slug).items():
                known.setdefault(label, headings[0])
        return self._known.each(
            words,
            path,
            "部分",
            lambda one: known.get(normalise.label(one)),
            tuple(dict.fromkeys(known.values())),
        )

    def roles(self, words: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Roles of attachments that kinds expect or that file types give."""
        site = self._vocabulary.site
        rules = [rule for kind in site.kinds.values() for rule in kind.attachments]
        known = {normalise.fold(one): one for one in (*site.roles.values(), *(rule.role for rule in rules))}
        aliases = unique((alias, rule.role) for rule in rules for alias in rule.aliases)
        for alias, role in aliases.items():
            known.setdefault(alias, role)
        return self._known.each(
            words, path, "附件角色", lambda one: known.get(normalise.fold(one)), once(known.values())
        )

    def organisations(self, words: tuple[str, ...], path: Path, *, people: bool = False) -> tuple[str, ...]:
        """Ids of organisations; with `people` also of persons, whose name must be borne by one alone."""
        if not self._registry.organisations:
            return words
        names = self._registry.organisation_names

        def meaning(one: str) -> str | None:
            if one in names or not people:
                return names.get(one)
            return one if one in self._registry.people else self._people.get(normalise.fold(one))

        return self._known.each(words, path, "单位或教师" if people else "单位", meaning, names, few=())

    @cached_property
    def _people(self) -> dict[str, str]:
        """Folded name → id of the only person of that name. Made when first asked for."""
        return unique((one.name, one.id) for one in self._registry.people.values())

    def _kind_labels(self) -> list[str]:
        kinds = self._vocabulary.site.kinds
        return [name for slug, one in kinds.items() for name in (one.label, *one.aliases, slug)]
