"""What a document must have, everything asked for by those above it included. Pure.

City, county and school each add requirements to a kind; they add up, from the top down, and
each constraint remembers whose it is. Worked out once for each kind and set of requirements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from generator.config.stricter import RANKS, heavier, stricter
from generator.config.vocabulary import applies
from generator.model.diagnostic import Severity
from generator.model.kind import Kind
from generator.model.registry import Registry
from generator.model.requirement import Requirement
from generator.model.site import SiteConfig
from generator.model.submission import Submission

_LAST_DAY = "9999-12-31"
"""A submission without a date falls under what is asked for now: leaving it out excuses nobody."""


class Effective(Struct, frozen=True):
    """A kind as it binds one document."""

    kind: Kind
    severities: dict[str, Severity] = field(default_factory=dict)
    """Code → severity asked for; the site's own stays where it weighs more."""
    sources: dict[str, str] = field(default_factory=dict)
    """Constraint that the kind alone has not (`min_chars`, `images`, `field:date`, `section:目标`,
    `attachment:签到簿`, `rule:PL404`) → whose it is, in words."""


class Inherited:
    """The requirements of one site, along the tree of its roster."""

    def __init__(self, site: SiteConfig, registry: Registry) -> None:
        self._kinds = site.kinds
        self._registry = registry
        names = registry.organisation_names
        self._all = tuple((names.get(one.of, one.of), one) for one in site.requirements)
        self._bound: dict[tuple[str, str], tuple[Requirement, ...]] = {}
        self._made: dict[tuple[str, tuple[str, ...]], Effective] = {}

    def effective(
        self, kind: str, organisation: str, terms: dict[str, tuple[str, ...]], day: str
    ) -> Effective:
        """What a document of a declared kind is judged by; `day` is ISO, empty when it has none."""
        those = self._binding(kind, organisation) if self._all else ()
        those = tuple(one for one in those if _holds(one, terms, day or _LAST_DAY))
        key = kind, tuple(one.id for one in those)
        if key not in self._made:
            words = {one.id: self._whose(one) for one in those}
            self._made[key] = overlaid(self._kinds[kind], those, words)
        return self._made[key]

    def kind_of(self, submission: Submission) -> Kind:
        """The kind as it binds a submission."""
        return self.effective(
            submission.kind, submission.organisation, submission.terms, submission.date
        ).kind

    def _binding(self, kind: str, organisation: str) -> tuple[Requirement, ...]:
        """Requirements that a kind and an organisation may fall under, from the top of the tree down."""
        key = kind, organisation
        if key not in self._bound:
            lineage = [one.id for one in self._registry.lineage(organisation)] or [organisation]
            ranks = {"": -1, **{one: at for at, one in enumerate(lineage)}}
            found = [
                (ranks[of], one.id, one)
                for of, one in self._all
                if of in ranks and (not one.kinds or kind in one.kinds)
            ]
            self._bound[key] = tuple(one for _, _, one in sorted(found, key=lambda each: each[:2]))
        return self._bound[key]

    def _whose(self, one: Requirement) -> str:
        known = self._registry.organisations.get(self._registry.organisation_names.get(one.of, one.of))
        return f"{known.name if known else one.of or '本站'}的要求：{one.source}"


def overlaid(kind: Kind, requirements: Sequence[Requirement], whose: Mapping[str, str]) -> Effective:
    """The kind under requirements that all apply, in their order; `whose` gives words by id."""
    severities: dict[str, Severity] = {}
    sources: dict[str, str] = {}
    for one in requirements:
        before, kind = kind, stricter(kind, one)
        sources |= dict.fromkeys(_changed(before, kind), whose[one.id])
        for code, setting in one.rules.items():
            weight = heavier(severities.get(code), setting.severity)
            if weight is not None and weight is not severities.get(code):
                severities[code] = weight
                sources[f"rule:{code}"] = whose[one.id]
    return Effective(kind, severities, sources)


def weight(severity: str | None) -> int:
    """Rank of a severity; 0 for none and for `off`."""
    return RANKS[severity] if severity else 0


def _holds(one: Requirement, terms: dict[str, tuple[str, ...]], day: str) -> bool:
    return one.since <= day and (not one.until or day <= one.until) and applies(one.when, terms)


def _changed(before: Kind, after: Kind) -> list[str]:
    """Names of the constraints that differ."""
    if before is after:
        return []
    found = [
        name for name in ("min_chars", "max_chars", "images") if getattr(before, name) != getattr(after, name)
    ]
    found += [f"field:{name}" for name, one in after.fields.items() if before.fields[name] != one]
    found += [
        f"section:{new.heading}"
        for old, new in zip(before.sections, after.sections, strict=True)
        if old != new
    ]
    known = {one.role: one for one in before.attachments}
    return found + [f"attachment:{one.role}" for one in after.attachments if known.get(one.role) != one]
