"""Which pieces count for which unit under one obligation. Pure."""

from __future__ import annotations

from heapq import merge
from operator import attrgetter

from generator.assess.ledger.came_in import CameIn, by_receipt
from generator.assess.ledger.crediting import Crediting
from generator.assess.ledger.hit import Hit, hit
from generator.assess.ledger.matching import kinds_of, matches
from generator.assess.ledger.recognised import recognised_hits
from generator.assess.ledger.roster import Roster
from generator.model.campaign import Obligation
from generator.model.site import SiteConfig

Hits = dict[str, list[Hit]]
"""Unit key → its hits in order of receipt."""


def hits(came: CameIn, obligation: Obligation, roster: Roster, site: SiteConfig) -> Hits:
    """What came in that is of the obligation's sort, by unit."""
    found: Hits = {}
    pieces = came.pieces
    keys = Crediting(obligation, roster)
    if obligation.what.recognised is not None:
        for where, decided in recognised_hits(
            obligation.what.recognised, came.decisions, roster.registry, pieces
        ):
            for key in keys.of_organisation(where, decided.received):
                found.setdefault(key, []).append(decided)
        for those in found.values():
            those.sort(key=attrgetter("received", "path"))
        return found
    what = obligation.what
    kinds = kinds_of(what, site)
    if kinds and not what.or_attachment:
        # Most obligations ask for one kind of many: the others are not even looked at.
        pieces = list(merge(*(came.by_kind.get(kind, ()) for kind in sorted(kinds)), key=by_receipt))
    for piece in pieces:
        one = piece.submission
        if not matches(what, one, kinds):
            continue
        made = hit(piece, obligation, site, came.start)
        for key in keys.of_submission(one, made.received):
            if key in found:
                found[key].append(made)
            else:
                found[key] = [made]
    return found
