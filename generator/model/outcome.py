"""What a build came to, for the summary."""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.diagnostic import Diagnostic


class HeldBack(Struct, frozen=True):
    """A source that is not published."""

    path: str
    """Relative to the content folder."""
    errors: tuple[Diagnostic, ...]
    title: str = ""
    """Empty when it could not be read."""


class BuildOutcome(Struct, frozen=True):
    """Counts, diagnostics and times of one build."""

    sources: int
    """Texts and folders that were looked at."""
    published: int
    """Submissions on the site."""
    internal: int
    """Submissions that are counted and never published."""
    held_back: tuple[HeldBack, ...]
    diagnostics: tuple[Diagnostic, ...]
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    """Step → wall seconds."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Source or output path → why it was done again."""
    released: bool = True
    """False when `--strict` kept everything back."""
    warnings: tuple[str, ...] = ()
    """What did not stop the build and yet should be known, as Chinese sentences."""
