"""One invented county: four tables in `cases/<template>/` become a project on disk, and are judged.

- organisations.csv, people.csv: the roster, as a school office would keep it
- handed.csv: what came in; `count` rows at once, `flaw` names what is wrong with them
- expected.csv: what the ledger must say; every line of the ledger has a row
- totals.csv: points, passed and 学时 of each unit that can earn some
- campaign.yml: what this bureau adds to the template; featured.yml: whom it recognised

Nothing is stubbed: Markdown is written, read, checked and judged by the shipped code.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from msgspec import Struct

from generator.model.assessment import Assessment
from generator.pipeline import Project, State, assess, open_project
from generator.text.sizes import parse_size
from tests.seeds.writing import Writer

TABLES = Path(__file__).parent / "cases"
TEMPLATES = Path(__file__).parents[2] / "generator" / "profiles" / "campaigns"

Row = tuple[str, ...]


class Case(Struct, frozen=True):
    """One county and the day on which it is judged."""

    template: str
    as_of: str

    @property
    def folder(self) -> Path:
        """Its tables."""
        return TABLES / self.template

    def lay(self, root: Path) -> Project:
        """Writes the project below `root`, which must be empty."""
        (root / "site_config.yml").write_text("extends: school-training\n", "utf-8")
        registry = root / "content" / "registry"
        registry.mkdir(parents=True)
        for name in ("organisations.csv", "people.csv", "featured.yml"):
            if (self.folder / name).is_file():
                shutil.copy2(self.folder / name, registry / name)
        campaigns = root / "content" / "campaigns"
        campaigns.mkdir()
        text = (TEMPLATES / f"{self.template}.yml").read_text("utf-8")
        more = self.folder / "campaign.yml"
        # What a bureau adds to the template: whom it excuses.
        (campaigns / f"{self.template}.yml").write_text(
            text + (more.read_text("utf-8") if more.is_file() else ""), "utf-8"
        )
        opened = open_project(root / "site_config.yml")
        assert isinstance(opened, Project), opened
        _hand_in(Writer(root / "content", opened.vocabulary), self.folder / "handed.csv", registry)
        again = open_project(root / "site_config.yml")
        assert isinstance(again, Project), again
        return again

    def state(self, root: Path) -> State:
        """The county on its day."""
        return assess(self.lay(root), self.as_of, jobs=1)

    def expected(self) -> dict[Row, Row]:
        """(unit, obligation, slot) → (status, counted, needed, late, points, surplus)."""
        return dict(_expected(self.folder / "expected.csv"))

    def expected_totals(self) -> dict[str, Row]:
        """Unit → (points, passed, 学时); empty where nothing can be earned."""
        table = self.folder / "totals.csv"
        rows = _rows(table) if table.is_file() else []
        return {row["unit"]: (row["points"], row["passed"], row["hours"]) for row in rows}


def judged(assessment: Assessment) -> dict[Row, Row]:
    """The same for the one ledger of a county."""
    (ledger,) = assessment.ledgers
    return {
        (line.unit, line.obligation, line.slot): (
            line.status.value,
            str(line.counted),
            str(line.needed),
            str(line.late),
            f"{line.points:g}",
            str(line.surplus),
        )
        for line in ledger.lines
    }


def totals(assessment: Assessment) -> dict[str, Row]:
    """Unit → (points, passed, 学时)."""
    (ledger,) = assessment.ledgers
    return {
        unit: (f"{one.points:g}", {True: "yes", False: "no", None: ""}[one.passed], f"{one.hours:g}")
        for unit, one in ledger.scores.items()
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _expected(path: Path) -> list[tuple[Row, Row]]:
    return [
        (
            (row["unit"], row["obligation"], row["slot"]),
            (
                *(row[one] for one in ("status", "counted", "needed", "late", "points")),
                row.get("surplus") or "0",
            ),
        )
        for row in _rows(path)
    ]


def _hand_in(writer: Writer, table: Path, registry: Path) -> None:
    received = [("received_at", "path", "sha256", "by")]
    for row in _rows(table):
        for _ in range(int(row["count"] or 1)):
            flaw, _, detail = row["flaw"].partition(" ")
            path = writer.write(
                row["kind"],
                row["organisation"],
                row["date"],
                authors=tuple(one for one in row["authors"].split("|") if one),
                fields=dict(one.split("=", 1) for one in row["fields"].split("|") if one),
                chars=int(row["chars"] or 0),
                sections=tuple(one for one in row["sections"].split("|") if one),
                without=(detail,) if flaw == "without" else (),
                images=int(detail) if flaw == "images" else None,
                attachments=tuple(one for one in row["attachments"].split("|") if one),
                size=parse_size(row.get("size") or "0"),
            )
            # Handed in, sent back and handed in again: one receipt a time.
            received += [
                (f"{day}T16:30:00+08:00", path, "", "教研室") for day in row["received"].split("|") if day
            ]
    with (registry / "receipts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(received)
