"""The search index: what the browser needs to find submissions without a server."""

from generator.search.body import Body, body_of_page, searched
from generator.search.body_plan import body_page, body_parts
from generator.search.change import (
    Moved,
    Moves,
    Unreadable,
    changed,
    moves_of_bodies,
    patched,
    renumbered_page,
)
from generator.search.order import Order
from generator.search.plan import Index, parts, plan, prepared

__all__ = [
    "Body",
    "Index",
    "Moved",
    "Moves",
    "Order",
    "Unreadable",
    "body_of_page",
    "body_page",
    "body_parts",
    "changed",
    "moves_of_bodies",
    "parts",
    "patched",
    "plan",
    "prepared",
    "renumbered_page",
    "searched",
]
