"""Each change is noticed, and its reason is said in words."""

from __future__ import annotations

import pytest

from generator.cache import NO_FACTS, Facts, Plan, key, stale_pages, stale_sources
from generator.model.document import Source, SourceFile

S = 1_000_000_000
OLD = 100 * S + 1
TEXT = SourceFile("s/a/index.md", 100, OLD, 5, OLD)
PICTURE = SourceFile("s/a/图.png", 50, OLD, 6, OLD)
SOURCE = Source(TEXT, (PICTURE,))
FACTS = Facts(environment={"theme": "1", "registry": "1"}, taken_ns=200 * S, sources={SOURCE.path: SOURCE})


def text(size: int = 100, mtime_ns: int = OLD, inode: int = 5, ctime_ns: int = OLD) -> SourceFile:
    return SourceFile(TEXT.path, size, mtime_ns, inode, ctime_ns)


def reason(*sources: Source, facts: Facts = FACTS) -> dict[str, str]:
    return stale_sources(sources, facts.environment, facts, depends=["registry"]).changed


def test_nothing_changed_means_nothing_to_do() -> None:
    assert stale_sources([SOURCE], FACTS.environment, FACTS, depends=["registry"]).nothing


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
    found = stale_sources([other], FACTS.environment, FACTS, depends=[])
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
    facts = Facts(taken_ns=taken, sources={one.path: one})
    assert bool(reason(one, facts=facts)) == racy


def test_status_time_decides_where_there_is_one() -> None:
    """A file dated to the future or the past by a program is judged by when it really changed."""
    future = Source(SourceFile("s/a/index.md", 1, 900 * S + 1, 3, 100 * S + 1))
    past = Source(SourceFile("s/b/index.md", 1, 100 * S + 1, 3, 200 * S + 1))
    facts = Facts(taken_ns=200 * S, sources={one.path: one for one in (future, past)})
    assert reason(future, past, facts=facts).keys() == {"s/b/index.md"}


def test_environment_that_records_depend_on_makes_every_source_stale() -> None:
    found = stale_sources([SOURCE], {"theme": "1", "registry": "2"}, FACTS, depends=["registry"])
    assert found.changed == {SOURCE.path: "名册有改动"}
    assert found.environment == {"registry": "名册有改动"}


def test_environment_of_pages_only_leaves_the_sources() -> None:
    found = stale_sources([SOURCE], {"theme": "2", "registry": "1"}, FACTS, depends=["registry"])
    assert (found.changed, found.environment, found.nothing) == ({}, {"theme": "主题有改动"}, False)


def test_a_part_that_appears_or_vanishes_counts_as_changed() -> None:
    found = stale_sources([SOURCE], {"theme": "1", "extra": "1"}, FACTS, depends=[])
    assert found.environment == {"extra": "首次记录extra", "registry": "名册有改动"}


def test_a_lost_record_makes_its_source_stale() -> None:
    found = stale_sources([SOURCE], FACTS.environment, FACTS, depends=[], known=set())
    assert found.changed == {SOURCE.path: "缓存里没有它的记录"}


def test_first_build_reads_everything() -> None:
    assert stale_sources([SOURCE], {}, NO_FACTS, depends=[]).changed == {SOURCE.path: "新投稿"}


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
