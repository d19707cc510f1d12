"""Requirements that ask for less than what stands above them, or for what cannot be done. Pure.

The stricter value holds in any case; whoever wrote the looser one is told that it has no effect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.config.requirement_words import UNKNOWN
from generator.config.requirements import overlaid, weight
from generator.config.roster_words import RosterWords
from generator.config.stricter import heavier
from generator.model.diagnostic import Fault, Severity
from generator.model.kind import AttachmentRule, Kind
from generator.model.registry import Registry
from generator.model.requirement import Requirement
from generator.model.site import SiteConfig

Path = tuple[str | int, ...]
NO_EFFECT = "PL914"


def without_effect(
    site: SiteConfig, registry: Registry, severities: Mapping[str, Severity]
) -> Iterator[tuple[Path, Fault]]:
    """(path of the key, fault without a place) of each value that binds nobody.

    `severities` are those of the rules as the site judges; a rule that is off is not among them.
    """
    unknown: list[tuple[Path, str]] = []
    roster = RosterWords(registry, lambda path, words: unknown.append((path[:3], words)))
    for at, one in enumerate(site.requirements):
        if one.of:
            roster.organisations((one.of,), ("requirements", at, "of"))
        for path, words in _looser(one, site, registry, severities):
            yield ("requirements", at, *path), Fault(NO_EFFECT, 1, 0, f"{one.id}：{words}")
    yield from ((path, Fault(UNKNOWN, 1, 0, words)) for path, words in unknown)


def _looser(
    one: Requirement, site: SiteConfig, registry: Registry, severities: Mapping[str, Severity]
) -> Iterator[tuple[Path, str]]:
    """What is looser in every kind that the requirement names."""
    above = [other for other in site.requirements if _stands_above(other, one, registry)]
    kinds = [slug for slug in one.kinds or site.kinds if slug in site.kinds]
    found: Counter[Path] = Counter()
    words: dict[Path, str] = {}
    for slug in kinds:
        those = [other for other in above if not other.kinds or slug in other.kinds]
        base = overlaid(site.kinds[slug], those, dict.fromkeys((other.id for other in those), ""))
        weights = {**severities}
        for code, asked in base.severities.items():
            weights[code] = heavier(weights.get(code), asked) or asked
        for path, said in (*_constraints(one, base.kind), *_rules(one, weights)):
            found[path] += 1
            words.setdefault(path, said)
    # Less than one kind asks for may still be more than another does.
    yield from ((path, words[path]) for path, times in found.items() if times == len(kinds))


def _stands_above(other: Requirement, one: Requirement, registry: Registry) -> bool:
    """Whether `other` is of an organisation above and applies wherever `one` does."""
    names = registry.organisation_names
    here, there = names.get(one.of, one.of), names.get(other.of, other.of)
    above = {organisation.id for organisation in registry.lineage(here)} - {here} | {""}
    return (
        bool(here)
        and there in above
        and other.since <= one.since
        and (not other.until or (bool(one.until) and one.until <= other.until))
        and all(
            taxonomy in one.when and set(one.when[taxonomy]) <= set(slugs)
            for taxonomy, slugs in other.when.items()
        )
    )


def _constraints(one: Requirement, kind: Kind) -> Iterator[tuple[Path, str]]:
    """What of a requirement is looser than a kind, or contradicts it."""
    yield from _least(("min_chars",), one.min_chars, kind.min_chars, kind.max_chars)
    yield from _most(("max_chars",), one.max_chars, kind.max_chars, kind.min_chars)
    yield from _least(("images", "min"), one.images.min or None, kind.images.min, kind.images.max)
    yield from _most(("images", "max"), one.images.max, kind.images.max, kind.images.min)
    for name, asked in one.fields.items():
        field = kind.fields.get(name)
        if field and field.required and not asked.required:
            yield ("fields", name, "required"), "上面的要求是必填"
    for section in kind.sections:
        demand = one.sections.get(section.heading)
        if demand and demand.required is False and section.required:
            yield ("sections", section.heading, "required"), "上面的要求是必填"
        if demand:
            path = ("sections", section.heading, "min_chars")
            yield from _least(path, demand.min_chars, section.min_chars, None)
    known = {rule.role: rule for rule in kind.attachments}
    for at, rule in enumerate(one.attachments):
        if rule.role in known:
            yield from _attachment(("attachments", at), rule, known[rule.role])


def _least(path: Path, asked: int | None, known: int | None, most: int | None) -> Iterator[tuple[Path, str]]:
    if asked is not None and known is not None and asked < known:
        yield path, f"上面的要求是至少 {known}，这里的 {asked} 不起作用"
    elif asked is not None and most is not None and asked > most:
        yield path, f"上面的要求是至多 {most}，至少 {asked} 没有人做得到"


def _most(path: Path, asked: int | None, known: int | None, least: int | None) -> Iterator[tuple[Path, str]]:
    if asked is not None and known is not None and asked > known:
        yield path, f"上面的要求是至多 {known}，这里的 {asked} 不起作用"
    elif asked is not None and least is not None and asked < least:
        yield path, f"上面的要求是至少 {least}，至多 {asked} 没有人做得到"


def _attachment(path: Path, one: AttachmentRule, known: AttachmentRule) -> Iterator[tuple[Path, str]]:
    if "min" in one.model_fields_set:
        yield from _least((*path, "min"), one.min, known.min, None)
    if one.types and known.types and not set(one.types) & set(known.types):
        yield (*path, "types"), f"上面的要求只收 {'、'.join(known.types)}，没有文件能同时符合"
    elif known.types and set(one.types) > set(known.types):
        yield (*path, "types"), f"上面的要求只收 {'、'.join(known.types)}，多出的类型不起作用"
    if "visibility" in one.model_fields_set and one.visibility == "public" and known.visibility == "internal":
        yield (*path, "visibility"), "上面的要求是不公开"


def _rules(one: Requirement, weights: Mapping[str, Severity]) -> Iterator[tuple[Path, str]]:
    for code, setting in one.rules.items():
        if code in weights and weight(setting.severity) < weight(weights[code]):
            yield ("rules", code, "severity"), f"上面的要求是 {weights[code]}，只能更严"
