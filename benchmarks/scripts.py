"""Incremental = clean, by the hundred: the scripts of edits of `tests/site`, for many seeds.

    python -m benchmarks.scripts [--seeds 300] [--from 0] [--jobs 2] [--rounds 3]

A script that fails is cut down to the steps that it takes to fail. Exit code 1 when one does.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.site.running import Failure, run
from tests.site.script import Script, draw

LINES = 12
"""Of each failure, at most."""


def tried(seed: int, rounds: int) -> str:
    """What the script of a seed came to: empty, or the steps that it takes to fail, and how it fails."""
    script = draw(seed, rounds)
    failure = run(script)
    if failure is None:
        return ""
    short, failure = shortest(script, failure)
    lines = failure.said.split("\n")
    more = [f"… {len(lines) - LINES} more lines"] if len(lines) > LINES else []
    steps = [f"  {one}" for one in short.steps]
    return "\n".join([f"seed {seed} fails:", *steps, *(f"    {one}" for one in (*lines[:LINES], *more))])


def shortest(script: Script, failure: Failure) -> tuple[Script, Failure]:
    """The script without every step that it fails without, too; and how it fails then."""
    script = script.until(failure.steps)
    for at in reversed(range(len(script.steps) - 1)):
        shorter = script.without(at)
        if found := run(shorter):
            script, failure = shorter.until(found.steps), found
    return script, failure


def main() -> int:
    """Prints each failure as it comes, and at last how many scripts held."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=300, help="number of scripts")
    parser.add_argument("--from", type=int, default=0, dest="first", help="first seed")
    parser.add_argument("--jobs", type=int, default=2, help="scripts at one time")
    parser.add_argument("--rounds", type=int, default=3, help="edits and a build, so many times")
    given = parser.parse_args()
    began, held = time.perf_counter(), 0
    seeds = range(given.first, given.first + given.seeds)
    with ProcessPoolExecutor(given.jobs, multiprocessing.get_context("spawn")) as pool:
        running = [pool.submit(tried, seed, given.rounds) for seed in seeds]
        for done, one in enumerate(as_completed(running), 1):
            held += not one.result()
            if one.result():
                print(one.result(), flush=True)
            if not done % 10:
                print(f"{held} of {done}, {time.perf_counter() - began:.0f} s", flush=True)
    print(f"{held} of {len(seeds)}")
    return 0 if held == len(seeds) else 1


if __name__ == "__main__":
    sys.exit(main())
