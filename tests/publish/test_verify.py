"""`yanxiu verify` finds every change made after publishing, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import verify

from .conftest import Publish

FILES = {"index.html": "首页", "r/a/x/index.html": "甲", "r/a/y/index.html": "乙"}


def found(site: Path) -> list[tuple[str, str]]:
    return [(one.path, one.damage) for one in verify(site)]


def test_whole_site_has_no_problem(publish: Publish, output: Path) -> None:
    publish(FILES)
    assert verify(output) == []


def test_every_kind_of_damage_is_named(publish: Publish, output: Path) -> None:
    publish(FILES)
    (output / "index.html").write_text("黑页")
    (output / "r/a/x/index.html").write_text("longer than before")
    (output / "r/a/y/index.html").unlink()
    (output / "r/a/y/shell.php").write_text("x")
    (output / "elsewhere").symlink_to("/")
    assert found(output) == [
        ("elsewhere", "surplus"), ("index.html", "altered"), ("r/a/x/index.html", "altered"),
        ("r/a/y/index.html", "missing"), ("r/a/y/shell.php", "surplus"),
    ]  # fmt: skip


def test_same_size_edit_is_found(publish: Publish, output: Path) -> None:
    publish(FILES)
    (output / "index.html").write_text("首叶")
    assert found(output) == [("index.html", "altered")]


@pytest.mark.parametrize("target", ["same", "other"])
def test_a_link_in_place_of_a_file_is_not_followed(publish: Publish, output: Path, target: str) -> None:
    publish(FILES)
    copy = output.parent / target
    copy.write_text(FILES["index.html"])
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(copy)
    assert found(output) == [("index.html", "altered")]


def test_folder_without_a_manifest_cannot_be_verified(tmp_path: Path) -> None:
    assert found(tmp_path) == [("manifest.json", "manifest")]
    assert found(tmp_path / "absent") == [("manifest.json", "manifest")]
