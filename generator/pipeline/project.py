"""A configured site: configuration, registry and campaigns read, rules chosen."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.check.engine import Checker
from generator.check.rules import RULES
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.load.registry import load_campaigns, load_registry
from generator.model.campaign import Campaign
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.registry import Registry


class Project(Struct, frozen=True):
    """A configured site with everything that submissions are judged by."""

    root: Path
    """Folder of `site_config.yml`; content, theme and cache lie in it."""
    vocabulary: Vocabulary
    registry: Registry
    campaigns: tuple[Campaign, ...]
    checker: Checker
    digest: str
    """Hex digest of configuration and profile."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the configuration, the registry and the campaigns."""

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.root / "content"


def open_project(config: Path) -> Project | tuple[Diagnostic, ...]:
    """The project that a configuration declares, or the diagnostics that make it unusable."""
    loaded = load_config(config)
    checker = Checker(RULES, loaded.site)
    found = [one for name, fault in loaded.faults for one in checker.faults(name, [fault])]
    if loaded.site is None or any(one.severity is Severity.ERROR for one in found):
        return tuple(sorted(found))
    content = config.parent / "content"
    campaigns, faults = load_campaigns(content)
    vocabulary = Vocabulary(with_campaigns(loaded.site, campaigns))
    roster = load_registry(content, vocabulary)
    found += [one for path, fault in (*faults, *roster.faults) for one in checker.faults(path, [fault])]
    return Project(
        config.parent, vocabulary, roster.registry, campaigns, checker, loaded.digest, tuple(sorted(found))
    )
