"""Derivatives are made once, and never believed when they were damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.derived import Derived


def loud(source: Path) -> bytes:
    return source.read_bytes().upper()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"quiet")
    return path


def kept(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def test_one_source_is_derived_once_wherever_it_lies(tmp_path: Path, source: Path) -> None:
    derived = Derived(tmp_path / "kept", "1")
    (copy := tmp_path / "copy").write_bytes(source.read_bytes())
    assert derived.get(source, loud) == derived.get(copy, loud) == b"QUIET"
    assert len(kept(tmp_path / "kept")) == 1


@pytest.mark.parametrize("left", [b"", b"half", b"x" * 16 + b"QUIET"])
def test_a_damaged_one_is_made_again(tmp_path: Path, source: Path, left: bytes) -> None:
    derived = Derived(tmp_path / "kept", "1")
    derived.get(source, loud)
    (path,) = kept(tmp_path / "kept")
    path.write_bytes(left)
    assert derived.get(source, loud) == b"QUIET"
    assert path.read_bytes() != left
