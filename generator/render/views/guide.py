"""Guide for authors: for each kind its fields, sections and a skeleton to copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model.kind import Field, Kind
from generator.model.site import SiteConfig
from generator.render.views.library import Library
from generator.render.views.parts import Ref
from generator.render.views.requirements import Asked, asked_of, attached
from generator.render.views.skeleton import skeleton
from generator.render.views.words import count


class GuideField(Struct, frozen=True):
    """One field of the front matter."""

    label: str
    need: str
    """`必填`, `选填`, or when it is needed."""
    values: str
    hint: str


class GuideSection(Struct, frozen=True):
    """One section that the kind expects."""

    heading: str
    need: str
    also: str
    """Other labels that count."""
    length: str
    hint: str


class GuideView(Struct, frozen=True):
    """The guide of one kind."""

    title: str
    label: str
    description: str
    also: str
    internal: bool
    crumbs: tuple[Ref, ...]
    demands: tuple[str, ...]
    asked: tuple[Asked, ...]
    """What city, county and school ask for besides."""
    fields: tuple[GuideField, ...]
    sections: tuple[GuideSection, ...]
    skeleton: str
    example: Ref | None
    others: tuple[Ref, ...]
    url: str


def guide_view(library: Library, slug: str) -> GuideView:
    """The guide of one kind."""
    kind = library.site.kinds[slug]
    newest = library.catalogue.entry.get(("kind", slug))
    example = None
    if newest and newest.members:
        places = library.catalogue.by_path
        known = sorted(places[path] for path in library.catalogue.recognition if path in places)
        recognised = [at for at in known if slug in library.keys_of("kind").get(at, ())]
        one = library.catalogue.submissions[(recognised or newest.members)[0]]
        example = Ref(one.title, one.url)
    return GuideView(
        title=f"{kind.label}投稿指南",
        label=kind.label,
        description=kind.description,
        also="、".join(kind.aliases),
        internal=kind.internal,
        crumbs=(Ref("首页", "./"), Ref("投稿指南", "guide/")),
        demands=tuple(_demands(kind)),
        asked=asked_of(library, slug),
        fields=tuple(_fields(library.site, kind)),
        sections=tuple(_sections(library.site, kind)),
        skeleton=skeleton(kind),
        example=example,
        others=tuple(
            Ref(other.label, f"guide/{name}/")
            for name, other in library.site.kinds.items()
            if other.group == kind.group and name != slug
        ),
        url=f"{library.site.site.url}guide/{slug}/",
    )


def _demands(kind: Kind) -> Iterator[str]:
    """Demands on the whole document, in words."""
    if kind.min_chars:
        yield f"正文不少于{count(kind.min_chars)}字"
    if kind.max_chars:
        yield f"正文不多于{count(kind.max_chars)}字"
    if kind.images.min:
        yield f"图片不少于{kind.images.min}张，每张写明说明文字"
    if kind.images.max is not None:
        yield f"图片不多于{kind.images.max}张"
    yield from (attached(rule) for rule in kind.attachments)


def _needed(site: SiteConfig, required: bool, when: Mapping[str, tuple[str, ...]]) -> str:
    if not required:
        return "选填"
    if not when:
        return "必填"
    parts = []
    for taxonomy, slugs in when.items():
        labels = (
            {term.slug: term.label for term in site.taxonomies[taxonomy].terms}
            if taxonomy in site.taxonomies
            else {}
        )
        parts.append("或".join(labels.get(slug, slug) for slug in slugs))
    return f"{'、'.join(parts)}必填"


def _fields(site: SiteConfig, kind: Kind) -> Iterator[GuideField]:
    ordered = sorted(kind.fields.items(), key=lambda pair: not pair[1].required)
    for name, field in ordered:
        yield GuideField(
            field.label or name, _needed(site, field.required, field.when), _values(site, field), field.hint
        )


def _values(site: SiteConfig, field: Field) -> str:
    """What may be written, in words."""
    taxonomy = site.taxonomies.get(field.taxonomy or "")
    if taxonomy and taxonomy.closed and taxonomy.terms:
        labels = [term.label for term in taxonomy.terms]
        return "、".join(labels[:12]) + (f"等{len(labels)}个" if len(labels) > 12 else "")
    if field.type == "date":
        return "2024-05-06 或 2024年5月6日"
    if field.type in ("integer", "number"):
        low = f"{field.minimum:g}" if field.minimum is not None else ""
        high = f"{field.maximum:g}" if field.maximum is not None else ""
        return f"数字 {low}—{high}" if low and high else "数字"
    if field.type == "people":
        return "姓名，多人写成列表"
    if field.type == "organisation":
        return "单位全称、简称或编号"
    if field.max_length:
        return f"文字，不超过{field.max_length}字"
    return "文字，可写多个" if field.many or field.type == "list" else "文字"


def _sections(site: SiteConfig, kind: Kind) -> Iterator[GuideSection]:
    for one in kind.sections:
        also = "、".join(one.aliases[:6])
        if one.parts:
            also = f"也可分写为{'、'.join(one.parts)}" + (f"；{also}" if also else "")
        length = f"不少于{one.min_chars}字" if one.min_chars else ""
        yield GuideSection(one.heading, _needed(site, one.required, one.when), also, length, one.hint)
