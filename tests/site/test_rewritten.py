"""Metadata and content: which files an edit rewrites, by path. All others keep their very inode."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.publish.paths import MANIFEST
from tests.site.comparing import differences, inodes
from tests.site.edits.front import put
from tests.site.story import Story
from tests.site.world import World

PAGE = "r/shiyan/san/index.html"
LISTS = "search/b/0.js"
"""Posting lists of bodies."""
EXPORTS = {"api/catalogue.csv", "api/catalogue.jsonl"}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Five lessons, each with a summary: without one the card shows the first words of the body."""
    story = Story(tmp_path / "a")
    for number, name in enumerate("一二三四五"):
        story.lesson(name, title=f"第{name}课", date=f"2024-03-{number + 10}")
        put(_text(story, name), "摘要", f"说说{name}。")
    return story.build()


def _text(story: Story, name: str) -> Path:
    return story.root / f"content/submissions/shiyan/{name}/index.md"


def _rewritten(story: Story) -> set[str]:
    """What a build writes anew, by inode; the numbers of the build must say the same."""
    before, stood = story.tree(), inodes(story.site)
    outcome = story.build().outcome
    after, stands = story.tree(), inodes(story.site)
    found = {path for path in after if stood.get(path) != stands[path]} - {MANIFEST}
    assert found == {path for path in after if before.get(path) != after[path]} - {MANIFEST}
    assert outcome is not None and outcome.written == len(found)
    return found


def test_a_body_of_the_same_length_rewrites_its_page_and_its_lists_only(story: Story, tmp_path: Path) -> None:
    text = _text(story, "三")
    text.write_text(text.read_text("utf-8").replace("画一画自己的一天", "写一写自己的一周"), "utf-8")
    assert _rewritten(story) == {PAGE, LISTS}
    assert not [*differences(story.tree(), story.clean(tmp_path / "b"))]


def test_a_longer_body_rewrites_its_page_and_its_lists_only(story: Story, tmp_path: Path) -> None:
    text = _text(story, "三")
    text.write_text(text.read_text("utf-8") + "\n再写一句。\n", "utf-8")
    assert _rewritten(story) == {PAGE, LISTS}
    assert not [*differences(story.tree(), story.clean(tmp_path / "b"))]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("标题", "另一个题目"),
        ("日期", "2024-03-20"),
        ("领域", "乙领域"),
        ("摘要", "另一句。"),
        ("作者", "王芳"),
    ],
)
def test_metadata_rewrites_what_two_clean_builds_have_different(
    story: Story, tmp_path: Path, key: str, value: str
) -> None:
    before = story.clean(tmp_path / "b")
    put(_text(story, "三"), key, value)
    after = story.clean(tmp_path / "c")
    assert not [*differences(story.tree(), before)]
    wanted = {path for path in after if before.get(path) != after[path]} - {MANIFEST}
    assert _rewritten(story) == wanted
    assert PAGE in wanted and EXPORTS <= wanted
    assert not [*differences(story.tree(), after)]


def test_the_order_of_fields_shows_where_it_shows_in_a_clean_build(story: Story, tmp_path: Path) -> None:
    put(_text(story, "三"), "领域", "甲领域")  # the same value, now below the others
    story.build()
    assert not [*differences(story.tree(), story.clean(tmp_path / "b"))]


def test_one_title_touches_a_bounded_number_of_pages(tmp_path: Path) -> None:
    """As many on a site of thirty more submissions: its own, its neighbours', one page of each listing."""
    world = World(tmp_path / "a", random.Random(4), large=True, campaign=False)
    numbers: list[int] = []
    for _ in range(2):
        world.build()
        put(sorted((world.root / "content/submissions/nan").rglob("*.md"))[0], "标题", f"题目{len(numbers)}")
        numbers.append(sum(path.endswith(".html") for path in _rewritten(world)))
        for at in range(40):
            world.lesson(f"多{at}", date="2023-01-01")
    assert numbers[1] <= numbers[0] + 2


def test_a_file_replaced_rewrites_itself_and_nothing_that_does_not_show_it(story: Story) -> None:
    """Of the same size: no page says more of it than its size."""
    story.lay("content/submissions/shiyan/三/学习单.pdf", b"%PDF-1.4 one").build()
    story.lay("content/submissions/shiyan/三/学习单.pdf", b"%PDF-1.4 two")
    assert _rewritten(story) == {"r/shiyan/san/学习单.pdf"}


def test_nothing_but_times_changed_writes_nothing(story: Story) -> None:
    for path in (story.root / "content").rglob("*"):
        path.touch()
    assert _rewritten(story) == set()
