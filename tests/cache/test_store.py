"""The cache gives back what was stored, or nothing: never something else, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cache import NO_FACTS, Record, Store, Unwritable, store
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Heading, Source, SourceFile
from generator.model.submission import Attachment, Author, Picture, Submission


def source(n: int) -> Source:
    picture = SourceFile(f"submissions/o/{n}/图.png", 5, 6)
    return Source(SourceFile(f"submissions/o/{n}/index.md", n, 10, 7, 11), (picture,))


def record(n: int) -> Record:
    submission = Submission(
        path=f"submissions/o/{n}/index.md", url=f"r/o/{n}/", kind="note", title=f"题 {n}",
        authors=(Author("王"),), terms={"t": ("a", "乙")}, headings=(Heading(2, "h", "节"),),
        attachments=(Attachment("p", "n", "r", "t", 3),), pictures=(Picture("p", "alt", 1, 2),),
    )  # fmt: skip
    fault = Diagnostic("p", 1, 0, "PL001", Severity.WARNING, "错", "改")
    return Record(submission if n % 3 else None, bool(n % 3), (fault,) * (n % 2), f"digest {n}")


SOURCES = [source(n) for n in range(1500)]
RECORDS = {one.path: record(n) for n, one in enumerate(SOURCES)}
PAGES = {f"r/o/{n}/index.html": bytes([n % 256]) * 16 for n in range(1500)}
ENVIRONMENT = {"theme": "1", "config": "2"}


def saved(folder: Path, count: int = 1500) -> Store:
    Store(folder).save(
        environment=ENVIRONMENT,
        taken_ns=123,
        sources=SOURCES[:count],
        records=dict(list(RECORDS.items())[:count]),
        pages=PAGES,
        release="abc",
    )
    return Store(folder)


def test_traces_come_back_as_they_were_stored(tmp_path: Path) -> None:
    again = saved(tmp_path / "cache")
    assert (again.facts.environment, again.facts.taken_ns, again.facts.release) == (ENVIRONMENT, 123, "abc")
    assert list(again.facts.sources.values()) == SOURCES
    assert again.records() == RECORDS
    assert again.pages("abc") == PAGES


def test_pages_of_another_release_are_not_believed(tmp_path: Path) -> None:
    """Somebody published into the folder with another cache: what stands there is unknown."""
    again = saved(tmp_path)
    assert again.pages("other") == {}
    assert again.pages("") == {}


def test_nothing_stored_reads_as_empty(tmp_path: Path) -> None:
    empty = Store(tmp_path / "absent")
    assert (empty.facts, empty.records(), empty.pages("abc")) == (NO_FACTS, {}, {})
    assert list(tmp_path.iterdir()) == []


def test_the_same_traces_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        saved(tmp_path / name)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_some_records_are_read_without_reading_all(tmp_path: Path) -> None:
    again = saved(tmp_path)
    path = SOURCES[7].path
    found = again.records([path])
    assert found[path] == RECORDS[path]
    assert len(found) < len(RECORDS)


def test_saving_an_edit_rewrites_one_shard(tmp_path: Path) -> None:
    again = saved(tmp_path)
    before = {p.name: p.stat().st_ino for p in tmp_path.glob("records-*")}
    assert len(before) > 2
    path = SOURCES[7].path
    edited = again.records([path]) | {path: record(8)}
    again.save(
        environment=ENVIRONMENT, taken_ns=124, sources=SOURCES, records=edited,
        pages=PAGES, release="abd", changed=[path],
    )  # fmt: skip
    after = {p.name: p.stat().st_ino for p in tmp_path.glob("records-*")}
    assert sum(before[name] != after[name] for name in before) == 1
    assert Store(tmp_path).records() == {**RECORDS, path: record(8)}


def test_a_growing_library_gets_more_shards(tmp_path: Path) -> None:
    """Otherwise a library that began with three submissions would rewrite everything at each edit."""
    grown = saved(tmp_path, 3)
    grown.save(
        environment={}, taken_ns=1, sources=SOURCES, records=RECORDS, pages={}, release="x",
        changed=[one.path for one in SOURCES[3:]],
    )  # fmt: skip
    assert len(list(tmp_path.glob("records-*"))) == 4
    assert Store(tmp_path).records() == RECORDS


def test_a_removed_record_is_gone(tmp_path: Path) -> None:
    again = saved(tmp_path)
    path = SOURCES[7].path
    rest = {one: kept for one, kept in again.records([path]).items() if one != path}
    again.save(
        environment={}, taken_ns=1, sources=SOURCES, records=rest, pages={}, release="x", changed=[path]
    )
    assert Store(tmp_path).records().keys() == RECORDS.keys() - {path}


def test_shards_of_a_larger_past_are_swept(tmp_path: Path) -> None:
    saved(tmp_path)
    (tmp_path / "facts.part").write_bytes(b"unfinished")
    saved(tmp_path, 3)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitignore", "facts.msgpack", "pages.msgpack", "records-0000.msgpack",
    ]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_of_any_byte_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    """A flipped, cut or appended byte anywhere makes a part absent, or changes nothing."""
    saved(tmp_path, 40)
    victim = data.draw(st.sampled_from(sorted(tmp_path.glob("*.msgpack"))))
    whole = victim.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "append", "empty"]))
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    victim.write_bytes({"flip": flipped, "cut": whole[:at], "append": whole + b"x", "empty": b""}[how])
    again = Store(tmp_path)
    lost = victim.name.partition(".")[0]
    assert again.facts.sources == ({} if lost == "facts" else {one.path: one for one in SOURCES[:40]})
    assert again.pages("abc") == ({} if lost in ("facts", "pages") else PAGES)
    assert again.records() == ({} if lost != "pages" else dict(list(RECORDS.items())[:40]))


def test_files_of_two_builds_are_not_mixed(tmp_path: Path) -> None:
    """A build killed between two files leaves facts that disown what came after them."""
    saved(tmp_path, 40)
    old = (tmp_path / "facts.msgpack").read_bytes()
    Store(tmp_path).save(
        environment={}, taken_ns=5, sources=[], records={SOURCES[1].path: record(2)}, pages={}, release="new"
    )
    (tmp_path / "facts.msgpack").write_bytes(old)
    assert Store(tmp_path).pages("abc") == {}
    assert Store(tmp_path).records() == {}


@pytest.mark.parametrize("name", ["_MAGIC", "_SCHEMA"])
def test_cache_of_another_version_or_shape_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    saved(tmp_path)
    monkeypatch.setattr(store, name, bytes(len(getattr(store, name))))
    assert Store(tmp_path).facts == NO_FACTS


def test_folder_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    with pytest.raises(Unwritable, match="站点不受影响"):
        saved(tmp_path / "cache")
    with pytest.raises(Unwritable, match="站点不受影响"):
        Store(tmp_path / "cache").moment()
    assert Store(tmp_path / "cache").facts == NO_FACTS


def test_moment_is_the_file_systems_own_time(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    first = kept.moment()
    (tmp_path / "later").write_text("x")
    assert first <= (tmp_path / "later").stat().st_mtime_ns <= kept.moment()
