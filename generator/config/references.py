"""Names in a configuration that nothing answers to; those of requirements are resolved later. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.kind import Field, Kind
from generator.model.site import SiteConfig
from generator.text.suggest import nearest

Path = tuple[str | int, ...]


def broken_references(site: SiteConfig) -> Iterator[tuple[Path, str]]:
    """(path of the key, Chinese description) of each name that is not declared."""
    for name, field in site.fields.items():
        yield from _field(site, ("fields", name), field)
    for slug, kind in site.kinds.items():
        yield from _kind(site, ("kinds", slug), kind)
    for name, taxonomy in site.taxonomies.items():
        for at, term in enumerate(taxonomy.terms):
            yield from _terms(site, ("taxonomies", name, "terms", at, "only_with"), term.only_with)
    for at, pair in enumerate(site.crossings):
        for crossed in pair:
            yield from _taxonomy(site, ("crossings", at), crossed)
    for key in ("rows", "columns"):
        yield from _taxonomy(site, ("home", key), getattr(site.home, key))
    yield from _one(("home", "covers"), site.home.covers, "kinds", site.kinds)
    for at, group in enumerate(site.organisation):
        for slug in group.kinds:
            yield from _one(("organisation", at, "kinds"), slug, "kinds", site.kinds)
    for level in site.quotas:
        recognition = site.taxonomies.get("recognition")
        known = {term.slug: term for term in recognition.terms} if recognition else {}
        yield from _one(("quotas", level), level, "taxonomies.recognition", known)
    for at, step in enumerate(site.dossier.steps):
        for named in step.kinds:
            yield from _one(("dossier", "steps", at, "kinds"), named, "kinds", site.kinds)
    for path, those in (
        (("dossier", "compared"), site.dossier.compared),
        (("courses", "kinds"), site.courses.kinds),
    ):
        for named in those:
            yield from _one(path, named, "kinds", site.kinds)
    for at, entry in enumerate(site.nav):
        yield from _taxonomy(site, ("nav", at, "taxonomy"), entry.taxonomy)
        yield from _one(("nav", at, "kind"), entry.kind, "kinds", site.kinds)


def _kind(site: SiteConfig, path: Path, kind: Kind) -> Iterator[tuple[Path, str]]:
    if kind.group and site.groups and kind.group not in site.groups:
        yield (*path, "group"), _said(kind.group, "groups", site.groups)
    for name, field in kind.fields.items():
        if field != site.fields.get(name):
            yield from _field(site, (*path, "fields", name), field)
    for at, section in enumerate(kind.sections):
        yield from _terms(site, (*path, "sections", at, "when"), section.when)


def _field(site: SiteConfig, path: Path, field: Field) -> Iterator[tuple[Path, str]]:
    if field.type == "term" and field.taxonomy is None:
        yield path, "type 是 term 的字段要写 taxonomy"
    yield from _taxonomy(site, (*path, "taxonomy"), field.taxonomy)
    yield from _terms(site, (*path, "when"), field.when)


def _taxonomy(site: SiteConfig, path: Path, name: str | None) -> Iterator[tuple[Path, str]]:
    yield from _one(path, name, "taxonomies", site.taxonomies)


def _one(
    path: Path, name: str | None, where: str, known: dict[str, object] | object
) -> Iterator[tuple[Path, str]]:
    names = list(known) if isinstance(known, dict) else []
    if name is not None and name not in names:
        yield path, _said(name, where, names)


def _terms(site: SiteConfig, path: Path, when: dict[str, tuple[str, ...]]) -> Iterator[tuple[Path, str]]:
    for name, slugs in when.items():
        if name not in site.taxonomies:
            yield (*path, name), _said(name, "taxonomies", list(site.taxonomies))
            continue
        declared = [term.slug for term in site.taxonomies[name].terms]
        for slug in slugs:
            if slug not in declared:
                yield (*path, name), _said(slug, f"taxonomies.{name}", declared)


def _said(name: str, where: str, known: tuple[str, ...] | list[str]) -> str:
    meant = nearest(name, known)
    return f"{where} 里没有 {name}" + (f"。是不是 {meant}？" if meant else "")
