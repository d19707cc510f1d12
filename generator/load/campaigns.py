"""The files of `content/campaigns/`: read first, resolved when vocabulary and roster are there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.config.campaign.codes import WRONG
from generator.config.campaign.file import Draft, read_campaign
from generator.config.campaign.reach import Reach
from generator.config.campaign.resolve import resolve
from generator.config.vocabulary import Vocabulary
from generator.load.plain_text import read_plain
from generator.load.words import Faults
from generator.model.campaign import Campaign
from generator.model.diagnostic import Fault
from generator.model.registry import Registry

FOLDER = "campaigns"


class Read(Struct, frozen=True):
    """The campaign files that could be read, and what is wrong with them."""

    drafts: tuple[tuple[str, Draft], ...]
    """(path relative to the content folder, draft), by path."""
    faults: tuple[tuple[str, Fault], ...]

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """With titles and periods, for the terms of the campaign taxonomy; words not resolved."""
        return tuple(one.campaign for _, one in self.drafts)


def read_campaigns(content: Path) -> Read:
    """Every `.yml` file of the folder. A missing folder has no campaigns."""
    faults: Faults = []
    drafts: list[tuple[str, Draft]] = []
    folder = content / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        where = f"{FOLDER}/{path.name}"
        if path.suffix == ".yaml":
            faults.append((where, Fault(WRONG, 1, 0, "文件名要以 .yml 结尾，这一份没有读")))
        text = read_plain(path, where, WRONG, faults) if path.suffix == ".yml" else None
        if text is None:
            continue
        draft, found = read_campaign(path.stem, text)
        faults.extend((where, one) for one in found)
        if draft is not None:
            drafts.append((where, draft))
    return Read(tuple(drafts), tuple(faults))


def resolve_campaigns(
    drafts: Iterable[tuple[str, Draft]], vocabulary: Vocabulary, registry: Registry
) -> tuple[tuple[Campaign, ...], tuple[tuple[str, Fault], ...]]:
    """Campaigns as the ledger judges them; `vocabulary` has their titles as terms already."""
    campaigns: list[Campaign] = []
    faults: Faults = []
    reach = Reach(registry)
    for where, draft in drafts:
        campaign, found = resolve(draft, vocabulary, registry, reach)
        campaigns.append(campaign)
        faults.extend((where, one) for one in found)
    return tuple(campaigns), tuple(faults)
