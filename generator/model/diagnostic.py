"""A diagnostic: one content fault, with its place and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a fault weighs. Only an error holds a submission back."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Fault(Struct, frozen=True, gc=False):
    """Something a reader (file, YAML, registry) could not accept.

    Readers know no rule; they only say which code applies and where. The rule
    file of that code owns severity, wording and the usual fix.
    """

    code: str
    """Code of the rule that reports it, e.g. `PL002`."""
    line: int
    """1-based line in the file, 1 when the whole file is meant."""
    column: int = 0
    """1-based column, 0 when unknown."""
    detail: str = ""
    """The offending text or a short Chinese description, for the message."""
    fix: str = ""
    """What to write here, where the reader knows better than the rule; empty uses the rule's own fix."""


class Diagnostic(Struct, frozen=True, gc=False, order=True):
    """One reported fault. Sorts by place, then code."""

    path: str
    """Path relative to the content folder, POSIX separators."""
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    """One Chinese sentence: what is wrong."""
    fix: str
    """One Chinese sentence: what to write instead."""
