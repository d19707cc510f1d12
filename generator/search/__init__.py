"""The search index: what the browser needs to find submissions without a server."""

from generator.search.plan import parts, plan

__all__ = ["parts", "plan"]
