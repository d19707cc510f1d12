"""The driver: pages and checks alone are the same pages as in a whole build."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.contest import ROOT
from benchmarks.corpus import make
from benchmarks.edits import edits
from benchmarks.measure import cost
from benchmarks.tree import census
from tests.benchmarks.test_corpus import digest

NUMBER = 30


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus with a theme of its own."""
    folder = tmp_path_factory.mktemp("corpus")
    make(folder, NUMBER)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


def test_pages_alone_are_the_pages_of_a_whole_build(corpus: Path, tmp_path: Path) -> None:
    driver = [sys.executable, "-m", "benchmarks.ours", str(corpus / "site_config.yml")]
    said = [
        json.loads(cost([*driver, str(tmp_path / name), *flags], ROOT).output)
        for name, flags in (("pages", ["--pages-only"]), ("whole", []))
    ]
    pages, whole = census(tmp_path / "pages"), census(tmp_path / "whole")

    assert [NUMBER, NUMBER] == [one["published"] for one in said]
    assert NUMBER == pages.submissions == whole.submissions
    assert pages.pages == whole.pages
    assert digest(tmp_path / "pages" / "r") == digest(tmp_path / "whole" / "r")
    assert whole.files - pages.files > 10  # the search index, feeds and data files
    assert not (tmp_path / "pages" / "api").exists()


def test_every_edit_changes_the_sources(corpus: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(corpus, tmp_path / "copy", ignore=shutil.ignore_patterns(".yanxiu"))
    before = digest(copy)
    for name, make_edit in edits(copy).items():
        make_edit()
        after = digest(copy)
        assert (after == before) == (name == "nothing"), name
        before = after
