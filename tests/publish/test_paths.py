"""Only paths inside the site are written, and no two that cannot stand together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import collisions, confined, open_release

UNFIT = [
    "", "/", "/etc/passwd", "..", "../x", "a/../../x", "a/..", "./a", "a/.", "a//b", "a/", "a\\b", "..\\x",
    "a\0b", "a\nb", "\ud800", "x" * 256, "好" * 86 + "/a", "/".join(["好" * 80] * 5),
    "manifest.json", ".part-7",
]  # fmt: skip
FIT = ["a", "r/城关/分数.pptx", "...", "a..b", "x" * 255, "好" * 85, "a/manifest.json", ".x", "a b/c:d"]


@pytest.mark.parametrize("path", UNFIT)
def test_unfit_paths_are_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with open_release(tmp_path / "site") as release:
        writer = release.writer()
        with pytest.raises(ValueError, match=r"[路名]"):
            writer.write(path, [b"x"])
        with pytest.raises(ValueError, match=r"[路名]"):
            writer.place(path, Path(__file__))
    assert list((tmp_path / ".site.next").rglob("*")) == []


@pytest.mark.parametrize("path", FIT)
def test_fit_paths_pass_unchanged(path: str) -> None:
    assert confined(path) == path


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_passes_stays_inside(path: str) -> None:
    try:
        confined(path)
    except ValueError:
        return
    parts = path.split("/")
    assert not {"", ".", ".."} & set(parts)
    assert "\\" not in path
    assert "\0" not in path


def test_collisions_name_both_paths() -> None:
    found = collisions(["a/x", "b", "b/c/d", "a/X", "e", "a/x", "é", "e\u0301"])
    assert [(one.path, one.other) for one in found] == [
        ("a/X", "a/x"), ("a/x", "a/x"), ("b", "b/c/d"), ("e\u0301", "é"),
    ]  # fmt: skip


def test_paths_that_only_look_alike_do_not_collide() -> None:
    assert collisions(["a", "ab", "ab.d/x", "b/a", "a.b/c"]) == []
