"""The cache gives back what was stored, or nothing: never something else, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.cache import NO_FACTS, Facts, Last, Record, Records, Store, Unwritable, store
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Heading
from generator.model.outcome import BuildOutcome, HeldBack
from generator.model.shelf import Shelf
from generator.model.submission import Attachment, Author, Picture, Submission


def record(n: int) -> Record:
    submission = Submission(
        path=f"submissions/o/{n}/index.md", url=f"r/o/{n}/", kind="note", title=f"题 {n}",
        authors=(Author("王"),), terms={"t": ("a", "乙")}, headings=(Heading(2, "h", "节"),),
        attachments=(Attachment("p", "n", "r", "t", 3),), pictures=(Picture("p", "alt", 1, 2),),
    )  # fmt: skip
    fault = Diagnostic("p", 1, 0, "PL001", Severity.WARNING, "错", "改")
    return Record(submission if n % 3 else None, bool(n % 3), (fault,) * (n % 2), f"digest {n}")


RECORDS = {f"submissions/o/{n}/index.md": record(n) for n in range(1500)}
PATHS = list(RECORDS)
PAGES = {f"r/o/{n}/index.html": bytes([n % 256]) * 16 for n in range(1500)}
ENVIRONMENT = {"theme": "1", "config": "2"}
FACTS = Facts(environment=ENVIRONMENT, taken_ns=123, doubtful=("submissions/o",), release="abc")
SHELVES = {"submissions/o": Shelf("submissions/o", "\0甲\0乙", bytes(range(120)))}
OUTCOME = BuildOutcome(1, 1, 0, (HeldBack("p", ()),), ())
LAST = Last(("1", "2"), (Shelf("/theme", "", b"12345678"),), OUTCOME)


def first(count: int) -> Records:
    return Records.of({path: RECORDS[path] for path in PATHS[:count]})


def saved(folder: Path, count: int = 1500) -> Store:
    Store(folder).save(FACTS, shelves=SHELVES, records=first(count), pages=PAGES, last=LAST)
    return Store(folder)


def test_traces_come_back_as_they_were_stored(tmp_path: Path) -> None:
    again = saved(tmp_path / "cache")
    assert again.facts == replace(FACTS, parts=again.facts.parts)
    assert (again.shelves(), again.last()) == (SHELVES, LAST)
    assert dict(again.records()) == RECORDS
    assert again.pages("abc") == PAGES


def test_pages_of_another_release_are_not_believed(tmp_path: Path) -> None:
    """Somebody published into the folder with another cache: what stands there is unknown."""
    again = saved(tmp_path)
    assert again.pages("other") == {}
    assert again.pages("") == {}


def test_nothing_stored_reads_as_empty(tmp_path: Path) -> None:
    empty = Store(tmp_path / "absent")
    assert (empty.facts, dict(empty.records()), empty.pages("abc")) == (NO_FACTS, {}, {})
    assert (empty.shelves(), empty.last()) == ({}, None)
    assert list(tmp_path.iterdir()) == []


def test_the_same_traces_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        saved(tmp_path / name)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_some_keys_are_read_without_reading_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAGES_A_SHARD", 100)
    again = saved(tmp_path)
    found = again.pages("abc", ["r/o/7/index.html"])
    assert found["r/o/7/index.html"] == PAGES["r/o/7/index.html"]
    assert len(found) < len(PAGES)


def test_saving_an_edit_rewrites_one_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAGES_A_SHARD", 100)
    again = saved(tmp_path)
    before = {p.name: p.stat().st_ino for p in tmp_path.glob("*-*")}
    assert len(before) > 8
    page = "r/o/7/index.html"
    edited = Records.of({**RECORDS, PATHS[7]: record(8)})
    pages = again.pages("abc") | {page: b"new"}
    again.save(FACTS, shelves=SHELVES, records=edited, pages=pages, changed=[PATHS[7]], changed_pages=[page])
    after = {p.name: p.stat().st_ino for p in tmp_path.glob("*-*")}
    changed = sorted(name.partition("-")[0] for name in before if before[name] != after[name])
    assert changed == ["pages", "records"]
    assert dict(Store(tmp_path).records()) == {**RECORDS, PATHS[7]: record(8)}
    assert Store(tmp_path).pages("abc") == {**PAGES, page: b"new"}


def test_a_growing_library_gets_more_shards(tmp_path: Path) -> None:
    """Otherwise a library that began with three submissions would rewrite everything at each edit."""
    grown = saved(tmp_path, 3)
    grown.save(FACTS, shelves=SHELVES, records=first(1500), pages=PAGES, changed=PATHS[3:])
    assert len(list(tmp_path.glob("records-*"))) == 4
    assert dict(Store(tmp_path).records()) == RECORDS


def test_a_removed_record_is_gone(tmp_path: Path) -> None:
    rest = {path: one for path, one in RECORDS.items() if path != PATHS[7]}
    saved(tmp_path).save(FACTS, shelves=SHELVES, records=Records.of(rest), pages=PAGES, changed=[PATHS[7]])
    assert Store(tmp_path).records().keys() == rest.keys()


def test_shards_of_a_larger_past_are_swept(tmp_path: Path) -> None:
    saved(tmp_path)
    (tmp_path / "facts.part").write_bytes(b"unfinished")
    saved(tmp_path, 3)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitignore", "facts.msgpack", "last.msgpack", "pages-0000.msgpack", "records-0000.msgpack",
        "shelves.msgpack",
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
    assert (again.facts == NO_FACTS) == (lost == "facts")
    assert again.shelves() == ({} if lost in ("facts", "shelves") else SHELVES)
    assert again.last() == (None if lost in ("facts", "last") else LAST)
    assert again.pages("abc") == ({} if lost in ("facts", "pages-0000") else PAGES)
    assert dict(again.records()) == ({} if lost in ("facts", "records-0000") else dict(first(40)))


def test_files_of_two_builds_are_not_mixed(tmp_path: Path) -> None:
    """A build killed between two files leaves facts that disown what came after them."""
    saved(tmp_path, 40)
    old = (tmp_path / "facts.msgpack").read_bytes()
    only = Records.of({PATHS[1]: record(2)})
    Store(tmp_path).save(Facts(release="new"), shelves={}, records=only, pages={})
    (tmp_path / "facts.msgpack").write_bytes(old)
    assert Store(tmp_path).pages("abc") == {}
    assert dict(Store(tmp_path).records()) == {}


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
