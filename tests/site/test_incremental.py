"""Incremental = clean: after any script of edits, the site is what a first build would make."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from generator.pipeline.unchanged import CACHE
from tests.site.edits import EDITS
from tests.site.running import run
from tests.site.script import draw
from tests.site.story import Story
from tests.site.world import World

SCRIPTS = 6
"""Scripts a run. `python -m benchmarks.scripts` runs hundreds."""


@pytest.mark.parametrize("seed", range(SCRIPTS))
def test_any_script_of_edits(seed: int) -> None:
    script = draw(seed)
    failure = run(script)
    assert failure is None, "\n".join([*map(str, script.steps[: failure.steps]), failure.said])


def test_every_edit_changes_something(tmp_path: Path) -> None:
    """An edit that never finds what it looks for would test nothing."""
    world = World(tmp_path / "a", random.Random(0), large=False, campaign=True)
    world.build()
    world.remember()
    idle = set(EDITS)
    # Several times: some edits need what others leave.
    for number in range(12):
        for name in sorted(idle):
            before = _facts(world)
            EDITS[name](random.Random(number), world)
            idle -= {name} if _facts(world) != before else set()
    assert not idle


def _facts(world: Story) -> dict[str, tuple[int, int, int]]:
    tops = [world.root / name for name in ("site_config.yml", "content", "theme", CACHE)]
    files = [one for top in tops for one in (top, *top.rglob("*")) if one.is_file()]
    facts = {str(one): one.stat() for one in files}
    return {name: (one.st_ino, one.st_mtime_ns, one.st_ctime_ns) for name, one in facts.items()}


def test_a_swap_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    """Two files exchanged by rename, each with the size and the time of the other."""
    story = Story(tmp_path / "a").lesson("甲").lesson("乙")
    paths = [story.root / f"content/submissions/shiyan/{name}/index.md" for name in "甲乙"]
    for path in paths:
        os.utime(path, ns=(10**18, 10**18))
    story.build()
    texts = [path.read_text("utf-8") for path in paths]
    for path, text in zip(paths, reversed(texts), strict=True):
        part = path.with_suffix(".part")
        part.write_text(text, "utf-8")
        os.utime(part, ns=(10**18, 10**18))
        part.replace(path)
    story.build()
    assert "认识乙" in story.page("r/shiyan/jia")
    assert story.tree() == story.clean(tmp_path / "b")


def test_a_damaged_cache_is_rebuilt_never_believed(tmp_path: Path) -> None:
    story = Story(tmp_path / "a").lesson("甲").build()
    before = story.tree()
    for path in sorted((story.root / CACHE).rglob("*.msgpack")):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
    story.build()
    assert story.tree() == before


def test_a_style_sheet_of_some_pages_leaves_the_others_alone(tmp_path: Path) -> None:
    story = Story(tmp_path / "a").lesson("甲").build()
    sheet = story.root / "theme/assets/css/home.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n.y-home {{ orphans: 3 }}\n", "utf-8")
    assert _made_again(story) == {"index.html", "assets/css/home.css"}
    assert story.tree() == story.clean(tmp_path / "b")


def test_the_handwritten_words_of_the_home_page_are_its_own(tmp_path: Path) -> None:
    story = Story(tmp_path / "a").lesson("甲").build()
    story.lay("content/pages/index.md", "欢迎来访。\n")
    assert _made_again(story) == {"index.html"}
    assert "欢迎来访" in story.page("")
    assert story.tree() == story.clean(tmp_path / "b")


def _made_again(story: Story) -> set[str]:
    """Paths on the site."""
    outcome = story.build().outcome
    assert outcome is not None
    return {one for one in outcome.reasons if not one.startswith("submissions/")}
