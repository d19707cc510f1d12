"""Short digests of submissions, for keys: equal marks mean equal metadata."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.cache.digest import key
from generator.model.catalogue import Catalogue
from generator.model.submission import Submission


def mark(submission: Submission) -> bytes:
    """The metadata digest, or one made here for a submission that came without."""
    if submission.metadata_digest:
        return submission.metadata_digest.encode()
    return key(msgspec.msgpack.encode(submission))


def marks(submissions: Iterable[Submission]) -> int:
    """One number for the metadata of all of them, in any order: equal sets have equal sums.

    A sum, so that an edit changes it without a look at the others. 128 bits of a digest each.
    """
    return sum(int.from_bytes(key(mark(one))) for one in submissions) % (1 << 128)


def registry_mark(catalogue: Catalogue) -> bytes:
    """Names and recognitions that stand in the exports."""
    registry = catalogue.registry
    return key(msgspec.msgpack.encode((tuple(registry.organisations.values()), registry.featured)))
