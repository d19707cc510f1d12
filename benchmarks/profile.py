"""Where a build spends its time: the cold one by stage, the one without a change by function.

    python -m benchmarks.profile [N]

Both in this process and its workers, everything included; N defaults to 2,000.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import resource
import shutil
import tempfile
from pathlib import Path

from benchmarks.contest import ROOT
from benchmarks.corpus import make
from benchmarks.ours import built

_SHOWN = 25


def run(number: int, root: Path) -> None:
    """Makes the corpus below `root`, builds it twice, prints both profiles."""
    make(root, number)
    shutil.copytree(ROOT / "theme", root / "theme")
    config, output = root / "site_config.yml", root / "out" / "site"
    before = _processor()
    outcome = built(config, output)
    here, workers = (after - began for began, after in zip(before, _processor(), strict=True))
    print(f"cold, {number:,} submissions, µs a submission\n{'stage':<20}{'wall':>9}")
    for name, seconds in outcome.seconds.items():
        print(f"{name:<18}{_each(seconds, number):>9}")  # two characters that are twice as wide
    print(
        f"{'CPU, this process':<20}{_each(here, number):>9}\n{'CPU, workers':<20}{_each(workers, number):>9}"
    )

    profiler = cProfile.Profile()
    profiler.runcall(built, config, output)
    print(f"\nno change, {number:,} submissions, the {_SHOWN} functions of ours that take longest")
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(r"generator[/\\]", _SHOWN)


def _processor() -> tuple[float, float]:
    """Seconds of CPU until now, (of this process, of its ended children)."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    here, workers = (one.ru_utime + one.ru_stime for one in used)
    return here, workers


def _each(seconds: float, number: int) -> str:
    return f"{seconds / number * 1e6:,.0f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int, nargs="?", default=2_000)
    gc.set_threshold(200_000, 50, 50)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        run(parser.parse_args().number, Path(folder))
