"""The search index: what the browser needs to find submissions without a server."""

from generator.search.change import Unreadable, changed
from generator.search.order import Order
from generator.search.plan import Index, parts, plan, prepared

__all__ = ["Index", "Order", "Unreadable", "changed", "parts", "plan", "prepared"]
