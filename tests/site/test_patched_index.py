"""A site that is large enough for an index in shards: an edit of a title patches some of them.

`tests/search/test_change.py` proves the patches for any text; here the whole build decides that patching
is enough, reads the published shards back and writes what a clean build would.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from generator.model.output import Part
from generator.pipeline import bodies
from generator.search.format import SMALL
from tests.site.comparing import differences
from tests.site.edits.front import put
from tests.site.test_edit_of_texts import SHORT_WAY
from tests.site.world import SCHOOLS, SENTENCES, TITLES, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A small world and as many short bulletins as make its index one of shards; built twice, as elsewhere."""
    world = World(tmp_path / "a", random.Random(7), large=False, campaign=False)
    schools = sorted(SCHOOLS)
    for number in range(SMALL):
        school = schools[number % len(schools)]
        front = f"标题: {TITLES[number % len(TITLES)]}第{number}期\n类别: 简报\n期号: {number}\n作者: {SCHOOLS[school][0]}\n"
        front += f"领域: 甲领域\n日期: 2023-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        text = f"---\n{front}---\n第{number}期。{SENTENCES[number % len(SENTENCES)]}\n"
        world.lay(f"content/submissions/{school}/简报{number:03}/index.md", text)
    world.build()
    time.sleep(0.1)
    world.build()
    return world


def test_an_edited_title_patches_shards(world: World, tmp_path: Path) -> None:
    before = world.tree()
    for title in ("重庆的桥 Unit 9", "校園裏的樹"):
        put(world.root / "content/submissions/nan/简报100/index.md", "标题", title)
        outcome = world.build().outcome
        assert outcome is not None and SHORT_WAY in outcome.seconds
        after = world.tree()
        written = {path for path in after if path.startswith("search/") and before[path] != after[path]}
        folders = [path.split("/")[1] for path in sorted(written)]
        assert "t" in folders and "p" in folders
        assert folders.count("c") == 1 and {"t", "p", "c"} == set(folders)
        before = after
    assert not [*differences(before, world.clean(tmp_path / "b"))]


@pytest.mark.parametrize("most", [bodies.MOST, 3])
def test_one_more_and_one_less_read_no_other_body(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Bodies behind them move: a few are put right in the lists, many are renumbered; never are all read again."""
    monkeypatch.setattr(bodies, "MOST", most)

    def anew(*_: object) -> list[Part]:
        raise AssertionError("not by this way")

    monkeypatch.setattr(bodies, "anew", anew)
    monkeypatch.setattr(bodies, "moves_of_bodies" if most == 3 else "renumbered_page", anew)
    front = "标题: 又一期\n类别: 简报\n期号: 900\n作者: {}\n领域: 甲领域\n日期: 2023-07-02\n"
    text = f"---\n{front.format(SCHOOLS['nan'][0])}---\n又一期。从来没有人写过的一句话 Unit 77。\n"
    world.lay("content/submissions/nan/又一期/index.md", text)
    world.remove("content/submissions/nan/简报100")
    world.build()
    monkeypatch.undo()  # a clean build reads all
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]
