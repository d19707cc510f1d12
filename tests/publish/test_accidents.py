"""kill -9, a full disk, no permission: what is published stays whole, and the next build recovers."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from generator.model.output import Entry
from generator.publish import PublishError, exchange, open_release, verify
from generator.publish import writer as writing
from generator.publish.manifest import Manifest

from .conftest import Publish, publish_to, tree

ROOT = Path(__file__).parents[2]
FIRST = {f"r/a/p{n}/index.html": f"page {n}" for n in range(40)}
SECOND = {f"r/a/p{n}/index.html": f"new {n}" for n in range(20, 60)}

# Builds SECOND and kills itself, as a power cut would, at the named moment.
_KILLED = """
    import os, signal, sys
    from pathlib import Path
    from generator.publish import exchange, open_release, release as module, trees
    moment, output = sys.argv[1], Path(sys.argv[2])
    def die(*_): os.kill(os.getpid(), signal.SIGKILL)
    if moment == "aligning": trees.align = trees.repair = die
    if moment == "discarding": trees.discard = die
    if moment == "syncing": exchange.flush = die
    if moment == "exchanging": exchange._swap = die
    if moment == "between renames":
        exchange._swap = lambda one, other: False
        rename, count = Path.rename, iter(range(9))
        Path.rename = lambda *given: die() if next(count) == 1 else rename(*given)
    with open_release(output) as release:
        writer = release.writer()
        entries = {}
        for n in range(20, 60):
            if moment == "writing" and n == 40: die()
            path = f"r/a/p{n}/index.html"
            entries[path] = writer.write(path, [f"new {n}".encode()])
        release.commit(entries)
        if moment == "after": die()
"""
MOMENTS = ["aligning", "writing", "discarding", "syncing", "exchanging", "between renames", "after"]


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_build_leaves_a_whole_release_and_the_next_one_succeeds(
    output: Path, moment: str, settled: bool
) -> None:
    publish_to(output, FIRST)
    if settled:
        publish_to(output, {**FIRST, "x": "1"})
        publish_to(output, FIRST)
    script = textwrap.dedent(_KILLED)
    died = subprocess.run([sys.executable, "-c", script, moment, str(output)], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL
    with open_release(output):
        # Opening repairs what two renames left half done.
        assert verify(output) == []
        assert tree(output) == dict(sorted((SECOND if moment == "after" else FIRST).items()))
    untouched = (output / "r/a/p30/index.html").stat() if moment == "after" else None
    publish_to(output, SECOND)
    assert verify(output) == []
    assert tree(output) == dict(sorted(SECOND.items()))
    if untouched:
        assert (output / "r/a/p30/index.html").stat().st_ino == untouched.st_ino


def test_dirty_next_tree_is_repaired_whatever_it_holds(publish: Publish, output: Path) -> None:
    """No manifest in the next tree means: believe nothing but the published files themselves."""
    publish(FIRST)
    publish({**FIRST, "extra": "1"})
    spare = output.parent / ".site.next"
    (spare / "manifest.json").unlink()
    (spare / "r/a/p0/index.html").unlink()
    (spare / "r/a/p1/index.html").unlink()
    (spare / "r/a/p1/index.html").write_text("PAGE 1")  # same size: only its inode tells
    (spare / "r/a/p2/index.html").unlink()
    (spare / "r/a/p2/index.html").mkdir()
    (spare / "surplus/deep").mkdir(parents=True)
    (spare / "surplus/deep/file").write_text("x")
    (spare / "r/a/dead").symlink_to("/nowhere")
    publish({**FIRST, "extra": "2"})
    assert tree(output) == dict(sorted({**FIRST, "extra": "2"}.items()))
    assert verify(output) == []


def test_damaged_published_manifest_leads_to_a_whole_new_release(publish: Publish, output: Path) -> None:
    publish(FIRST)
    manifest = output / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:500])
    for files in (FIRST, SECOND):
        publish(files)
        assert verify(output) == []
        assert tree(output) == dict(sorted(files.items()))


def test_full_disk_is_reported_in_chinese_and_changes_nothing(output: Path) -> None:
    """A file size limit stands in for the full disk: the write comes up short, then fails."""
    publish_to(output, FIRST)
    script = """
        import resource, sys
        from pathlib import Path
        from generator.publish import PublishError, open_release
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        for size in (200_000, 9_000_000):
            try:
                with open_release(Path(sys.argv[1])) as release:
                    writer = release.writer()
                    release.commit({"big": writer.write("big", [b"x" * 50_000] * (size // 50_000))})
            except PublishError as error:
                print(error)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(output)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert ["big 超过了系统允许的单个文件大小" in line for line in ran.stdout.splitlines()] == [True, True]
    assert verify(output) == []
    assert tree(output) == dict(sorted(FIRST.items()))
    publish_to(output, SECOND)
    assert tree(output) == dict(sorted(SECOND.items()))


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "磁盘空间"), (errno.EDQUOT, "配额"), (errno.EACCES, "权限"), (errno.EROFS, "权限")],
)
@pytest.mark.parametrize("name", ["write_all", "clone"])
def test_refusals_of_the_system_say_what_to_do(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str, name: str
) -> None:
    publish(FIRST)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(writing, name, fail)
    with pytest.raises(PublishError, match=said) as caught, open_release(output) as release:
        writer = release.writer()
        if name == "clone":
            large = output.parent / "large.bin"
            large.write_bytes(bytes(writing.SMALL_BYTES + 1))
            writer.place("new", large)
        else:
            writer.write("new", [b"x"])
    assert "已发布的站点没有改动" in str(caught.value)
    assert verify(output) == []


def test_failing_exchange_leaves_the_old_release(
    publish: Publish, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FIRST)

    def busy(*_: object) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_swap", busy)
        with pytest.raises(PublishError, match="挂载点"):
            publish(SECOND)
    assert tree(output) == dict(sorted(FIRST.items()))
    publish(SECOND)
    assert tree(output) == dict(sorted(SECOND.items()))


def test_readers_never_see_two_releases_mixed(output: Path) -> None:
    """A reader that opens the folder finds manifest and files of one release, as long as it is the site."""
    names = [f"p{n}" for n in range(30)]
    publish_to(output, dict.fromkeys(names, "release 0"))
    stop = threading.Event()
    mixed: list[str] = []
    seen: set[bytes | None] = set()

    def poll() -> None:
        while not stop.is_set():
            folder = os.open(output, os.O_RDONLY)
            try:
                before = _read(folder, "manifest.json")
                found = {name: _read(folder, name) for name in names}
                after = _read(folder, "manifest.json")
            finally:
                os.close(folder)
            # Every release has another manifest. One that changed or went away meanwhile tells that the
            # tree left the site and is being made into a later release: then nothing was promised.
            if before is None or before != after:
                continue
            seen.add(found["p0"])
            listed = msgspec.json.decode(before, type=Manifest).files
            whole = {
                name: Entry(sha256(data or b"").hexdigest(), len(data or b"")) for name, data in found.items()
            }
            if whole != listed:
                mixed.append(repr(found))

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        for turn in range(1, 60):
            publish_to(output, dict.fromkeys(names, f"release {turn}"))
    finally:
        stop.set()
        reader.join()
    assert mixed == []
    assert len(seen) > 5


def _read(folder: int, name: str) -> bytes | None:
    try:
        fd = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    try:
        return os.read(fd, 1 << 20)
    finally:
        os.close(fd)


def test_site_is_never_absent_while_it_is_exchanged(output: Path) -> None:
    publish_to(output, {"a": "0"})
    stop = threading.Event()
    gaps: list[int] = []

    def poll() -> None:
        while not stop.is_set():
            try:
                (output / "a").stat()
            except FileNotFoundError:
                gaps.append(1)

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        for turn in range(1, 100):
            publish_to(output, {"a": str(turn)})
    finally:
        stop.set()
        reader.join()
    assert gaps == []


def test_entry_of_a_stranger_is_not_believed(publish: Publish, output: Path) -> None:
    """Entries that no writer made do not get published."""
    publish(FIRST)
    with open_release(output) as release, pytest.raises(PublishError, match="不在新站点里"):
        release.commit({"never/written": Entry("0" * 64, 5)}, FIRST)
    assert tree(output) == dict(sorted(FIRST.items()))
