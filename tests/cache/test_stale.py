"""Each change is noticed, and its reason is said in words."""

from __future__ import annotations

from array import array

import pytest

from generator.cache import Plan, changed_parts, doubtful, key, stale_pages, stale_sources
from generator.model.document import Source, SourceFile
from generator.model.shelf import Shelf

S = 1_000_000_000
OLD = 100 * S + 1
TEXT = SourceFile("s/a/index.md", 100, OLD, 5, OLD)
PICTURE = SourceFile("s/a/图.png", 50, OLD, 6, OLD)
SOURCE = Source(TEXT, (PICTURE,))
TAKEN = 200 * S


def text(size: int = 100, mtime_ns: int = OLD, inode: int = 5, ctime_ns: int = OLD) -> SourceFile:
    return SourceFile(TEXT.path, size, mtime_ns, inode, ctime_ns)


def shelf_of(*sources: Source) -> Shelf:
    numbers = [
        number
        for one in sources
        for number in (0, one.text.size, one.text.mtime_ns, one.text.inode, one.text.ctime_ns)
    ]
    return Shelf("s", "\0".join(one.path for one in sources), array("Q", numbers).tobytes())


def reason(*sources: Source, before: tuple[Source, ...] = (SOURCE,), taken_ns: int = TAKEN) -> dict[str, str]:
    return stale_sources(sources, before, taken_ns).changed


def test_nothing_changed_means_nothing_to_do() -> None:
    found = stale_sources([SOURCE], [SOURCE], TAKEN)
    assert (found.changed, found.removed) == ({}, {})


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (Source(text(size=101), (PICTURE,)), "正文有改动：100 字节变为 101 字节"),
        (Source(text(mtime_ns=OLD + 1), (PICTURE,)), "正文有改动：修改时间不同"),
        (Source(text(inode=9), (PICTURE,)), "正文可能有改动：大小和时间没变，文件状态变了"),
        (Source(text(ctime_ns=OLD + 1), (PICTURE,)), "正文可能有改动：大小和时间没变，文件状态变了"),
        (Source(TEXT), "少了附件 图.png"),
        (Source(TEXT, (PICTURE, SourceFile("s/a/课件.pptx", 1, OLD))), "多了附件 课件.pptx"),
        (Source(TEXT, (SourceFile("s/a/图.png", 51, OLD),)), "附件 图.png 有改动：50 字节变为 51 字节"),
    ],
)
def test_a_changed_source_is_named_with_its_reason(now: Source, said: str) -> None:
    assert reason(now) == {SOURCE.path: said}


def test_new_and_removed_sources_are_named() -> None:
    other = Source(SourceFile("s/b/index.md", 1, 1))
    found = stale_sources([other], [SOURCE], TAKEN)
    assert (found.changed, found.removed) == ({"s/b/index.md": "新投稿"}, {SOURCE.path: "投稿已删除或改名"})


@pytest.mark.parametrize(
    ("stamp", "taken", "racy"),
    [
        (100 * S + 1, 100 * S + 1, True),
        (100 * S + 1, 100 * S + 10_000_000, True),
        (100 * S + 1, 100 * S + 60_000_000, False),
        (100 * S + 1, 99 * S, True),
        (100 * S, 101 * S, True),
        (100 * S, 102 * S + 1, False),
    ],
)
def test_a_file_stamped_while_it_was_read_is_read_again(stamp: int, taken: int, racy: bool) -> None:
    """Same size, same time: within one tick of the clock an edit leaves no trace (git's racy files)."""
    one = Source(SourceFile("s/a/index.md", 1, stamp))
    assert bool(reason(one, before=(one,), taken_ns=taken)) == racy
    assert doubtful(shelf_of(one), taken) == racy


def test_status_time_decides_where_there_is_one() -> None:
    """A file dated to the future or the past by a program is judged by when it really changed."""
    future = Source(SourceFile("s/a/index.md", 1, 900 * S + 1, 3, 100 * S + 1))
    past = Source(SourceFile("s/b/index.md", 1, 100 * S + 1, 3, 200 * S + 1))
    assert reason(future, past, before=(future, past)).keys() == {"s/b/index.md"}
    assert (doubtful(shelf_of(future), TAKEN), doubtful(shelf_of(future, past), TAKEN)) == (False, True)


def test_what_every_record_depends_on_makes_every_source_stale() -> None:
    found = stale_sources([SOURCE], [SOURCE], TAKEN, whole="名册有改动")
    assert found.changed == {SOURCE.path: "名册有改动"}


def test_a_changed_part_of_the_environment_is_named() -> None:
    before = {"theme": "1", "registry": "1"}
    assert changed_parts({"theme": "2", "registry": "1"}, before) == {"theme": "主题有改动"}
    assert changed_parts(before, before) == {}


def test_a_part_that_appears_or_vanishes_counts_as_changed() -> None:
    found = changed_parts({"theme": "1", "extra": "1"}, {"theme": "1", "registry": "1"})
    assert found == {"extra": "首次记录extra", "registry": "名册有改动"}


def test_first_build_reads_everything() -> None:
    assert reason(SOURCE, before=()) == {SOURCE.path: "新投稿"}


def test_pages_are_made_again_only_with_a_reason() -> None:
    now = {"same": b"1", "other": b"2", "new": b"3", "lost": b"4", "unknown": b"5"}
    before = {"same": b"1", "other": b"x", "lost": b"4", "old": b"6"}
    plan = stale_pages(now, before, {"same", "other", "unknown", "old"})
    assert plan == Plan(
        render={
            "other": "它所用的内容、数据或模板有改动",
            "new": "新页面",
            "lost": "已发布的站点里没有这个文件",
            "unknown": "缓存里没有它的记录",
        },
        keep=("same",),
        gone=("old",),
    )


def test_the_caller_may_know_the_reason_better() -> None:
    known = {"a": "主题有改动", "b": ""}
    plan = stale_pages({"a": b"1", "b": b"1"}, {"a": b"0", "b": b"0"}, ["a", "b"], known.__getitem__)
    assert plan.render == {"a": "主题有改动", "b": "它所用的内容、数据或模板有改动"}


def test_keys_tell_where_one_part_ends() -> None:
    parts = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), (b"abc", b"c"), ()]
    assert len({key(*one) for one in parts}) == len(parts)
    assert key("甲") == key("甲".encode())
