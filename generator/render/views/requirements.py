"""What city, county and school ask of a kind besides what the kind asks: whose it is, since when, what is stricter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.config.requirements import weight
from generator.config.stricter import stricter
from generator.model.kind import AttachmentRule, Kind
from generator.model.requirement import Requirement
from generator.render.views.library import Library
from generator.render.views.parts import Ref
from generator.render.views.rules import SEVERITY
from generator.render.views.words import count
from generator.text.dates import chinese_day


class Asked(Struct, frozen=True):
    """One requirement as authors read it."""

    whose: str
    """Name of the organisation; it binds all below it."""
    href: str
    """Its page; empty when it has none."""
    period: str
    """`2024年9月1日起`; empty when always."""
    when: str
    """For which submissions, in words; empty when for all of the kind."""
    source: str
    demands: tuple[str, ...]
    """What is stricter than the kind itself."""
    rules: tuple[Ref, ...]
    """Rules that weigh more, each with its page: `PL404 图片没有说明：按错误算`."""


def asked_of(library: Library, slug: str) -> tuple[Asked, ...]:
    """Requirements that are stricter than the kind, from the top of the tree down."""
    registry = library.catalogue.registry
    names = registry.organisation_names
    found = []
    for at, one in enumerate(library.site.requirements):
        organisation = names.get(one.of, one.of)
        if one.kinds and slug not in one.kinds:
            continue
        made = _asked(library, library.site.kinds[slug], one, organisation)
        if made.demands or made.rules:
            found.append((len(registry.lineage(organisation)) if one.of else 0, at, made))
    return tuple(made for _, _, made in sorted(found, key=lambda each: each[:2]))


def _asked(library: Library, kind: Kind, one: Requirement, organisation: str) -> Asked:
    return Asked(
        whose=library.organisation_label(organisation) if one.of else "本站",
        href=library.address(("organisation", organisation)) if one.of else "",
        period=_period(one),
        when=_when(library, one.when),
        source=one.source,
        demands=tuple(_demands(kind, stricter(kind, one))),
        rules=tuple(_rules(library, one)),
    )


def _period(one: Requirement) -> str:
    since = f"{chinese_day(one.since)}起" if one.since else ""
    return since + (f"至{chinese_day(one.until)}" if one.until else "")


def _when(library: Library, when: Mapping[str, tuple[str, ...]]) -> str:
    return "、".join(
        "或".join(library.term_label(taxonomy, slug) for slug in slugs) for taxonomy, slugs in when.items()
    )


def _demands(before: Kind, after: Kind) -> Iterator[str]:
    """What the requirement adds to the kind, in the words of the guide."""
    if after.min_chars and after.min_chars != before.min_chars:
        yield f"正文不少于{count(after.min_chars)}字"
    if after.max_chars and after.max_chars != before.max_chars:
        yield f"正文不多于{count(after.max_chars)}字"
    if after.images.min != before.images.min:
        yield f"图片不少于{after.images.min}张"
    if after.images.max is not None and after.images.max != before.images.max:
        yield f"图片不多于{after.images.max}张"
    for name, field in after.fields.items():
        if field != before.fields[name]:
            yield f"“{field.label or name}”必填"
    for old, new in zip(before.sections, after.sections, strict=True):
        if (new.required, new.when) != (old.required, old.when):
            yield f"“{new.heading}”部分必填"
        if new.min_chars and new.min_chars != old.min_chars:
            yield f"“{new.heading}”部分不少于{count(new.min_chars)}字"
    known = {one.role: one for one in before.attachments}
    for rule in after.attachments:
        if known.get(rule.role) != rule:
            yield attached(rule)


def attached(rule: AttachmentRule) -> str:
    """`附件“课件”不少于1个（pptx、pdf）`."""
    types = f"（{'、'.join(rule.types)}）" if rule.types else ""
    private = "，只计数、不公开" if rule.visibility == "internal" else ""
    number = f"不少于{rule.min}个" if rule.min else "可附"
    return f"附件“{rule.role}”{number}{types}{private}"


def _rules(library: Library, one: Requirement) -> Iterator[Ref]:
    for rule in library.rules:
        setting = one.rules.get(rule.code)
        usual = library.site.rules.get(rule.code)
        least = usual.severity if usual else rule.severity
        if setting and setting.severity != "off" and weight(setting.severity) > weight(least):
            word = next(word for severity, (_, word) in SEVERITY.items() if severity == setting.severity)
            yield Ref(f"{rule.code} {rule.title}：按{word}算", f"rules/{rule.code}/")
