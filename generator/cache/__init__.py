"""What was built from what, so that the next build does only what changed."""

from generator.cache.digest import key
from generator.cache.stale import Plan, Stale, stale_pages, stale_sources
from generator.cache.store import Store, Unwritable
from generator.cache.traces import NO_FACTS, Facts, Record

__all__ = [
    "NO_FACTS",
    "Facts",
    "Plan",
    "Record",
    "Stale",
    "Store",
    "Unwritable",
    "key",
    "stale_pages",
    "stale_sources",
]
