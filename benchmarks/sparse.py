"""Large attachments: what they cost a first build, and that they cost nothing when nothing changed.

    python -m benchmarks.sparse [--files 200] [--megabytes 10] [--folder DIR]

The attachments are sparse files: a beginning of their type and then a hole, so that 100 GB
(200 × 500) fit on any disk. Their copies on the site are sparse where publishing keeps holes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.contest import ROOT
from benchmarks.corpus import make
from benchmarks.measure import cost

_MEGABYTE = 10**6


def enlarge(corpus: Path, size: int) -> None:
    """Every attachment grows to `size` bytes; no two of them alike."""
    for at, path in enumerate(sorted(corpus.glob("content/submissions/*/*/handout.pdf"))):
        with path.open("ab") as file:
            file.write(f"% {at}\n".encode())
        os.truncate(path, size)


def rows(corpus: Path, output: Path) -> Iterator[str]:
    """The first build, then one without a change, then one with the text of one submission changed."""
    config = str(corpus / "site_config.yml")
    command = [sys.executable, "-m", "generator", "build", "--config", config, "--output", str(output)]
    text = min(corpus.glob("content/submissions/*/*/index.md"))
    for name in ("first build", "nothing changed", "one body changed"):
        if name.startswith("one"):
            text.write_text(text.read_text("utf-8").replace("\n\n## ", "\n\n再补一句。\n\n## ", 1), "utf-8")
        spent = cost(command, ROOT)
        yield f"{name:<20}{spent.wall:>9.2f}{spent.cpu:>9.2f}{spent.peak:>9.0f}{_on_disk(output):>14.1f}"


def _on_disk(folder: Path) -> float:
    """MB that the files of a site really occupy."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("handout.pdf")) / _MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--folder", type=Path, help="where all is built; default: the temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        corpus = Path(name)
        make(corpus, given.files)
        shutil.copytree(ROOT / "theme", corpus / "theme")
        enlarge(corpus, given.megabytes * _MEGABYTE)
        print(f"{given.files} attachments, {given.files * given.megabytes / 1000:.0f} GB in all")
        print(f"{'build':<20}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'MB on disk':>14}")
        for row in rows(corpus, corpus / "out" / "site"):
            print(row, flush=True)


if __name__ == "__main__":
    main()
