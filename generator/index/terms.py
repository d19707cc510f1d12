"""Which terms are in use, in which order they are shown, and their addresses."""

from __future__ import annotations

import hashlib

from generator.config.vocabulary import Vocabulary
from generator.model.catalogue import TermEntry
from generator.model.registry import Person, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.text.slug import slugify

Members = dict[str, dict[str, list[int]]]
"""Taxonomy → key → indexes of submissions, oldest first."""


def collect(submissions: tuple[Submission, ...], registry: Registry) -> Members:
    """Members of every term; an organisation counts what those below it hand in, a studio what its members do."""
    found: Members = {}
    lineage: dict[str, tuple[str, ...]] = {}
    grouped = registry.grouped
    for at, one in enumerate(submissions):
        for taxonomy, keys in one.terms.items():
            group = found.setdefault(taxonomy, {})
            for key in keys:
                group.setdefault(key, []).append(at)
        found.setdefault("kind", {}).setdefault(one.kind, []).append(at)
        if one.organisation not in lineage:
            above = tuple(o.id for o in registry.lineage(one.organisation))
            lineage[one.organisation] = above or (one.organisation,)
        for organisation in lineage[one.organisation]:
            found.setdefault("organisation", {}).setdefault(organisation, []).append(at)
        for author in one.authors:
            found.setdefault("author", {}).setdefault(author.id or author.name, []).append(at)
            for studio in _studios(grouped[author.id], one.date) if author.id in grouped else ():
                members = found["organisation"].setdefault(studio, [])
                if not members or members[-1] != at:
                    members.append(at)
    return found


def _studios(posts: tuple[Person, ...], day: str) -> tuple[str, ...]:
    """Studios in which the holder of these posts worked on an ISO day; without a day in any of them."""
    return tuple(
        studio
        for post in posts
        if not day or (post.since <= day and (not post.until or day <= post.until))
        for studio in post.groups
    )


def entries(members: Members, registry: Registry, vocabulary: Vocabulary) -> dict[str, tuple[TermEntry, ...]]:
    """Taxonomy → its entries in display order. Declared terms come even without members."""
    site = vocabulary.site
    found = {name: _taxonomy_entries(name, members.get(name, {}), vocabulary) for name in site.taxonomies}
    found["kind"] = _kind_entries(members.get("kind", {}), site)
    found["organisation"] = _organisation_entries(members.get("organisation", {}), registry)
    found["author"] = _author_entries(members.get("author", {}), registry)
    return found


def _taxonomy_entries(
    name: str, members: dict[str, list[int]], vocabulary: Vocabulary
) -> tuple[TermEntry, ...]:
    taxonomy = vocabulary.taxonomy(name)
    declared = [
        TermEntry(name, t.slug, t.slug, t.label, tuple(members.get(t.slug, ()))) for t in taxonomy.terms
    ]
    known = {one.key for one in declared}
    others = sorted(key for key in members if key not in known)
    taken = {one.slug for one in declared}
    for key in others:
        slug = _unique(key, taken)
        taken.add(slug)
        declared.append(TermEntry(name, key, slug, key, tuple(members[key])))
    if taxonomy.order == "newest":
        declared.reverse()
    elif taxonomy.order == "count":
        declared.sort(key=lambda one: (-len(one.members), one.slug))
    return tuple(declared)


def _unique(key: str, taken: set[str]) -> str:
    """Address part of an open term; two labels with the same pinyin get a digest behind."""
    slug = slugify(key)
    if slug in taken or slug.isdigit():
        # All digits would be taken for a page number of the listing above.
        return f"{slug}-{hashlib.blake2b(key.encode(), digest_size=3).hexdigest()}"
    return slug


def _kind_entries(members: dict[str, list[int]], site: SiteConfig) -> tuple[TermEntry, ...]:
    return tuple(
        TermEntry("kind", slug, slug, kind.label, tuple(members.get(slug, ())))
        for slug, kind in site.kinds.items()
        if not kind.internal
    )


def _organisation_entries(members: dict[str, list[int]], registry: Registry) -> tuple[TermEntry, ...]:
    """As the roster lists them, then the folders that it does not know."""
    known = [
        TermEntry("organisation", one.id, slugify(one.id), one.name, tuple(members.get(one.id, ())))
        for one in registry.organisations.values()
    ]
    taken = {one.slug for one in known}
    for key in sorted(key for key in members if key not in registry.organisations):
        slug = _unique(key, taken)
        taken.add(slug)
        known.append(TermEntry("organisation", key, slug, key, tuple(members[key])))
    return tuple(known)


def _author_entries(members: dict[str, list[int]], registry: Registry) -> tuple[TermEntry, ...]:
    """People with at least one submission, in pinyin order: never ranked."""
    found: list[TermEntry] = []
    taken: set[str] = set()
    for key in sorted(members, key=lambda key: (slugify(_name(key, registry)), key)):
        slug = slugify(key) if key in registry.people else _unique(key, taken)
        taken.add(slug)
        found.append(TermEntry("author", key, slug, _name(key, registry), tuple(members[key])))
    return tuple(found)


def _name(key: str, registry: Registry) -> str:
    person = registry.people.get(key)
    return person.name if person else key
