"""A small roster and the built-in profile, for tests of campaign files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.config.campaign.file import read_campaign
from generator.config.campaign.resolve import resolve
from generator.config.campaigns import with_campaigns
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.model.campaign import Campaign
from generator.model.diagnostic import Fault
from generator.model.registry import Organisation, Person, Registry
from generator.model.site import SiteConfig

SAMPLE = Path(__file__).parents[2] / "site_config.yml"
HEAD = "title: 活动\nfrom: 2023-03-01\nto: 2023-06-30\n"
ROSTER = Registry(
    organisations={
        one.id: one
        for one in (
            Organisation("shi", "某市", "city"),
            Organisation("xian", "某县", "county", "shi"),
            Organisation("pq", "东片区", "zone", "xian"),
            Organisation("yi", "一小", "school", "pq", ("primary",), ("实小",)),
            Organisation("zx", "一中", "school", "shi", ("junior",)),
            Organisation("gzs", "某工作室", "studio", "xian"),
        )
    },
    people={
        one.id: one
        for one in (
            Person("p", "王芳", "yi", "backbone", "primary", ("math",)),
            Person("q", "李强", "zx", "rising-star", "junior", ("chinese",)),
            Person("r", "赵敏", "yi", "able-teacher", "primary", ("chinese",)),
            Person("s", "孙伟", "zx", "master", "junior", ("english",)),
        )
    },
)


@cache
def site() -> SiteConfig:
    loaded = load_config(SAMPLE).site
    assert loaded is not None
    return loaded


def resolved(
    text: str, registry: Registry = ROSTER, config: SiteConfig | None = None
) -> tuple[Campaign, list[Fault]]:
    """The campaign of a file's text, and everything that is wrong with the file."""
    draft, unread = read_campaign("c", text)
    if draft is None:
        return Campaign(title=""), list(unread)
    vocabulary = Vocabulary(with_campaigns(config or site(), (draft.campaign,)))
    campaign, unresolved = resolve(draft, vocabulary, registry)
    return campaign, [*unread, *unresolved]


def obligation(lines: str, *, head: str = HEAD) -> str:
    """A file with one obligation: `lines`, the first of which is line 5, and what every obligation must have."""
    given = [line for line in lines.strip("\n").split("\n") if line]
    keys = {line.split(":")[0] for line in given if not line.startswith(" ")}
    needed = {"id": "id: a", "title": "title: 材料", "who": "who: 学校", "what": "what: 教学设计"}
    shown = [*given, *(line for key, line in needed.items() if key not in keys)]
    return f"{head}obligations:\n  - " + "\n    ".join(shown) + "\n"
