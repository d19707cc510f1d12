"""The search index: what the browser needs to find submissions without a server."""

from generator.search.change import Places, Unreadable, changed, places
from generator.search.plan import Index, parts, plan, prepared

__all__ = ["Index", "Places", "Unreadable", "changed", "parts", "places", "plan", "prepared"]
