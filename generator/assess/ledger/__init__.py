"""Judges a campaign: every obligation against every unit of the roster, on one day. Pure.

In: a campaign whose words are resolved, the roster, the pieces that came in. Out: a `Ledger`. A unit
that handed in nothing is a line with 0, never an absence.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.assess.ledger.asking import Asking, all_asking
from generator.assess.ledger.came_in import came_in
from generator.assess.ledger.judging import Judging
from generator.assess.ledger.roster import Roster, asked
from generator.assess.ledger.scores import scores
from generator.config.vocabulary import Vocabulary
from generator.model.campaign import SUBJECT, Campaign
from generator.model.ledger import Ledger, Line, Piece, Unit
from generator.model.registry import Registry


def judge(
    campaign: Campaign, registry: Registry, pieces: Iterable[Piece], vocabulary: Vocabulary, as_of: str
) -> Ledger:
    """`as_of`: ISO day; the deadline itself is still in time."""
    roster = Roster(registry, vocabulary)
    came = came_in(pieces, registry, campaign, as_of)
    asking = all_asking(campaign, roster, came, vocabulary.site)
    by_level: dict[str, list[Asking]] = {}
    for one in asking:
        for level in one.levels:
            by_level.setdefault(level, []).append(one)
    reordered = [one.obligation for one in asking] != list(campaign.obligations)
    place = {one.id: at for at, one in enumerate(campaign.obligations)}
    titles = {one.id: one.title for one in campaign.obligations}
    excused = _excused(campaign)
    subjects = _subjects(roster, campaign)
    units: dict[str, Unit] = {}
    lines: list[Line] = []
    for member in roster.members(campaign, by_level.keys()):
        judging = Judging(member, excused, titles, as_of, subjects)
        found = [
            line
            for one in by_level[member.unit.level or member.unit.sort]
            if one.everybody or asked(one.obligation.who, member, campaign)
            for line in judging.lines(one)
        ]
        if found:
            units[member.unit.key] = member.unit
            # An obligation that another refers to was judged before its turn.
            lines += sorted(found, key=lambda line: place[line.obligation]) if reordered else found
    return Ledger(campaign.slug, as_of, units, tuple(lines), scores(campaign, lines))


def _excused(campaign: Campaign) -> dict[str, dict[str, str]]:
    """Id of an organisation or person → obligation id ("" for all) → reason."""
    found: dict[str, dict[str, str]] = {}
    for one in campaign.exemptions:
        found.setdefault(one.who, {}).update(dict.fromkeys(one.obligations or ("",), one.reason))
    return found


def _subjects(roster: Roster, campaign: Campaign) -> dict[str, tuple[str, ...]]:
    """School → subjects taught there, needed only where something is owed for each."""
    if not any(one.per == "subject" for one in campaign.obligations):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for one in roster.members(campaign, (SUBJECT,)):
        here = one.unit.organisation
        found[here] = (*found.get(here, ()), one.unit.subject)
    return found
