"""What was built from what, so that the next build does only what changed."""

from generator.cache.digest import key
from generator.cache.records import Records, pack
from generator.cache.stale import Plan, Stale, changed_parts, doubtful, stale_pages, stale_sources
from generator.cache.store import Store, Unwritable
from generator.cache.traces import NO_FACTS, Facts, Last, Record

__all__ = [
    "NO_FACTS",
    "Facts",
    "Last",
    "Plan",
    "Record",
    "Records",
    "Stale",
    "Store",
    "Unwritable",
    "changed_parts",
    "doubtful",
    "key",
    "pack",
    "stale_pages",
    "stale_sources",
]
