"""Look-ups over a `SiteConfig`: from what authors write to what the profile declares.

Built once per process. Pure; knows nothing of files.
"""

from __future__ import annotations

from functools import cache, cached_property

from msgspec import Struct

from generator.config.section_names import SectionNames, section_names
from generator.model.kind import Kind, Section, Taxonomy, Term
from generator.model.site import SiteConfig
from generator.text import normalise


class Resolved(Struct, frozen=True):
    """What a written term means."""

    slugs: tuple[str, ...]
    """One when it is clear, none when unknown, several when ambiguous."""

    @property
    def slug(self) -> str | None:
        """The slug when there is exactly one."""
        return self.slugs[0] if len(self.slugs) == 1 else None


class Vocabulary:
    """The names of one site, indexed."""

    def __init__(self, site: SiteConfig) -> None:
        self.site = site

    @cached_property
    def _kinds(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for slug, kind in self.site.kinds.items():
            for name in (slug, kind.label, *kind.aliases):
                found.setdefault(normalise.fold(name), slug)
        return found

    def kind(self, written: str) -> str | None:
        """Slug of the kind that a label, alias or slug names."""
        return self._kinds.get(normalise.fold(written))

    @cache  # noqa: B019 — one vocabulary lives as long as its process
    def field_names(self, kind: str | None) -> dict[str, str]:
        """Folded key as written → field name, for a kind (None: the base fields)."""
        fields = self.site.kinds[kind].fields if kind else self.site.fields
        found: dict[str, str] = {}
        for name in fields:
            found.setdefault(normalise.fold(name), name)
        for name, field in fields.items():
            for alias in (field.label, *field.aliases):
                if alias:
                    found.setdefault(normalise.fold(alias), name)
        return found

    @cache  # noqa: B019
    def section_names(self, kind: str) -> SectionNames:
        """What the sections of a kind are called in texts."""
        return section_names(self.site.kinds[kind].sections)

    def section_labels(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Normalised label → headings of the sections it stands for."""
        return self.section_names(kind).headings

    @cache  # noqa: B019
    def terms(self, taxonomy: str) -> dict[str, Term]:
        """Slug → term."""
        return {term.slug: term for term in self.site.taxonomies[taxonomy].terms}

    @cache  # noqa: B019
    def _written(self, taxonomy: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for term in self.site.taxonomies[taxonomy].terms:
            for name in (term.slug, term.label, *term.aliases):
                _add(found, normalise.fold(name), term.slug)
        return found

    def term(self, taxonomy: str, written: str, beside: dict[str, tuple[str, ...]] | None = None) -> Resolved:
        """What `written` means in a taxonomy, given the submission's other terms.

        A label wins over an alias of another term; among aliases, the one whose
        `only_with` fits the other terms.
        """
        slugs = self._written(taxonomy).get(normalise.fold(written), ())
        if len(slugs) < 2:
            return Resolved(slugs)
        known = self.terms(taxonomy)
        fitting = tuple(slug for slug in slugs if fits(known[slug], beside or {}))
        if len(fitting) == 1:
            return Resolved(fitting)
        exact = tuple(
            s for s in fitting or slugs if normalise.fold(known[s].label) == normalise.fold(written)
        )
        return Resolved(exact if len(exact) == 1 else fitting or slugs)

    def label(self, taxonomy: str, key: str) -> str:
        """What readers see for a term key; open terms are their own label."""
        term = self.terms(taxonomy).get(key)
        return term.label if term else key

    def taxonomy(self, name: str) -> Taxonomy:
        """A declared taxonomy. Raises KeyError."""
        return self.site.taxonomies[name]

    def kind_of(self, slug: str) -> Kind:
        """A declared kind. Raises KeyError."""
        return self.site.kinds[slug]


def fits(term: Term, beside: dict[str, tuple[str, ...]]) -> bool:
    """Whether the term may stand beside the others: taxonomies not given do not speak against it."""
    return all(
        not beside.get(taxonomy) or set(slugs) & set(beside[taxonomy])
        for taxonomy, slugs in term.only_with.items()
    )


def applies(when: dict[str, tuple[str, ...]], terms: dict[str, tuple[str, ...]]) -> bool:
    """Whether a condition holds: every taxonomy named has one of the slugs."""
    return all(set(slugs) & set(terms.get(taxonomy, ())) for taxonomy, slugs in when.items())


def satisfied(section: Section, present: set[str]) -> bool:
    """Whether the headings found satisfy a section, by itself or by all of its parts."""
    return section.heading in present or (bool(section.parts) and set(section.parts) <= present)


def _add(found: dict[str, tuple[str, ...]], key: str, value: str) -> None:
    if value not in found.get(key, ()):
        found[key] = (*found.get(key, ()), value)
