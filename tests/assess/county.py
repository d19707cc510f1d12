"""An invented county for the ledger's tests: a roster in a few words, submissions in one line each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.assess.ledger import judge
from generator.assess.ledger.pieces import pieces
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.model.campaign import Campaign
from generator.model.ledger import Ledger, Line, Status
from generator.model.registry import Featured, Organisation, Person, Receipt, Registry
from generator.model.submission import Author, Submission


@cache
def vocabulary(folder: Path) -> Vocabulary:
    """The built-in profile of school-based training."""
    config = folder / "site_config.yml"
    config.write_text("extends: school-training\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    return Vocabulary(site)


class County:
    """A roster and what came in; `judge` gives the ledger of a campaign."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary = vocabulary(folder)
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.former: list[Person] = []
        self.receipts: list[Receipt] = []
        self.featured: list[Featured] = []
        self.handed: list[tuple[Submission, tuple[str, ...]]] = []

    def organisation(self, id: str, level: str, parent: str = "", *stages: str, **more: str) -> County:
        """Adds an organisation; `more`: opened, closed, into."""
        self.organisations[id] = Organisation(id, f"{id}单位", level, parent, stages, **more)
        return self

    def teacher(self, id: str, organisation: str, *subjects: str, **more: str) -> County:
        """Adds a post; a second one of the same person becomes the current one."""
        if id in self.people:
            self.former.append(self.people[id])
        self.people[id] = Person(id, f"{id}老师", organisation, subjects=subjects, **more)
        return self

    def hand_in(
        self,
        kind: str,
        day: str,
        organisation: str,
        *authors: str,
        received: str = "",
        codes: tuple[str, ...] = (),
        name: str = "",
        **more: object,
    ) -> str:
        """A submission dated `day`; returns its path. `received`: a receipt of that day."""
        path = f"submissions/{organisation}/{name or len(self.handed)}/index.md"
        made = Submission(
            path=path,
            url="",
            kind=kind,
            title=str(more.pop("title", "标题")),
            date=day,
            organisation=organisation,
            authors=tuple(Author(f"{one}老师", one) for one in authors),
            **more,  # type: ignore[arg-type]
        )
        self.handed.append((made, codes))
        if received:
            self.receipts.append(Receipt(f"{received}T16:00:00+08:00", path))
        return path

    @property
    def registry(self) -> Registry:
        """The roster as the ledger reads it."""
        return Registry(
            self.organisations, self.people, tuple(self.former), tuple(self.receipts), tuple(self.featured)
        )

    def judge(self, campaign: Campaign, as_of: str) -> Ledger:
        """The ledger of that day."""
        came_in = pieces(self.handed, self.registry.receipts)
        return judge(campaign, self.registry, came_in, self.vocabulary, as_of)

    def statuses(self, campaign: Campaign, as_of: str) -> dict[tuple[str, str], str]:
        """(unit id, obligation id, or id@slot) → status."""
        found = {}
        for line in self.judge(campaign, as_of).lines:
            slot = f"@{line.slot}" if line.slot else ""
            found[line.unit.partition(":")[2], line.obligation + slot] = line.status.value
        return found


def campaign(*obligations: dict[str, object], **more: object) -> Campaign:
    """A campaign of March to June 2024, written as its file would be."""
    return Campaign.model_validate(
        {"slug": "term", "title": "学期研修", "from": "2024-03-01", "to": "2024-06-30", **more}
        | {"obligations": list(obligations)}
    )


def only(ledger: Ledger) -> Line:
    """The single line of a ledger."""
    (line,) = ledger.lines
    return line


__all__ = ["County", "Status", "campaign", "only"]
