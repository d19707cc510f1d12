"""`Draft` → `Campaign`: every word is the slug or id it means, and what cannot work is left out. Pure.

The draft's title must already be a term of the vocabulary, so reading and resolving are two steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.config.campaign.codes import IMPOSSIBLE, NOBODY, UNKNOWN_WORD, Faults
from generator.config.campaign.file import Draft
from generator.config.campaign.parts import Parts
from generator.config.campaign.reach import Reach
from generator.config.campaign.references import referring, settled
from generator.config.campaign.sense import (
    impossible,
    impossible_campaign,
    impossible_phase,
    impossible_theme,
)
from generator.config.refused import Path
from generator.config.roster_words import RosterWords
from generator.config.vocabulary import Vocabulary
from generator.config.words import Words
from generator.model.campaign import Campaign, Exemption, Hours, MonthTheme, Obligation, Phase
from generator.model.diagnostic import Fault
from generator.model.registry import Registry

T = TypeVar("T", Phase, MonthTheme, Obligation, Exemption)
Placed = list[tuple[int, T]]
"""(position in the file, part)."""


def resolve(
    draft: Draft, vocabulary: Vocabulary, registry: Registry, reach: Reach | None = None
) -> tuple[Campaign, tuple[Fault, ...]]:
    """The campaign as the ledger judges it, and what is wrong with its file.

    `reach`: of the same registry, to share it among campaigns.
    """
    return _Resolving(draft, vocabulary, registry, reach or Reach(registry)).run()


class _Resolving:
    def __init__(self, draft: Draft, vocabulary: Vocabulary, registry: Registry, reach: Reach) -> None:
        self._draft = draft
        self._site = vocabulary.site
        self._faults = Faults(draft.tree)
        self._roster = RosterWords(registry, self._unknown)
        self._parts = Parts(Words(vocabulary, self._unknown), self._roster, self._faults)
        self._reach = reach
        self._obligations: Placed[Obligation] = []

    def _unknown(self, path: Path, detail: str) -> None:
        self._faults.add(UNKNOWN_WORD, path, detail)

    def run(self) -> tuple[Campaign, tuple[Fault, ...]]:
        campaign = self._draft.campaign
        known = self._owner(campaign)
        campaign = campaign.model_copy(update={"organisation": known or campaign.organisation})
        campaign = self._with_phases(campaign)
        campaign, whole = self._with_obligations(campaign)
        if known or not campaign.organisation:
            self._report_nobody(campaign)
        campaign = self._with_exemptions(campaign)
        self._faults.within("")
        return self._scored(campaign, whole), tuple(self._faults.found)

    def _owner(self, campaign: Campaign) -> str:
        """Id of the organisation; an unknown one stays as written and asks nobody."""
        written = (campaign.organisation,) if campaign.organisation else ()
        return next(iter(self._roster.organisations(written, ("organisation",))), "")

    def _with_phases(self, campaign: Campaign) -> Campaign:
        def phase(one: Phase, path: Path) -> Phase:
            one = self._parts.phase(one, path)
            self._impossible(impossible_phase(one, campaign), path)
            return one

        def theme(one: MonthTheme, path: Path) -> MonthTheme:
            one = self._parts.theme(one, path)
            self._impossible(impossible_theme(one, campaign), path)
            return one

        phases = self._unique(self._kept("phases", campaign.phases, phase), "phases", "阶段")
        themes = self._kept("themes", campaign.themes, theme)
        return campaign.model_copy(update={"phases": _parts(phases), "themes": _parts(themes)})

    def _with_obligations(self, campaign: Campaign) -> tuple[Campaign, bool]:
        """(campaign, whether every obligation of the file is there)."""

        def obligation(one: Obligation, path: Path) -> Obligation:
            before = len(self._faults)
            one = self._parts.obligation(one, campaign.phases, path)
            if len(self._faults) == before:
                self._impossible(impossible(one, campaign, self._site), path)
            return one

        kept = self._kept("obligations", campaign.obligations, obligation)
        kept = referring(self._unique(kept, "obligations", "编号"), self._draft.ids, self._faults)
        campaign = campaign.model_copy(update={"obligations": _parts(kept)})
        self._obligations = kept
        return campaign, len(kept) == len(self._draft.ids)

    def _report_nobody(self, campaign: Campaign) -> None:
        """An obligation of nobody stays: a roster that is filled in later may have them."""
        for place, one in self._obligations:
            if not self._reach.anybody(one, campaign):
                self._faults.within(one.title)
                self._faults.add(NOBODY, ("obligations", place, "who"), "名册里没有要交的单位或教师")

    def _with_exemptions(self, campaign: Campaign) -> Campaign:
        kept = self._kept("exemptions", campaign.exemptions, self._parts.exemption)
        known = tuple(one.id for one in campaign.obligations)
        return campaign.model_copy(
            update={"exemptions": _parts(settled(kept, known, self._draft.ids, self._faults))}
        )

    def _scored(self, campaign: Campaign, whole: bool) -> Campaign:
        """Without a line for passing that nobody can reach, and without 学时 that make no sense."""
        wrong = dict(impossible_campaign(campaign, self._draft.categories, whole))
        self._impossible(wrong.items(), ())
        update: dict[str, object] = {}
        if ("pass_points",) in wrong:
            update["pass_points"] = None
        if any(path[0] == "hours" for path in wrong):
            update["hours"] = Hours()
        return campaign.model_copy(update=update)

    def _kept(self, name: str, parts: tuple[T, ...], step: Callable[[T, Path], T]) -> Placed[T]:
        """The parts of which nothing was reported, with their positions in the file."""
        found: Placed[T] = []
        for place, one in zip(self._draft.places[name], parts, strict=True):
            before = len(self._faults)
            self._faults.within(one.title if isinstance(one, Phase | Obligation) else "")
            resolved = step(one, (name, place))
            if len(self._faults) == before:
                found.append((place, resolved))
        return found

    def _unique(self, parts: Placed[T], name: str, what: str) -> Placed[T]:
        """Without those whose id an earlier one has."""
        found: dict[str, tuple[int, T]] = {}
        for place, one in parts:
            if not isinstance(one, Phase | Obligation) or found.setdefault(one.id, (place, one))[0] == place:
                continue
            self._faults.within(one.title)
            self._faults.add(IMPOSSIBLE, (name, place, "id"), f"{what}“{one.id}”写了两次，后一条没有读进来")
        return list(found.values())

    def _impossible(self, found: Iterable[tuple[Path, str]], above: Path) -> None:
        for path, detail in found:
            self._faults.add(IMPOSSIBLE, (*above, *path), detail)


def _parts(placed: Placed[T]) -> tuple[T, ...]:
    return tuple(one for _, one in placed)
