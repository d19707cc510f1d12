"""Values that have the right type and still cannot be used. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.model.kind import Count, Field, Kind
from generator.model.requirement import Requirement
from generator.model.site import SiteConfig
from generator.text.sizes import parse_size

Path = tuple[str | int, ...]
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def wrong_values(site: SiteConfig) -> Iterator[tuple[Path, str]]:
    """(path of the key, Chinese description) of each value that cannot be used."""
    for name in ("file_bytes", "picture_bytes", "attachment_bytes"):
        yield from _size(("limits", name), getattr(site.limits, name))
    for name, taxonomy in site.taxonomies.items():
        for at, term in enumerate(taxonomy.terms):
            yield from _slug(("taxonomies", name, "terms", at, "slug"), term.slug)
    for name, field in site.fields.items():
        yield from _field(("fields", name), field)
    for slug, kind in site.kinds.items():
        yield from _slug(("kinds", slug), slug)
        yield from _kind(site, ("kinds", slug), kind)
    ids: set[str] = set()
    for at, requirement in enumerate(site.requirements):
        yield from _requirement(("requirements", at), requirement, ids)
        ids.add(requirement.id)


def _kind(site: SiteConfig, path: Path, kind: Kind) -> Iterator[tuple[Path, str]]:
    for name, field in kind.fields.items():
        if field != site.fields.get(name):
            yield from _field((*path, "fields", name), field)
    yield from _bounds((*path, "max_chars"), kind.min_chars, kind.max_chars)
    yield from _count((*path, "images", "max"), kind.images)


def _requirement(path: Path, one: Requirement, before: set[str]) -> Iterator[tuple[Path, str]]:
    if one.id in before:
        yield (*path, "id"), f"{one.id} 已经有了，每一条要求的 id 都不能相同"
    yield from _slug((*path, "id"), one.id)
    if not one.source.strip():
        yield (*path, "source"), "要写明是哪一份文件的要求"
    for name in ("since", "until"):
        day = getattr(one, name)
        if day and not _is_day(day):
            yield (*path, name), "应是日期，例如 2024-03-01"
    if one.until and one.until < one.since:
        yield (*path, "until"), f"比 since 的 {one.since} 还早"
    yield from _bounds((*path, "max_chars"), one.min_chars, one.max_chars)
    yield from _count((*path, "images", "max"), one.images)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _field(path: Path, field: Field) -> Iterator[tuple[Path, str]]:
    if field.pattern is not None:
        try:
            re.compile(field.pattern)
        except re.error as error:
            yield (*path, "pattern"), f"不是正则表达式（{error.msg}）"
    yield from _bounds((*path, "max_length"), field.min_length, field.max_length)
    yield from _bounds((*path, "maximum"), field.minimum, field.maximum)


def _size(path: Path, text: str) -> Iterator[tuple[Path, str]]:
    try:
        parse_size(text)
    except ValueError:
        yield path, "应是大小，例如 2MiB"


def _slug(path: Path, slug: str) -> Iterator[tuple[Path, str]]:
    if not _SLUG.fullmatch(slug):
        yield path, "应是小写字母、数字和短横线，它也是网址"


def _count(path: Path, count: Count) -> Iterator[tuple[Path, str]]:
    yield from _bounds(path, count.min, count.max)


def _bounds(path: Path, least: float | None, most: float | None) -> Iterator[tuple[Path, str]]:
    if least is not None and most is not None and least > most:
        yield path, f"上限 {most:g} 比下限 {least:g} 还小"
