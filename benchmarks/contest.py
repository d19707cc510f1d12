"""The first table: cold builds of one corpus by several generators, in turn."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from benchmarks.measure import Cost, Failed, cost
from benchmarks.rivals import Rival
from benchmarks.rivals.submissions import bundles
from benchmarks.tree import Census, census, read_once

ROOT = Path(__file__).parents[1]
HEAD = f"{'cold build':<44}{'N':>8}{'wall s':>9}{'CPU s':>9}{'µs/N':>7}{'peak MB':>9}{'pages':>9}{'files':>9}{'MB':>7}{'×wall':>8}{'×CPU':>7}"


class Entrant(Struct):
    """One row, as it comes to be."""

    name: str
    number: int
    """Submissions that it is given."""
    sources: Path
    """What its builds read, read once before the first."""
    home: Path
    """The folder in which its command runs."""
    command: Callable[[Path], Sequence[str]]
    """Builds into the folder given, which is not there yet."""
    before: Callable[[], object] = lambda: None
    """Makes the next build a cold one."""
    costs: list[Cost] = field(default_factory=list)
    made: Census | None = None


class Miscounted(Exception):
    """A generator did not make one page for each submission: its times mean nothing."""


def ours(corpus: Path, number: int) -> list[Entrant]:
    """Our rows; the first is what others are compared with."""
    config, trash = corpus / "site_config.yml", corpus / "caches"
    trash.mkdir()

    def forget() -> None:
        cache = corpus / ".yanxiu"
        if cache.exists():
            cache.rename(trash / str(len(list(trash.iterdir()))))

    def entrant(name: str, command: Sequence[str], *flags: str) -> Entrant:
        return Entrant(
            name, number, corpus / "content", ROOT, lambda output: [*command, str(output), *flags], forget
        )

    driver = [sys.executable, "-m", "benchmarks.ours", str(config)]
    everything = [sys.executable, "-m", "generator", "build", "--config", str(config), "--output"]
    return [
        entrant("ours: pages + checks", driver, "--pages-only"),
        entrant("ours: everything", everything),
    ]


def prepared(rival: Rival, corpus: Path, number: int, tools: Path, sites: Path) -> Entrant | str:
    """Installed and laid out, both outside of any measurement; or why not, in a line."""
    home, site = tools / type(rival).__name__.lower(), sites / type(rival).__name__.lower()
    try:
        if not home.exists():
            rival.install(home)
        version = rival.version(home)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(home, ignore_errors=True)  # half of it would be taken for all of it the next time
        said = (getattr(error, "stderr", "") or str(error)).strip()
        return f"{rival.name}: cannot be installed here: {said.splitlines()[-1] if said else error}"
    site.mkdir()
    rival.lay_out(bundles(corpus, rival.most), site)
    name = f"{rival.name} {version}"
    given = number
    if rival.most is not None and number > rival.most:
        given, name = rival.most, f"{name} (first {rival.most:,} only)"
    return Entrant(name, given, site, site, lambda output: rival.command(home, site, output))


def run(entrants: Sequence[Entrant], rounds: int, outputs: Path) -> Iterator[str]:
    """Builds in turn, round by round; says what went wrong with an entrant, which then has no row. Miscounted."""
    out: set[str] = set()
    for entrant in entrants:
        read_once(entrant.sources)
    for turn in range(rounds):
        for at, entrant in enumerate(entrants):
            if entrant.name in out:
                continue
            output = outputs / f"{turn}-{at}" / "site"
            output.parent.mkdir(parents=True)
            entrant.before()
            try:
                spent = cost(entrant.command(output), entrant.home)
                entrant.costs.append(spent)
            except (Failed, OSError) as error:
                out.add(entrant.name)
                yield f"{entrant.name}: failed: {error}"
                continue
            _report(entrant.name, spent)
            entrant.made = census(output)
            if entrant.made.submissions != entrant.number:
                raise Miscounted(
                    f"{entrant.name}: {entrant.made.submissions} whole pages for {entrant.number} submissions"
                )


def _report(name: str, spent: Cost) -> None:
    """At once and in full, for whoever waits: a run of an hour that is cut off has then told what it knew."""
    print(f"{name}: {spent.wall:.2f} s, CPU {spent.cpu:.2f} s, {spent.peak:.0f} MB", file=sys.stderr)
    print(spent.output, file=sys.stderr, flush=True)


def row(entrant: Entrant, first: Entrant) -> str:
    """Minima of the rounds; ratios are of times a submission, to `first`."""
    assert entrant.made is not None
    wall, cpu = _least(entrant)
    base_wall, base_cpu = _least(first)
    share = first.number / entrant.number
    peak = max(one.peak for one in entrant.costs)
    return (
        f"{entrant.name:<44}{entrant.number:>8}{wall:>9.2f}{cpu:>9.2f}{wall / entrant.number * 1e6:>7.0f}{peak:>9.0f}"
        f"{entrant.made.pages:>9}{entrant.made.files:>9}{entrant.made.size / 1e6:>7.0f}"
        f"{wall / base_wall * share:>8.2f}{cpu / base_cpu * share:>7.2f}"
    )


def _least(entrant: Entrant) -> tuple[float, float]:
    return min(one.wall for one in entrant.costs), min(one.cpu for one in entrant.costs)
