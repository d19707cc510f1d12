"""Short digests of submissions, for keys: equal marks mean equal metadata."""

from __future__ import annotations

import msgspec

from generator.cache.digest import key
from generator.model.catalogue import Catalogue
from generator.model.submission import Submission


def mark(submission: Submission) -> bytes:
    """The metadata digest, or one made here for a submission that came without."""
    if submission.metadata_digest:
        return submission.metadata_digest.encode()
    return key(msgspec.msgpack.encode(submission))


def registry_mark(catalogue: Catalogue) -> bytes:
    """Names and recognitions that stand in the exports."""
    registry = catalogue.registry
    return key(msgspec.msgpack.encode((tuple(registry.organisations.values()), registry.featured)))
