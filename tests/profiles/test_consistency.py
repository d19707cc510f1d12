"""The built-in profile contradicts itself nowhere: every name is declared and means one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from generator.config.references import broken_references
from generator.model.kind import Field, Section, Term
from generator.model.site import SiteConfig
from generator.text import normalise

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def repeated(names: Iterator[str] | list[str]) -> list[str]:
    """Names that occur more than once."""
    seen = list(names)
    return sorted({one for one in seen if seen.count(one) > 1})


def names_of(term: Term) -> set[str]:
    return {normalise.fold(name) for name in (term.slug, term.label, *term.aliases)}


def apart(one: Term, other: Term) -> bool:
    """Whether `only_with` lets no submission mean both terms."""
    shared = set(one.only_with) & set(other.only_with)
    return any(not set(one.only_with[key]) & set(other.only_with[key]) for key in shared)


def test_every_name_in_it_is_declared(site: SiteConfig) -> None:
    assert list(broken_references(site)) == []


def test_related_and_card_name_fields_or_taxonomies(site: SiteConfig) -> None:
    known = {*site.taxonomies, *(name for kind in site.kinds.values() for name in kind.fields), "kind"}
    assert set(site.related) | set(site.card) <= known


def test_quick_links_lead_to_declared_terms(site: SiteConfig) -> None:
    for link in site.home.quick:
        for taxonomy, slug in link.items():
            assert slug in {term.slug for term in site.taxonomies[taxonomy].terms}


def test_quick_links_of_two_terms_have_a_crossing(site: SiteConfig) -> None:
    crossings = {frozenset(pair) for pair in site.crossings}
    assert [link for link in site.home.quick if len(link) > 1 and frozenset(link) not in crossings] == []


def test_slugs_are_lower_case_latin(site: SiteConfig) -> None:
    slugs = [*site.kinds, *(term.slug for taxonomy in site.taxonomies.values() for term in taxonomy.terms)]
    assert [slug for slug in slugs if not SLUG.fullmatch(slug)] == []


def test_slugs_and_labels_are_unique_in_their_taxonomy(site: SiteConfig) -> None:
    for taxonomy in site.taxonomies.values():
        assert repeated([term.slug for term in taxonomy.terms]) == []
        assert repeated([term.label for term in taxonomy.terms]) == []


def test_a_term_repeats_none_of_its_own_names(site: SiteConfig) -> None:
    for taxonomy in site.taxonomies.values():
        for term in taxonomy.terms:
            assert repeated([normalise.fold(name) for name in (term.slug, term.label, *term.aliases)]) == []


def test_terms_share_a_name_only_where_only_with_tells_them_apart(site: SiteConfig) -> None:
    clashes = [
        (name, one.slug, other.slug)
        for name, taxonomy in site.taxonomies.items()
        for one, other in combinations(taxonomy.terms, 2)
        if names_of(one) & names_of(other) and not apart(one, other)
    ]
    assert clashes == []


def test_no_name_of_a_kind_means_another(site: SiteConfig) -> None:
    assert (
        repeated(
            [
                normalise.fold(name)
                for slug, kind in site.kinds.items()
                for name in (slug, kind.label, *kind.aliases)
            ]
        )
        == []
    )


def test_no_key_of_a_kind_means_two_fields(site: SiteConfig) -> None:
    def keys(fields: dict[str, Field]) -> Iterator[str]:
        for name, field in fields.items():
            yield from {normalise.fold(key) for key in (name, field.label, *field.aliases) if key}

    assert repeated(keys(site.fields)) == []
    for kind in site.kinds.values():
        assert repeated(keys(kind.fields)) == []


def labels_of(section: Section) -> list[str]:
    return [normalise.label(label) for label in (section.heading, *section.aliases)]


def test_section_labels_are_written_plainly_and_once(site: SiteConfig) -> None:
    """Numbering, spaces and 、 go before comparing: an alias that has them is a duplicate or dead."""
    for kind in site.kinds.values():
        assert repeated([section.heading for section in kind.sections]) == []
        for section in kind.sections:
            written = [section.heading, *section.aliases]
            assert labels_of(section) == written
            assert repeated(written) == []


def test_parts_are_labels_of_their_own_and_their_aliases_belong_to_them(site: SiteConfig) -> None:
    for kind in site.kinds.values():
        for section in kind.sections:
            assert set(section.part_aliases) <= set(section.parts)
            spelled = [*section.parts, *(alias for group in section.part_aliases.values() for alias in group)]
            assert repeated(spelled) == []
            assert set(spelled) & set(labels_of(section)) == set()


def test_roles_that_a_kind_expects_have_types_it_may_publish(site: SiteConfig) -> None:
    """A type that no role knows could never be handed in."""
    for kind in site.kinds.values():
        assert repeated([name for rule in kind.attachments for name in (rule.role, *rule.aliases)]) == []
        for rule in kind.attachments:
            assert set(rule.types) <= set(site.roles)


@pytest.mark.parametrize("active", ["html", "htm", "svg", "js", "swf"])
def test_no_file_that_could_run_script_has_a_role(site: SiteConfig, active: str) -> None:
    assert active not in site.roles


def test_patterns_are_regular_expressions(site: SiteConfig) -> None:
    for kind in site.kinds.values():
        for field in kind.fields.values():
            re.compile(field.pattern or "")


def test_every_field_tells_the_author_what_to_write(site: SiteConfig) -> None:
    for kind in site.kinds.values():
        assert [name for name, field in kind.fields.items() if not (field.label and field.hint)] == []
        assert [section.heading for section in kind.sections if not section.hint] == []
        assert kind.description.endswith("。")
