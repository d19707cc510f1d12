"""`make bench [N=10000]`: cold builds of one corpus by us and by others, then single edits by us.

Every figure is of a whole process and all its children, in a fresh output folder (deleting a
tree in place would cost more than writing it), with the sources read once before, in turn.
What each generator is asked to make, and why that is fair: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import contest, edits
from benchmarks.contest import ROOT, Entrant
from benchmarks.corpus import make
from benchmarks.measure import Failed
from benchmarks.rivals import RIVALS

_FEW = 10_000
"""Submissions up to which all rivals run, twice, unless the command line says otherwise."""


def machine() -> str:
    """What the figures are figures of."""
    load = os.getloadavg()[0]
    busy = "; BUSY: times are noise" if load > 0.5 else ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.platform()}, {cores} cores, Python {platform.python_version()}, load {load:.1f}{busy}"


def measure(number: int, rounds: int, rivals: str, tools: Path, folder: Path) -> None:
    """Both tables, below `folder`. Miscounted, Failed."""
    print(machine(), f"{number:,} submissions, best of {rounds}", sep="\n", flush=True)
    corpus = folder / "corpus"
    make(corpus, number)
    shutil.copytree(ROOT / "theme", corpus / "theme")
    entrants, notes = contest.ours(corpus, number), []
    (folder / "sites").mkdir()
    for rival in {"all": RIVALS, "hugo": RIVALS[:1], "none": ()}[rivals]:
        ready = contest.prepared(rival, corpus, number, tools, folder / "sites")
        if isinstance(ready, Entrant):
            entrants.append(ready)
        else:
            notes.append(ready)
    notes += contest.run(entrants, rounds, folder / "outputs")
    print(f"\n{contest.HEAD}")
    for entrant in entrants:
        if entrant.costs:
            print(contest.row(entrant, entrants[0]))
    print(*notes, sep="\n", flush=True)
    print(edits.HEAD)
    for row in edits.run(corpus, folder / "edited" / "site"):
        print(row, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, help="default: 2, above 10,000 submissions 1")
    parser.add_argument("--rivals", choices=["all", "hugo", "none"], help="default: all, above 10,000 hugo")
    parser.add_argument("--tools", type=Path, help="where rivals are installed, and kept for the next time")
    parser.add_argument("--folder", type=Path, help="where all is built; default: the temporary folder")
    given = parser.parse_args()
    few = given.number <= _FEW
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        tools = (given.tools or folder / "tools").resolve()
        tools.mkdir(parents=True, exist_ok=True)
        rivals, rounds = given.rivals or ("all" if few else "hugo"), given.rounds or (2 if few else 1)
        try:
            measure(given.number, rounds, rivals, tools, folder)
        except (contest.Miscounted, Failed) as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
