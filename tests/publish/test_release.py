"""A release is what was committed, and costs only what changed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.model.output import Entry
from generator.publish import (
    PublishDamaged,
    PublishError,
    PublishLocked,
    Writer,
    exchange,
    manifest,
    open_release,
    verify,
)

from .conftest import Publish, entries_of, publish_to, tree

FIRST = {"index.html": "首页", "r/a/x/index.html": "甲", "r/a/y/index.html": "乙", "r/b/z/index.html": "丙"}


def identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_first_release_holds_what_was_written(publish: Publish, output: Path) -> None:
    outcome = publish(FIRST)
    assert tree(output) == dict(sorted(FIRST.items()))
    assert (outcome.written, outcome.unchanged, outcome.removed, outcome.exchanged) == (4, 0, (), True)


def test_manifest_lists_every_file_with_its_digest_and_nothing_else(publish: Publish, output: Path) -> None:
    outcome = publish(FIRST)
    data = (output / "manifest.json").read_bytes()
    assert json.loads(data) == {
        "format": 2,
        "count": 4,
        "files": {
            path: {"sha256": hashlib.sha256(text.encode()).hexdigest(), "size": len(text.encode())}
            for path, text in FIRST.items()
        },
    }
    assert hashlib.sha256(data).hexdigest() == outcome.release


def test_manifest_does_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    publish_to(tmp_path / "one", FIRST)
    publish_to(tmp_path / "two", dict(reversed(FIRST.items())))
    one, two = ((tmp_path / name / "manifest.json").read_bytes() for name in ("one", "two"))
    assert one == two


def test_second_release_changes_only_what_differs(publish: Publish, output: Path) -> None:
    """Unchanged files keep inode and time, through as many exchanges as one likes."""
    publish(FIRST)
    before = {path: identity(output / path) for path in FIRST}
    for turn in range(5):
        changed = {**FIRST, "index.html": f"首页 {turn}"}
        outcome = publish(changed)
        assert (outcome.written, outcome.unchanged) == (1, 3)
        assert tree(output) == dict(sorted(changed.items()))
    after = {path: identity(output / path) for path in FIRST}
    assert before.pop("index.html") != after.pop("index.html")
    assert before == after


def test_nothing_changed_touches_nothing(publish: Publish, output: Path) -> None:
    publish(FIRST)
    publish({**FIRST, "index.html": "新首页"})
    folder, manifest = output.stat().st_ino, identity(output / "manifest.json")
    outcome = publish({**FIRST, "index.html": "新首页"})
    assert (outcome.written, outcome.unchanged, outcome.exchanged) == (0, 4, False)
    assert (folder, manifest) == (output.stat().st_ino, identity(output / "manifest.json"))


def test_no_change_without_a_writer_does_not_touch_the_next_tree(publish: Publish, output: Path) -> None:
    publish(FIRST)
    with open_release(output) as release:
        outcome = release.commit({}, release.published)
    assert (outcome.exchanged, outcome.unchanged) == (False, 4)
    assert not (output.parent / ".site.next").exists()


def test_files_not_named_are_removed_with_their_empty_folders(publish: Publish, output: Path) -> None:
    publish(FIRST)
    outcome = publish({"index.html": "首页", "r/a/x/index.html": "甲"})
    assert outcome.removed == ("r/a/y/index.html", "r/b/z/index.html")
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*")) == [
        "index.html", "manifest.json", "r", "r/a", "r/a/x", "r/a/x/index.html",
    ]  # fmt: skip


def test_kept_files_stay_without_being_written(publish: Publish, output: Path) -> None:
    publish(FIRST)
    with open_release(output) as release:
        writer = release.writer()
        entry = writer.write("index.html", [b"new"])
        release.commit({"index.html": entry}, ["r/a/x/index.html", "r/b/z/index.html"])
    assert tree(output) == {"index.html": "new", "r/a/x/index.html": "甲", "r/b/z/index.html": "丙"}


def test_keeping_what_is_not_published_is_a_mistake_of_the_caller(publish: Publish, output: Path) -> None:
    publish(FIRST)
    with open_release(output) as release, pytest.raises(KeyError):
        release.commit({}, ["r/none/index.html"])


@pytest.mark.parametrize(
    ("before", "after"),
    [({"a": "file"}, {"a/index.html": "page"}), ({"a/index.html": "page", "a/b/c": "x"}, {"a": "file"})],
)
def test_a_file_may_become_a_folder_and_back(
    publish: Publish, output: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    for files in (before, after, before, after):
        publish(files)
        assert tree(output) == files


def test_a_file_and_a_folder_of_one_name_are_refused(publish: Publish, output: Path) -> None:
    publish(FIRST)
    with pytest.raises(PublishError, match="冲突"):
        publish({"a": "file", "a/b": "page"})
    assert tree(output) == dict(sorted(FIRST.items()))


def test_names_that_differ_in_case_stop_a_release_only_where_they_must(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two photos `a.JPG` and `a.jpg` of one bundle are no reason to publish nothing."""
    if (output.parent / output.name.swapcase()).exists():
        pytest.skip("this file system cannot hold both names")
    both = {"r/a/x/图a.JPG": "1", "r/a/x/图a.jpg": "2"}
    publish(both)
    assert tree(output) == both
    # A file system that ignores case answers to the lock by its other name too.
    (output.parent / ".SITE.LOCK").touch()
    with pytest.raises(PublishError, match="只差大小写"):
        publish({**both, "b": "1", "B": "2"})


def test_large_output_is_streamed_and_left_alone_when_equal(output: Path) -> None:
    """A catalogue of many megabytes never stands in memory as a whole."""
    piece = b"0123456789abcdef" * 65536
    for turn in range(2):
        with open_release(output) as release:
            writer = release.writer()
            entry = writer.write("api/catalogue.jsonl", (piece for _ in range(9)))
            outcome = release.commit({"api/catalogue.jsonl": entry})
        assert outcome.written == 1 - turn
    assert entry == Entry(hashlib.sha256(piece * 9).hexdigest(), 9 << 20)
    assert (output / "api/catalogue.jsonl").read_bytes() == piece * 9
    assert sorted(path.name for path in output.iterdir()) == ["api", "manifest.json"]


def test_second_build_at_the_same_time_is_refused_and_the_first_goes_on(output: Path) -> None:
    with open_release(output) as first:
        writer = first.writer()
        entry = writer.write("index.html", [b"one"])
        with pytest.raises(PublishLocked, match="另一个生成"), open_release(output):
            pass
        first.commit({"index.html": entry})
    assert tree(output) == {"index.html": "one"}
    publish_to(output, {"index.html": "two"})
    assert tree(output) == {"index.html": "two"}


@pytest.mark.parametrize("name", ["notes.txt", "manifest.json"])
def test_a_folder_of_somebody_else_is_not_touched(output: Path, name: str) -> None:
    """`--output ~/Documents` must not exchange the user's documents away, even if a web app lies there."""
    output.mkdir()
    (output / name).write_text('{"name": "mine"}')
    with pytest.raises(PublishError, match="误删"), open_release(output):
        pass
    assert [path.name for path in output.iterdir()] == [name]


def test_an_empty_folder_is_accepted(publish: Publish, output: Path) -> None:
    output.mkdir()
    publish(FIRST)
    assert tree(output) == dict(sorted(FIRST.items()))


def test_output_behind_a_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "www").symlink_to(tmp_path / "real")
    for text in ("one", "two"):
        publish_to(tmp_path / "www", {"index.html": text})
    assert (tmp_path / "www").is_symlink()
    assert tree(tmp_path / "real") == {"index.html": "two"}


def test_a_kept_file_deleted_by_hand_can_be_written_again(publish: Publish, output: Path) -> None:
    publish(FIRST)
    (output / "r/a/x/index.html").unlink()
    with open_release(output) as release:
        writer = release.writer()
        entries = {"index.html": writer.write("index.html", [b"new"])}
        kept = [path for path in FIRST if path != "index.html"]
        with pytest.raises(PublishDamaged) as caught:
            release.commit(entries, kept)
        assert caught.value.paths == ("r/a/x/index.html",)
        entries |= {path: writer.write(path, [FIRST[path].encode()]) for path in caught.value.paths}
        release.commit(entries, kept)
    assert tree(output) == {**FIRST, "index.html": "new"}


def test_a_file_lost_from_the_next_tree_is_linked_again(publish: Publish, output: Path) -> None:
    publish(FIRST)
    publish({**FIRST, "index.html": "zwei"})
    (output.parent / ".site.next/r/a/x/index.html").unlink()
    publish({**FIRST, "index.html": "drei"})
    assert tree(output) == dict(sorted({**FIRST, "index.html": "drei"}.items()))


def test_files_put_in_by_hand_do_not_stop_later_builds(publish: Publish, output: Path) -> None:
    publish(FIRST)
    (output / "new.html").write_text("by hand")
    for text in ("1", "2", "3"):
        publish({**FIRST, "new.html": text})
        assert (output / "new.html").read_text() == text


def test_settle_prepares_the_next_build(publish: Publish, output: Path) -> None:
    with open_release(output) as release:
        writer = release.writer()
        release.commit({path: writer.write(path, [text.encode()]) for path, text in FIRST.items()})
        release.settle()
    spare = output.parent / ".site.next"
    assert [identity(spare / path) for path in FIRST] == [identity(output / path) for path in FIRST]
    publish({**FIRST, "index.html": "new"})
    assert tree(output)["index.html"] == "new"


def test_two_renames_serve_where_folders_cannot_be_exchanged(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_swap", lambda *_: False)
    for text in ("1", "2", "3"):
        publish({**FIRST, "index.html": text})
        assert tree(output)["index.html"] == text
    assert not (output.parent / ".site.aside").exists()


def test_a_crash_between_two_renames_is_undone(publish: Publish, output: Path) -> None:
    publish(FIRST)
    output.rename(output.parent / ".site.aside")
    assert entries_of(output).keys() == FIRST.keys()
    assert tree(output) == dict(sorted(FIRST.items()))


def test_links_refused_by_the_file_system_become_copies(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT sticks and some network disks know no hard link."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for text in ("1", "2", "3"):
        publish({**FIRST, "index.html": text})
        assert tree(output) == dict(sorted({**FIRST, "index.html": text}.items()))


def test_workers_write_one_release_together(output: Path) -> None:
    """Forked workers make the same folders at once and their files all stand."""
    files = {f"r/o{n % 3}/b{n % 7}/p{n}/index.html": f"page {n}" for n in range(200)}
    with open_release(output) as release:
        writer = release.writer()
        children = []
        for share in range(4):
            pid = os.fork()
            if not pid:
                try:
                    for path in list(files)[share::4]:
                        writer.write(path, [files[path].encode()])
                    os._exit(0)
                finally:
                    os._exit(1)
            children.append(pid)
        assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0, 0, 0]
        digests = {path: Entry(hashlib.sha256(t.encode()).hexdigest(), len(t)) for path, t in files.items()}
        release.commit(digests)
    assert tree(output) == dict(sorted(files.items()))


def test_writer_travels_to_another_process(output: Path) -> None:
    import pickle

    with open_release(output) as release:
        writer: Writer = pickle.loads(pickle.dumps(release.writer()))
        release.commit({"a/b": writer.write("a/b", [b"x", b"y"])})
    assert tree(output) == {"a/b": "xy"}


def test_a_large_release_is_listed_in_parts_and_a_change_rewrites_one(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "FILES_A_PART", 8)
    files = {f"r/{at}/index.html": str(at) for at in range(40)}
    publish(files)
    before = {path.name: path.stat().st_ino for path in (output / "manifest").iterdir()}
    assert len(before) == manifest.part_count(40) == 8
    publish({**files, "r/7/index.html": "seven"})
    changed = [
        path.name for path in (output / "manifest").iterdir() if before[path.name] != path.stat().st_ino
    ]
    assert changed == [f"{manifest.part_of('r/7/index.html', 8):03x}.json"]
    assert verify(output) == []
    publish({path: text for path, text in files.items() if path < "r/2"})
    assert verify(output) == []
    publish({"a": "1"})
    assert (verify(output), (output / "manifest").exists()) == ([], False)


def test_a_damaged_part_of_the_manifest_is_not_believed(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "FILES_A_PART", 8)
    files = {f"r/{at}/index.html": str(at) for at in range(40)}
    publish(files)
    part = output / "manifest/003.json"
    part.write_bytes(part.read_bytes().replace(b"sha256", b"sha255"))
    assert ("manifest/003.json", "manifest") in [(one.path, one.damage) for one in verify(output)]
    publish({**files, "new": "1"})
    assert verify(output) == []
    assert entries_of(output).keys() == {*files, "new"}
