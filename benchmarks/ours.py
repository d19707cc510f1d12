"""One build by this project, for measuring what the command line has no words for.

    python -m benchmarks.ours CONFIG OUTPUT [--pages-only | --no-search]

With `--pages-only`: every page and every check, without search, feeds and data files. That is
what other generators are measured with. With `--no-search` all but the search index. Prints the
counts of the build as JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path

from generator.model.outcome import BuildOutcome
from generator.pipeline import build, open_project

AS_OF = "2026-01-01"
"""Deadlines are judged on one day, so that two measurements do the same work."""


def built(config: Path, output: Path, without: frozenset[str] = frozenset()) -> BuildOutcome:
    """The build without some of `search` and `exports`. PublishError, Unwritable."""
    project = open_project(config)
    if isinstance(project, tuple):
        sys.exit(f"{config}: {project[0].message}")
    return build(project, output, as_of=AS_OF, without=without)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    less = parser.add_mutually_exclusive_group()
    less.add_argument("--pages-only", action="store_const", dest="without", const=("search", "exports"))
    less.add_argument("--no-search", action="store_const", dest="without", const=("search",))
    arguments = parser.parse_args()
    gc.set_threshold(200_000, 50, 50)  # as the command line does
    outcome = built(arguments.config, arguments.output, frozenset(arguments.without or ()))
    counts = ("published", "written", "unchanged", "removed", "seconds")
    print(json.dumps({name: getattr(outcome, name) for name in counts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
