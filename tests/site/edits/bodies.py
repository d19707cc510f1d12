"""Edits of the body of one submission."""

from __future__ import annotations

import random
from pathlib import Path

from tests.site.edits.front import one_of
from tests.site.world import SENTENCES, World, put_back, texts

LOST = "## 别的"
"""A heading that no kind asks for, where 目标 was."""


def grown(rng: random.Random, world: World) -> None:
    """A sentence more; with markup now and then."""
    more = (
        f"再写一句{rng.randrange(99)}。",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
        "算式 $a^2+b^2$ 成立。",
        "## 反思\n下次少说。",
    )
    path = one_of(rng, world)
    path.write_text(f"{path.read_text('utf-8')}\n{rng.choice(more)}\n", "utf-8")


def shrunk(rng: random.Random, world: World) -> None:
    """A sentence less; the body may become too short."""
    _replaced(one_of(rng, world), rng.choice(SENTENCES), "")


def same_size(rng: random.Random, world: World) -> None:
    """Other words of the same length in bytes."""
    _replaced(one_of(rng, world), "，", rng.choice("；、："))


def same_size_and_time(rng: random.Random, world: World) -> None:
    """The same, with the old time put back."""
    path = one_of(rng, world)
    before = path.stat().st_mtime_ns
    _replaced(path, "。", rng.choice("！？"))
    put_back(path, path.read_bytes(), before)


def section_lost(rng: random.Random, world: World) -> None:
    """A required section is not there any more: held back."""
    _replaced(one_of(rng, world), "## 目标", LOST)


def section_mended(rng: random.Random, world: World) -> None:
    """A submission that was held back is whole again."""
    faulty = [one for one in texts(world) if LOST.encode() in one.read_bytes()]
    if faulty:
        _replaced(rng.choice(faulty), LOST, "## 目标")


def near_copy(rng: random.Random, world: World) -> None:
    """Nearly the body of another: reported for both, on the site's level."""
    long = "".join(SENTENCES)
    one, other = one_of(rng, world), one_of(rng, world)
    for path, end in ((one, "一"), (other, rng.choice("一二"))):
        path.write_text(f"{_head(path)}## 目标\n{long}\n\n## 过程\n{long}{end}。\n", "utf-8")


def full_copy(rng: random.Random, world: World) -> None:
    """The very text of another."""
    source = one_of(rng, world).read_bytes()
    one_of(rng, world).write_bytes(source)


def own_words(rng: random.Random, world: World) -> None:
    """A body unlike any other."""
    path = one_of(rng, world)
    words = "".join(rng.choice("山水田园花鸟虫鱼春夏秋冬风霜雨雪") for _ in range(120))
    path.write_text(f"{_head(path)}## 目标\n{words}。\n\n## 过程\n{words[::-1]}。\n", "utf-8")


def link(rng: random.Random, world: World) -> None:
    """A link to a file of the bundle, which may not be there."""
    path = one_of(rng, world)
    path.write_text(f"{path.read_text('utf-8')}\n[学习单](附件{rng.randrange(2)}.pdf)\n", "utf-8")


def _replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def _head(path: Path) -> str:
    """The front matter with its marks."""
    return "---\n" + path.read_text("utf-8").split("---\n")[1] + "---\n"
