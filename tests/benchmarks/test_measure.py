"""What is measured, and what is counted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.contest import prepared
from benchmarks.corpus import make
from benchmarks.measure import Failed, cost
from benchmarks.rivals import RIVALS, Rival
from benchmarks.rivals.eleventy import Eleventy
from benchmarks.rivals.submissions import bundles
from benchmarks.tree import census

CHILD = "import time; held = bytearray(60_000_000); time.sleep(1)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"
PAGE = '<head></head><img src="board.png"><a href="handout.pdf">'


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from Linux' /proc")
def test_memory_is_of_the_children_too(tmp_path: Path) -> None:
    spent = cost([sys.executable, "-c", PARENT], tmp_path)

    assert 60 < spent.peak < 150
    assert spent.wall > 1 > spent.cpu > 0


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such kind"):
        cost([sys.executable, "-c", "raise SystemExit('no such kind')"], tmp_path)


@pytest.mark.parametrize(
    ("page", "files", "whole"),
    [
        (PAGE, ("board.png", "handout.pdf"), 1),
        (PAGE.replace("<head></head>", ""), ("board.png", "handout.pdf"), 0),
        (PAGE, ("board.png",), 0),
    ],
    ids=["whole", "without its layout", "without its attachment"],
)
def test_only_whole_pages_count(page: str, files: tuple[str, ...], whole: int, tmp_path: Path) -> None:
    bundle = tmp_path / "r" / "school" / "bundle"
    bundle.mkdir(parents=True)
    (bundle / "index.html").write_text(page)
    for name in files:
        (bundle / name).write_bytes(b"12345")
    found = census(tmp_path)

    assert (whole, 1, 1 + len(files)) == (found.submissions, found.pages, found.files)
    assert len(page) + 5 * len(files) == found.size


@pytest.mark.parametrize("rival", RIVALS, ids=lambda rival: str(rival.name))
def test_a_rival_is_given_every_submission(rival: Rival, tmp_path: Path) -> None:
    make(tmp_path / "corpus", 12)
    site = tmp_path / "site"
    site.mkdir()
    rival.lay_out(bundles(tmp_path / "corpus"), site)

    texts = list(site.rglob("r/*/*/index.md"))
    assert 12 == len(texts)
    for text in texts:
        assert {"index.md", "board.png", "handout.pdf"} == {path.name for path in text.parent.iterdir()}
        assert "## " in text.read_text("utf-8")


def test_a_rival_that_cannot_be_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no npm

    said = prepared(Eleventy(), tmp_path, 1, tmp_path / "tools", tmp_path / "sites")

    assert isinstance(said, str) and said.startswith("Eleventy: cannot be installed here: ")
    assert not (tmp_path / "tools" / "eleventy").exists()
