"""A folder that is not ours alone: what others put there stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish import PublishError
from generator.publish.fitting import CLUSTER, left_out, room
from generator.publish.folder import Change, Folder

RECORD = "网页/清单.json"


def copied(root: Path, files: dict[str, str], *, made_by: str = "a", crash: bool = False) -> Change:
    folder = Folder(root, RECORD, ("网页", "打开.html"), made_by)
    folder.begin(list(files))
    made = {}
    for path, text in files.items():
        data = text.encode()
        made[path] = folder.put(path, data[:16], lambda writer, p=path, d=data: writer.write(p, (d,)))  # type: ignore[misc]
    if crash:
        return Change(0, 0, 0)
    return folder.finish(made)


def test_a_second_copy_writes_nothing(tmp_path: Path) -> None:
    files = {"打开.html": "a", "网页/x/index.html": "b"}
    assert copied(tmp_path, files) == Change(2, 0, 0)
    before = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*.html")}
    assert copied(tmp_path, files) == Change(0, 2, 0)
    # Another program makes all of it again, and finds that it is the same.
    assert copied(tmp_path, files, made_by="b") == Change(0, 2, 0)
    assert before == {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*.html")}


def test_what_changed_is_written_and_what_is_gone_removed(tmp_path: Path) -> None:
    copied(tmp_path, {"网页/a/index.html": "a", "网页/b/index.html": "b"})
    assert copied(tmp_path, {"网页/a/index.html": "A"}) == Change(1, 0, 1)
    assert not (tmp_path / "网页/b").exists()
    assert (tmp_path / "网页/a/index.html").read_text() == "A"


def test_what_others_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片/a.jpg").write_text("x")
    copied(tmp_path, {"网页/a/index.html": "a", "网页/a/b/c.html": "c"})
    (tmp_path / "网页/a/b/笔记.txt").write_text("mine")
    copied(tmp_path, {"网页/a/index.html": "a"})
    assert (tmp_path / "网页/a/b/笔记.txt").read_text() == "mine"
    assert (tmp_path / "照片/a.jpg").read_text() == "x"
    with pytest.raises(PublishError, match="不是本程序写的"):
        copied(tmp_path, {"网页/a/b/笔记.txt": "theirs"})
    assert (tmp_path / "网页/a/b/笔记.txt").read_text() == "mine"
    with pytest.raises(PublishError, match="不是本程序写的"):
        copied(tmp_path, {"网页/a/b/笔记.txt/index.html": "a file where a folder is wanted"})


def test_a_folder_of_that_name_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "网页").mkdir()
    with pytest.raises(PublishError, match="网页 不是本程序写的"):
        copied(tmp_path, {"网页/a.html": "a"})
    (tmp_path / RECORD).write_text(
        '{"format":1,"made_by":"a","finished":true,"files":{"../x":{"sha256":"","size":1,"key":""}}}'
    )
    (tmp_path.parent / "x").write_text("x")
    with pytest.raises(PublishError):
        copied(tmp_path, {"网页/a.html": "a"})
    assert (tmp_path.parent / "x").read_text() == "x"


def test_after_an_interruption_only_what_is_read_is_believed(tmp_path: Path) -> None:
    files = {"网页/a.html": "one", "网页/b.html": "two"}
    copied(tmp_path, files)
    copied(tmp_path, {"网页/a.html": "ONE", "网页/b.html": "two", "网页/c.html": "new"}, crash=True)
    # The record still speaks of "one", which is as long.
    assert copied(tmp_path, files) == Change(1, 1, 1)
    assert (tmp_path / "网页/a.html").read_text() == "one"
    assert not (tmp_path / "网页/c.html").exists()


def test_a_file_that_was_lost_or_cut_short_comes_again(tmp_path: Path) -> None:
    files = {"网页/a.html": "one", "网页/b.html": "two"}
    copied(tmp_path, files)
    (tmp_path / "网页/a.html").unlink()
    (tmp_path / "网页/b.html").write_text("t")
    assert copied(tmp_path, files) == Change(2, 0, 0)


def test_a_name_in_another_case_is_the_same_file_on_a_stick(tmp_path: Path) -> None:
    """What is written under the new name is not removed under the old one."""
    copied(tmp_path, {"网页/ABC.html": "a"})
    os.rename(tmp_path / "网页/ABC.html", tmp_path / "网页/abc.html")  # noqa: PTH104  as FAT would see it
    copied(tmp_path, {"网页/abc.html": "b"})
    assert (tmp_path / "网页/abc.html").read_text() == "b"


def test_the_largest_are_left_out_until_the_rest_fits() -> None:
    files = {"a": 5 * CLUSTER, "b": 9 * CLUSTER, "c": 2 * CLUSTER}
    assert left_out(files, CLUSTER, 17 * CLUSTER) == ()
    assert left_out(files, CLUSTER, 16 * CLUSTER) == ("b",)
    assert left_out(files, CLUSTER, 6 * CLUSTER) == ("b", "a")
    assert left_out(files, 9 * CLUSTER, 0) == ("b", "a", "c")
    assert room((1, CLUSTER, CLUSTER + 1, 0)) == 4 * CLUSTER
