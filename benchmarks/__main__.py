"""`make bench [N=10000]`: what a cold build, a build without a change and single edits cost.

Every figure is of a whole process, in a fresh output folder (deleting a tree in place would
cost more than writing it), with the sources read once before. The comparison with other
generators has its own place.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import make

ROOT = Path(__file__).parents[1]


def measure(config: Path, site: Path) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds of the process tree, peak MB of its largest process) of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "generator", "build", "--config", str(config), "--output", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def edits(content: Path) -> dict[str, Callable[[], object]]:
    """Name of a change → what makes it."""
    bundles = sorted((content / "submissions").glob("*/*"))
    text = bundles[len(bundles) // 2] / "index.md"
    new = bundles[0].parent / "new-one"
    return {
        "no change": lambda: None,
        "one body": lambda: text.write_text(text.read_text("utf-8") + "\n再补一句。\n", "utf-8"),
        "one title": lambda: text.write_text(
            text.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8"
        ),
        "one new": lambda: shutil.copytree(bundles[0], new),
        "one deleted": lambda: shutil.rmtree(new),
    }


def run(number: int) -> None:
    """Prints one table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, number)
        shutil.copytree(ROOT / "theme", root / "theme")
        for path in (root / "content").rglob("*"):
            if path.is_file():
                path.read_bytes()
        config, site = root / "site_config.yml", root / "out" / "site"
        print(f"{number} submissions\n{'build':<14}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
        for name, change in {"cold": lambda: None, **edits(root / "content")}.items():
            change()
            wall, cpu, peak = measure(config, site)
            print(f"{name:<14}{wall:>9.2f}{cpu:>9.2f}{peak:>9.0f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    run(parser.parse_args().number)
