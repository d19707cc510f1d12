"""The roster and the bureau's decisions from `content/registry/`.

Every file is optional. What cannot be used is left out and reported; the rest still works.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.config.vocabulary import Vocabulary
from generator.load.exemptions import exemptions
from generator.load.featured import featured
from generator.load.organisations import organisations
from generator.load.people import people
from generator.load.receipts import receipts
from generator.load.words import Reading
from generator.model.diagnostic import Fault
from generator.model.registry import Registry, Table


class Roster(Struct, frozen=True):
    """The registry and what could not be used of it."""

    registry: Registry
    faults: tuple[tuple[str, Fault], ...]
    """(path relative to the content folder, fault)."""


def load_registry(content: Path, vocabulary: Vocabulary) -> Roster:
    """Everything below `content/registry/`."""
    reading = Reading(vocabulary)
    units = organisations(content, reading)
    teachers = people(content, units, reading)
    unread: dict[Table, bool] = {"organisations": not units.whole, "people": not teachers.whole}
    registry = Registry(
        units.known,
        teachers.now,
        teachers.former,
        receipts(content, reading),
        unread=frozenset(name for name, some in unread.items() if some),
    )
    decided = featured(content, registry, reading)
    excused = exemptions(content, reading)
    return Roster(replace(registry, featured=decided, exemptions=excused), tuple(reading.faults))
