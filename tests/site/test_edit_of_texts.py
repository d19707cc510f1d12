"""An edit of texts is published without judging everything again; what is more than that is not taken for one."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.comparing import differences
from tests.site.edits.front import put
from tests.site.world import World

SHORT_WAY = "改文字"
"""Name of the step in the times of a build."""


@pytest.fixture(params=[False, True], ids=["plain", "campaign"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """Built twice, a moment after its files came in: what was written in the same tick is read again."""
    world = World(tmp_path / "a", random.Random(7), large=False, campaign=request.param)
    world.build()
    time.sleep(0.1)
    world.build()
    return world


def _texts(world: World) -> list[Path]:
    return sorted((world.root / "content/submissions/nan").rglob("*.md"))


def _took_the_short_way(world: World) -> bool:
    outcome = world.build().outcome
    assert outcome is not None
    return SHORT_WAY in outcome.seconds


def _append(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n又想到一点，写在这里。\n", "utf-8")


TEXTS: dict[str, Callable[[Path], None]] = {
    "body": _append,
    "title": lambda path: put(path, "标题", "换了一个题目"),
    "summary": lambda path: put(path, "摘要", "换了一个说法。"),
    "touch": lambda path: path.touch(),
}
MORE: dict[str, Callable[[Path], None]] = {
    "date": lambda path: put(path, "日期", "2023-02-03"),
    "deleted": lambda path: shutil.rmtree(path.parent),
    "alias": lambda path: put(path, "旧网址", "/lao/di/zhi/"),
    "attachment": lambda path: (path.parent / "又一个.pdf").write_bytes(b"%PDF-1.4 x"),
    "copied": lambda path: shutil.copytree(path.parent, path.parent.with_name("抄来的")),
    "broken": lambda path: path.write_text("没有文头\n", "utf-8"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_go_the_short_way(world: World, name: str, tmp_path: Path) -> None:
    TEXTS[name](_texts(world)[1])
    assert _took_the_short_way(world)
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


@pytest.mark.parametrize("name", MORE)
def test_more_than_texts_goes_the_whole_way(world: World, name: str, tmp_path: Path) -> None:
    MORE[name](_texts(world)[1])
    assert not _took_the_short_way(world)
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


def test_texts_that_become_alike_are_compared(world: World, tmp_path: Path) -> None:
    """The body of one is put into another: only a look at all of them tells that they are copies."""
    one, other = _texts(world)[-2:]
    rng = random.Random(3)
    long = "，".join("".join(chr(0x4E00 + rng.randrange(4000)) for _ in range(8)) for _ in range(200))
    for path in (one, other):
        # Of one kind, and no drafts of one lesson: those may be alike.
        for key, value in {"课例": "", "类别": "简报", "期号": "1"}.items():
            put(path, key, value)
        path.write_text(f"{path.read_text('utf-8')}\n{long}\n", "utf-8")
        took = _took_the_short_way(world)
    assert not took
    assert world.outcome is not None
    assert "PL508" in {fault.code for fault in world.outcome.diagnostics}
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


def test_diagnostics_follow_the_text(world: World) -> None:
    path = _texts(world)[1]
    before = world.outcome
    assert before is not None
    path.write_text(path.read_text("utf-8") + "\n身份证号 11010119900307721X\n\n![](没有.png)\n", "utf-8")
    world.build()
    path.write_text(
        path.read_text("utf-8").replace("\n身份证号 11010119900307721X\n\n![](没有.png)\n", ""), "utf-8"
    )
    world.build()
    assert world.outcome is not None and world.outcome.diagnostics == before.diagnostics


def test_a_text_that_the_whole_site_holds_back_goes_the_whole_way(world: World, tmp_path: Path) -> None:
    """Two of one address: the later one is sound by itself and not on the site."""
    one, other = _texts(world)[-2:]
    for path in (one, other):
        put(path, "网址", "/tong/yi/chu/")
    world.build()
    assert world.outcome is not None and world.outcome.held_back
    for path in (one, other):
        _append(path)
        world.build()
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


def test_a_text_that_another_page_compares_is_compared_again(world: World, tmp_path: Path) -> None:
    """The page of a lesson shows the bodies of its drafts; drafts unlike each other go the short way."""
    one, other = _texts(world)[-2:]
    for number, path in enumerate((one, other), 1):
        _sample(path, number)
    world.build()
    page = "lesson/nan/tong-ke/index.html"
    assert page in world.tree()
    time.sleep(0.1)
    world.build()
    other.write_text(other.read_text("utf-8").replace("后来的话", "改过的话"), "utf-8")
    assert _took_the_short_way(world)
    assert "改过的话" in world.tree()[page].decode()
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


def _sample(path: Path, number: int) -> None:
    for key, value in {
        "类别": "示例课",
        "课例": "同课",
        "轮次": f"{number}",
        "标题": f"第{number}稿",
    }.items():
        put(path, key, value)
    head = "---\n" + path.read_text("utf-8").split("---\n")[1] + "---\n"
    goal = ("先前的话，说的是钟面。", "后来的话，写的是操场。")[number - 1]
    path.write_text(f"{head}## 目标\n{goal}\n\n## 过程\n{goal * 2}\n", "utf-8")


def test_a_course_that_is_renamed_loses_the_lessons_that_name_it(world: World, tmp_path: Path) -> None:
    """A title is a text, and here it is a name: only a whole build finds what it joins."""
    one, other = _texts(world)[-2:]
    put(one, "类别", "简报")
    put(one, "期号", "1")
    put(one, "标题", "一门课程")
    put(other, "类别", "示例课")
    put(other, "所属课程", "一门课程")
    (world.root / "site_config.yml").write_text(
        (world.root / "site_config.yml")
        .read_text("utf-8")
        .replace("[photo-report], title", "[bulletin], title"),
        "utf-8",
    )
    world.build()
    assert _lessons_of_courses(world)
    put(one, "标题", "又一门课程")
    assert not _took_the_short_way(world)
    assert not _lessons_of_courses(world)
    assert not [*differences(world.tree(), world.clean(tmp_path / "b"))]


def _lessons_of_courses(world: World) -> list[str]:
    return [
        path for path, data in world.tree().items() if path.startswith("r/nan/") and b"y-course__of" in data
    ]
