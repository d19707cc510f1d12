"""The corpus that is measured: the same for everybody, and as varied as it says."""

from __future__ import annotations

import hashlib
from pathlib import Path

from benchmarks.corpus import make
from benchmarks.rivals.submissions import bundles


def digest(folder: Path) -> str:
    """Of all paths and bytes."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path / "one", 30)
    make(tmp_path / "two", 30)
    make(tmp_path / "more", 31)

    assert digest(tmp_path / "one") == digest(tmp_path / "two") != digest(tmp_path / "more")


def test_a_larger_corpus_begins_with_the_smaller_one(tmp_path: Path) -> None:
    make(tmp_path / "small", 5)
    make(tmp_path / "large", 10)
    small = {one.address: one.body for one in bundles(tmp_path / "small")}
    large = {one.address: one.body for one in bundles(tmp_path / "large")}

    assert 5 == len(small)
    assert small.items() <= large.items()


def test_it_has_the_breadth_of_a_city(tmp_path: Path) -> None:
    make(tmp_path, 300)
    found: dict[str, set[str]] = {}
    for one in bundles(tmp_path):
        for taxonomy, terms in one.facts().items():
            found.setdefault(taxonomy, set()).update(terms)
    counts = {
        name: len(found[name]) for name in ("kind", "subject", "tier", "organisation", "stage", "grade")
    }
    levels = [row[2] for row in rows(tmp_path / "content" / "registry" / "organisations.csv")]

    assert {"kind": 12, "subject": 16, "tier": 4, "organisation": 300, "stage": 2, "grade": 9} == counts
    assert (300, 10, 1) == (levels.count("school"), levels.count("county"), levels.count("city"))


def test_each_submission_has_text_picture_and_attachment(tmp_path: Path) -> None:
    make(tmp_path, 12)
    for one in bundles(tmp_path):
        assert ["board.png", "handout.pdf"] == [file.name for file in one.files]
        assert 1_000 < len(one.body) < 4_000
        assert "| 环节 |" in one.body and "\n- " in one.body and "](board.png)" in one.body


def rows(path: Path) -> list[list[str]]:
    """Rows of a CSV file."""
    return [line.split(",") for line in path.read_text("utf-8").splitlines()]
