"""Index of a taxonomy: every term in use with its number, organisations as a tree."""

from __future__ import annotations

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.parts import Rank, Ref, term_rank
from generator.render.views.words import count
from generator.text.slug import slugify


class TermLine(Struct, frozen=True):
    """One term."""

    label: str
    href: str
    total: str
    """Empty when nothing is there."""
    note: str = ""
    rank: Rank | None = None
    below: tuple[TermLine, ...] = ()


class TermGroup(Struct, frozen=True):
    """Terms under one heading, or without one."""

    title: str
    lines: tuple[TermLine, ...]


class TermsView(Struct, frozen=True):
    """Everything the template shows."""

    title: str
    address: str
    unit: str
    crumbs: tuple[Ref, ...]
    groups: tuple[TermGroup, ...]
    tree: bool
    wide: bool
    """Terms carry a description, so each needs a line of its own."""
    url: str


def terms_view(library: Library, taxonomy: str) -> TermsView:
    """What the index page of a taxonomy shows."""
    if taxonomy == "organisation":
        groups: tuple[TermGroup, ...] = (TermGroup("", _tree(library)),)
    elif taxonomy == "kind":
        groups = _by_group(library)
    elif taxonomy == "author":
        groups = _by_organisation(library)
    else:
        groups = (
            TermGroup(
                "", tuple(_line(library, taxonomy, entry.key) for entry in _entries(library, taxonomy))
            ),
        )
    title = library.label(taxonomy)
    return TermsView(
        title=title,
        address=f"{taxonomy}/",
        unit="份",
        crumbs=(Ref("首页", "./"),),
        groups=tuple(group for group in groups if group.lines),
        tree=taxonomy == "organisation",
        wide=any(line.note for group in groups for line in group.lines),
        url=f"{library.site.site.url}{taxonomy}/",
    )


class _Key(Struct, frozen=True):
    key: str


def _entries(library: Library, taxonomy: str) -> tuple[_Key, ...]:
    """Terms of a taxonomy in display order; a ladder shows its empty steps too."""
    entries = tuple(
        _Key(entry.key)
        for entry in library.catalogue.terms.get(taxonomy, ())
        if entry.members or library.address((taxonomy, entry.key))
    )
    if taxonomy in library.top_level and taxonomy == library.site.home.columns:
        return tuple(_Key(term.slug) for term in library.site.taxonomies[taxonomy].terms)
    return entries


def _line(library: Library, taxonomy: str, key: str) -> TermLine:
    entry = library.catalogue.entry.get((taxonomy, key))
    members = len(entry.members) if entry else 0
    term = library.terms.get((taxonomy, key))
    note = term.description if term else ""
    if taxonomy == "campaign":
        note = next((one.theme for one in library.campaigns if one.slug == key), note)
    if taxonomy == "kind" and key in library.site.kinds:
        note = library.site.kinds[key].description
    label = library.term_label(taxonomy, key)
    if taxonomy == "kind" and key in library.site.kinds:
        label = library.site.kinds[key].label
    return TermLine(
        label=label,
        href=library.address((taxonomy, key)),
        total=count(members) if members else "",
        note=note,
        rank=term_rank(library, taxonomy, key),
    )


def _by_group(library: Library) -> tuple[TermGroup, ...]:
    used = [entry.key for entry in library.catalogue.terms.get("kind", ()) if entry.members]
    names = (*library.site.groups, "")
    found = []
    for name in names:
        keys = [key for key in used if (kind := library.site.kinds.get(key)) and kind.group == name]
        title = name or ("其他" if any(library.site.groups) else "")
        found.append(TermGroup(title, tuple(_line(library, "kind", key) for key in keys)))
    return tuple(found)


def _by_organisation(library: Library) -> tuple[TermGroup, ...]:
    """Authors by organisation, in pinyin order: people are credited, never ranked."""
    found: dict[str, list[TermLine]] = {}
    for entry in library.catalogue.terms.get("author", ()):
        if entry.members:
            organisation = library.catalogue.submissions[entry.members[-1]].organisation
            line = TermLine(entry.label, library.address(("author", entry.key)), count(len(entry.members)))
            found.setdefault(organisation, []).append(line)
    order = {one: at for at, one in enumerate(library.catalogue.registry.organisations)}
    return tuple(
        TermGroup(
            library.organisation_label(organisation),
            tuple(sorted(lines, key=lambda line: (slugify(line.label), line.label))),
        )
        for organisation, lines in sorted(
            found.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])
        )
    )


def _tree(library: Library) -> tuple[TermLine, ...]:
    """Organisations below each other; those without a registry in a flat list."""
    known = library.catalogue.registry.organisations
    roots = [one.id for one in known.values() if one.parent not in known]
    strangers = [
        entry.key for entry in library.catalogue.terms.get("organisation", ()) if entry.key not in known
    ]
    return tuple(_branch(library, one, frozenset()) for one in (*roots, *strangers))


def _branch(library: Library, organisation: str, above: frozenset[str]) -> TermLine:
    entry = library.catalogue.entry.get(("organisation", organisation))
    known = library.catalogue.registry.organisations.get(organisation)
    members = len(entry.members) if entry else 0
    below = library.children.get(organisation, ()) if organisation not in above else ()
    return TermLine(
        label=library.organisation_label(organisation),
        href=library.address(("organisation", organisation)),
        total=count(members) if members else "",
        note=library.site.levels.get(known.level, "") if known else "",
        below=tuple(
            _branch(library, one.id, above | {organisation}) for one in below if one.id != organisation
        ),
    )
