"""The second table: what the next build costs after one edit."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.contest import ROOT
from benchmarks.measure import Cost, cost

HEAD = f"{'our next build after':<44}{'':>8}{'wall s':>9}{'CPU s':>9}{'':>7}{'peak MB':>9}{'written':>9}{'removed':>9}"


def edits(corpus: Path) -> dict[str, Callable[[], object]]:
    """Name of an edit → what makes it. In this order: each stands on those before."""
    folders = sorted((corpus / "content" / "submissions").glob("*/*"))
    text, config = folders[len(folders) // 2] / "index.md", corpus / "site_config.yml"
    new, late = folders[0].parent / "new-one", folders[0].parent / "late-one"
    style = min((corpus / "theme" / "assets" / "css").glob("*.css"))

    def add(bundle: Path, day: str) -> None:
        shutil.copytree(folders[0], bundle)
        text = bundle / "index.md"
        text.write_text(re.sub(r"(?m)^date: .*", f"date: {day}", text.read_text("utf-8"), count=1), "utf-8")
        _change(text, "title: ", "title: 另")

    return {
        "nothing": lambda: None,
        "one body changed": lambda: _change(text, "\n\n## ", "\n\n再补一句。\n\n## "),
        "one title changed": lambda: _change(text, "title: ", "title: 新"),
        "one submission of the last day added": lambda: add(new, "2025-12-31"),
        "one submission of the first day added": lambda: add(late, "2022-12-31"),  # all listings move on
        "the one of the last day deleted": lambda: shutil.rmtree(new),
        "one term renamed": lambda: _append(config, "taxonomies: {tier: {terms: [{slug: master, label: 名师}]}}\n"),
        "one style sheet changed": lambda: _append(style, "body { orphans: 3 }\n"),
        "the site's name changed": lambda: _change(config, "name: ", "name: 新"),
    }  # fmt: skip


def run(corpus: Path, output: Path) -> Iterator[str]:
    """A row for each edit; the first build, not shown, makes the site. Failed, OSError."""
    command = [sys.executable, "-m", "generator", "build", "--config", str(corpus / "site_config.yml")]
    command += ["--output", str(output)]
    cost(command, ROOT)
    for name, make in edits(corpus).items():
        make()
        yield _row(name, cost(command, ROOT))


def _row(name: str, spent: Cost) -> str:
    return (
        f"{name:<44}{'':>8}{spent.wall:>9.2f}{spent.cpu:>9.2f}{'':>7}{spent.peak:>9.0f}"
        f"{_count('写入', spent.output):>9}{_count('移除', spent.output):>9}"
    )


def _count(word: str, summary: str) -> int:
    """The number behind `word` in the summary of a build; what it does not name did not happen."""
    found = re.search(rf"{word} (\d+)", summary)
    return int(found[1]) if found else 0


def _change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")
