"""A configured site: configuration, registry and campaigns read, rules chosen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.check.engine import Checker
from generator.check.rules import RULES
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.looser import without_effect
from generator.config.requirement_words import resolve_requirements
from generator.config.requirements import Inherited
from generator.config.vocabulary import Vocabulary
from generator.load.campaigns import read_campaigns, resolve_campaigns
from generator.load.registry import load_registry
from generator.model.campaign import Campaign
from generator.model.diagnostic import Diagnostic, Fault, Severity
from generator.model.registry import Registry


class Project(Struct, frozen=True, dict=True):
    """A configured site with everything that submissions are judged by."""

    root: Path
    """Folder of `site_config.yml`; content, theme and cache lie in it."""
    vocabulary: Vocabulary
    registry: Registry
    campaigns: tuple[Campaign, ...]
    checker: Checker
    digest: str
    """Hex digest of configuration and profile."""
    files: tuple[Path, ...]
    """What the configuration was read from."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the configuration, the registry and the campaigns."""

    @cached_property
    def inherited(self) -> Inherited:
        """What those above a school ask of its documents."""
        return Inherited(self.vocabulary.site, self.registry)

    @cached_property
    def periods(self) -> dict[str, tuple[str, str]]:
        """Slug of a campaign → its first and last day, ISO."""
        return {one.slug: (one.start, one.end) for one in self.campaigns}

    @cached_property
    def content(self) -> Path:
        """The content folder."""
        return self.root / "content"


def open_project(config: Path) -> Project | tuple[Diagnostic, ...]:
    """The project that a configuration declares, or the diagnostics that make it unusable."""
    loaded = load_config(config)
    checker = Checker(RULES, loaded.site)

    def told(faults: Iterable[tuple[str, Fault]]) -> list[Diagnostic]:
        return [one for path, fault in faults for one in checker.faults(path, [fault])]

    found = told(loaded.faults)
    if loaded.site is None or _unusable(found):
        return tuple(sorted(found))
    content = config.parent / "content"
    read = read_campaigns(content)
    # A campaign is a term that its own file and the requirements may name; a requirement is
    # judged by the roster, and a campaign's file names people of it.
    site = with_campaigns(loaded.site, read.campaigns)
    required = resolve_requirements(Vocabulary(site))
    found += told(loaded.place(fault, at) for at, fault in required.faults)
    if _unusable(found):
        return tuple(sorted(found))
    site = site.model_copy(update={"requirements": required.requirements})
    vocabulary = Vocabulary(site)
    roster = load_registry(content, vocabulary)
    campaigns, unresolved = resolve_campaigns(read.drafts, vocabulary, roster.registry)
    weights = {one.code: one.severity for one in checker.docs}
    idle = without_effect(site, roster.registry, weights)
    found += told((*read.faults, *roster.faults, *unresolved))
    found += told(loaded.place(fault, required.in_file(at)) for at, fault in idle)
    return Project(
        config.parent,
        vocabulary,
        roster.registry,
        campaigns,
        checker,
        loaded.digest,
        loaded.files,
        tuple(sorted(found)),
    )


def _unusable(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
