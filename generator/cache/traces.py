"""The traces: what the last build saw, concluded and wrote.

Three parts, so that a build without a change reads only the small one: facts (what the file system
said), records (what was concluded from each source), pages (from what each output was made).
Must not: hold anything that cannot be computed again.
"""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.diagnostic import Diagnostic, Fault
from generator.model.document import Heading
from generator.model.outcome import BuildOutcome, HeldBack
from generator.model.shelf import Shelf
from generator.model.submission import Attachment, Author, Picture, Submission


class Facts(Struct, frozen=True):
    """What the last build saw before it did anything."""

    environment: dict[str, str] = field(default_factory=dict)
    """Part of the environment (program, configuration, theme, registry …) → digest."""
    taken_ns: int = 0
    """The file system's own clock before the first stat."""
    doubtful: tuple[str, ...] = ()
    """Shelves on which something changed so near to `taken_ns` that it may have changed again unseen."""
    faults: dict[str, tuple[tuple[str, Fault], ...]] = field(default_factory=dict)
    """Shelf → (path, fault) of what no submission could be made of; shelves without any are left out."""
    release: str = ""
    """Digest of the release that the pages belong to."""
    parts: dict[str, bytes] = field(default_factory=dict)
    """Name of each other cache file → checksum of its payload. What does not match is not believed."""


class Last(Struct, frozen=True):
    """What the last build was asked and what it answered: a build without a change repeats the answer."""

    asked: tuple[str, ...]
    """Everything that a build is given besides files."""
    inputs: tuple[Shelf, ...]
    """Program, theme, registry, campaigns, pages, configuration; folders are absolute here."""
    outcome: BuildOutcome


class Record(Struct, frozen=True, gc=False):
    """What was concluded from one source."""

    submission: Submission | None
    """None when nobody can tell what it is: unreadable, or of no known kind."""
    sound: bool = False
    """Nothing in the document itself holds it back. The ledger counts the others as 不合格."""
    diagnostics: tuple[Diagnostic, ...] = ()
    digest: str = ""
    """Digest of the source's bytes: equal ones need no parsing although the file was touched."""
    excused: tuple[str, ...] = ()
    """Codes that the document would have been reported for, had the bureau not excused it."""


NO_FACTS = Facts()

_STORED = (
    Facts, Last, Record, Shelf, BuildOutcome, HeldBack, Submission, Author, Attachment, Picture, Heading, Diagnostic, Fault,
)  # fmt: skip


def schema() -> bytes:
    """Names of all stored fields: a cache of another shape is not read."""
    return ";".join(f"{one.__name__}:{','.join(one.__struct_fields__)}" for one in _STORED).encode()
