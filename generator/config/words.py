"""Words that people write in campaigns and requirements → slugs.

A word that nothing answers to is reported, with a suggestion.
"""

from __future__ import annotations

from generator.config.known import Known, Report, once, unique
from generator.config.levels import level_names
from generator.config.refused import Path
from generator.config.vocabulary import Vocabulary
from generator.model.campaign import PERSON, SUBJECT, Condition
from generator.text import normalise

_ALSO = {
    PERSON: (PERSON, "教师", "教员", "老师", "每位教师", "全体教师"),
    SUBJECT: (SUBJECT, "学科组", "备课组", "学科"),
}


class Words:
    """Look-ups for one file."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self._vocabulary = vocabulary
        self._known = Known(report)
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
        slugs = kinds or tuple(self._vocabulary.site.kinds)
        names = (name for slug in slugs for name in self._vocabulary.site.kinds[slug].fields)
        known = {normalise.fold(name): name for name in names}
        for slug in slugs:
            for label, field in self._vocabulary.field_names(slug).items():
                known.setdefault(label, field)
        name = known.get(normalise.fold(written))
        if name is None:
            self._known.unknown(path, "字段", written, known)
        return name or written

    def sections(self, words: tuple[str, ...], kinds: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Headings of sections that one of the kinds has, one for each word."""
        found = (self.headings(one, kinds, (*path, at))[:1] for at, one in enumerate(words))
        return once(heading for those in found for heading in those)

    def headings(self, written: str, kinds: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Headings that a label or alias means in any of the kinds; a heading means itself alone."""
        slugs = kinds or tuple(self._vocabulary.site.kinds)
        own = once(part.heading for slug in slugs for part in self._vocabulary.site.kinds[slug].sections)
        if written in own:
            return (written,)
        label = normalise.label(written)
        meant = [heading for heading in own if normalise.label(heading) == label]
        if not meant:
            of_kinds = (self._vocabulary.section_labels(slug).get(label, ()) for slug in slugs)
            meant = [heading for those in of_kinds for heading in those]
        if not meant:
            self._known.unknown(path, "部分", written, own)
        return once(meant)

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

    def _kind_labels(self) -> list[str]:
        kinds = self._vocabulary.site.kinds
        return [name for slug, one in kinds.items() for name in (one.label, *one.aliases, slug)]
