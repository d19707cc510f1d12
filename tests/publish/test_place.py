"""Attachments are placed whole, without sharing an inode with a file an author may edit."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator.model.output import Entry
from generator.publish import PublishError, copying, open_release


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "课件.pptx"
    path.write_bytes(os.urandom(3 << 20) + b"tail")
    return path


def place(output: Path, source: Path, sha256: str | None = None, *, owned: bool = False) -> Entry:
    with open_release(output) as release:
        entry = release.writer().place("r/a/x/课件.pptx", source, sha256, owned=owned)
        release.commit({"r/a/x/课件.pptx": entry})
        return entry


def test_placed_file_has_the_bytes_of_its_source(output: Path, source: Path) -> None:
    entry = place(output, source)
    assert entry == Entry(hashlib.sha256(source.read_bytes()).hexdigest(), source.stat().st_size)
    assert (output / "r/a/x/课件.pptx").read_bytes() == source.read_bytes()


def test_editing_the_source_in_place_does_not_change_the_site(output: Path, source: Path) -> None:
    before = source.read_bytes()
    place(output, source)
    with source.open("r+b") as file:
        file.write(b"edited")
    assert (output / "r/a/x/课件.pptx").read_bytes() == before


def test_equal_bytes_leave_the_published_file_alone(output: Path, source: Path) -> None:
    place(output, source)
    before = (output / "r/a/x/课件.pptx").stat()
    source.write_bytes(source.read_bytes())
    place(output, source)
    after = (output / "r/a/x/课件.pptx").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_known_digest_spares_reading(output: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = place(output, source)

    def never(*_: object) -> None:
        raise AssertionError("the source was read")

    monkeypatch.setattr("generator.publish.writer.clone", never)
    assert entry == place(output, source, entry.sha256)
    with pytest.raises(AssertionError):
        place(output, source, "0" * 64)


def test_owned_source_is_shared(output: Path, source: Path) -> None:
    """A thumbnail of the cache costs no second copy."""
    entry = place(output, source, owned=True)
    assert (output / "r/a/x/课件.pptx").stat().st_ino == source.stat().st_ino
    assert entry == Entry(hashlib.sha256(source.read_bytes()).hexdigest(), source.stat().st_size)


@pytest.mark.parametrize("size", [0, 1, copying.CHUNK, copying.CHUNK + 1, 3 * copying.CHUNK])
def test_holes_stay_holes(output: Path, tmp_path: Path, size: int) -> None:
    sparse = tmp_path / "video.mp4"
    with sparse.open("wb") as file:
        file.truncate(size)
    entry = place(output, sparse)
    placed = output / "r/a/x/课件.pptx"
    assert entry == Entry(hashlib.sha256(bytes(size)).hexdigest(), size)
    assert placed.read_bytes() == bytes(size)
    assert placed.stat().st_blocks * 512 <= copying.CHUNK


def test_lost_source_is_named(output: Path, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"没了\.docx：文件不见了"):
        place(output, tmp_path / "没了.docx")


def test_nothing_unfinished_is_left_behind(
    output: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.publish.copying.write_all", fail)
    with pytest.raises(PublishError, match="磁盘空间"):
        place(output, source)
    assert [path for path in (output.parent / ".site.next").rglob("*") if path.is_file()] == []
