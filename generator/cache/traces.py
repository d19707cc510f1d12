"""The traces: what the last build saw, concluded and wrote.

Three parts, so that a build without a change reads only the small one: facts (what the file system
said), records (what was concluded from each source), pages (from what each output was made).
Must not: hold anything that cannot be computed again.
"""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.diagnostic import Diagnostic
from generator.model.document import Heading, Source, SourceFile
from generator.model.submission import Attachment, Author, Picture, Submission


class Facts(Struct, frozen=True):
    """What the last build saw before it did anything."""

    environment: dict[str, str] = field(default_factory=dict)
    """Part of the environment (program, configuration, theme, registry …) → digest."""
    taken_ns: int = 0
    """The file system's own clock before the first stat."""
    sources: dict[str, Source] = field(default_factory=dict)
    """Source path → its files as the file system reported them."""
    release: str = ""
    """Digest of the release that the pages belong to."""
    parts: dict[str, bytes] = field(default_factory=dict)
    """Name of each other cache file → checksum of its payload. What does not match is not believed."""


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

_STORED = (Facts, Record, Source, SourceFile, Submission, Author, Attachment, Picture, Heading, Diagnostic)


def schema() -> bytes:
    """Names of all stored fields: a cache of another shape is not read."""
    return ";".join(f"{one.__name__}:{','.join(one.__struct_fields__)}" for one in _STORED).encode()
