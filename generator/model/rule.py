"""What the site tells readers about one rule, and of one submission what it was to have."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.model.diagnostic import Severity


class RuleDoc(Struct, frozen=True):
    """The documentation of one rule: its page and `yanxiu explain` are made from this alone."""

    code: str
    """`PL301`; also the address of its page."""
    name: str
    """English slug, for suppressions and reports."""
    title: str
    """Chinese, at most a dozen characters."""
    severity: Severity
    """As this site judges, after its settings."""
    why: str
    """Why the fault matters, one or more Chinese sentences."""
    bad: str
    """An example that the rule reports, as an author would write it."""
    good: str
    """The same example put right."""
    fix: str
    """What to do; one step a line."""
    applies: str = ""
    """Where the rule applies, in words; empty when everywhere."""


class Expectation(Struct, frozen=True):
    """One thing that a kind, or somebody above the school, expects of a submission."""

    name: str
    """What it is about: `field:title`, `section:目标`, `min_chars`, `max_chars`, `images`, `attachment:签到簿`."""
    label: str
    """What readers call it."""
    state: Literal["met", "unmet", "not-applicable"]
    """not-applicable where its condition does not hold: never to be counted as met."""
    detail: str = ""
    """How it stands in numbers, or why it does not apply: Chinese, may be empty."""
