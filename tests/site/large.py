"""What the program begins to do on large sites only, done on small ones: pools, shards, parts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import generator.pipeline  # noqa: F401  its modules hold the bounds

POOLS = {"LEAST_TO_READ": 3, "LEAST_TO_WRITE": 3, "NAMES_A_PART": 20, "NAMES_A_PROCESS": 3}
"""Files and folders, and outputs, from which a second process is started."""
SHARDS = {"FILES_A_PART": 24, "RECORDS_A_SHARD": 4, "PAGES_A_SHARD": 16}
"""Entries of a part of the manifest, records and keys of a shard of the cache."""


@contextmanager
def as_if_large(bounds: dict[str, int] | None = None) -> Iterator[None]:
    """All bounds of these names are the small ones, wherever they were imported to."""
    with ExitStack() as patches:
        for name, bound in (POOLS | SHARDS if bounds is None else bounds).items():
            holders = [
                one
                for at, one in list(sys.modules.items())
                if at.startswith("generator.") and name in vars(one)
            ]
            assert holders, f"{name} has another name now: these tests would never reach what it bounds."
            for one in holders:
                patches.enter_context(patch.object(one, name, bound))
        yield
