"""Edits of the front matter of one submission."""

from __future__ import annotations

import random
from pathlib import Path

from tests.site.world import SCHOOLS, World, texts

BROKEN = "坏: 一: 二"
"""A line that is no YAML."""


def title(rng: random.Random, world: World) -> None:
    """Another title; it may be that of another submission."""
    put(
        one_of(rng, world), "标题", rng.choice(("新的题目", "认识时间（二）", f"第{rng.randrange(99)}次修改"))
    )


def summary(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "摘要", rng.choice(("", f"另一句摘要{rng.randrange(99)}。")))


def date(rng: random.Random, world: World) -> None:
    """Earlier or later than others, none, or no day of the calendar."""
    days = ("2023-11-05", "2024-03-15", "2024-05-28", "2025-01-02", "", "2024-02-30")
    put(one_of(rng, world), "日期", rng.choice(days))


def author(rng: random.Random, world: World) -> None:
    """A teacher of the roster, of this school or another."""
    put(one_of(rng, world), "作者", rng.choice([one for those in SCHOOLS.values() for one in those]))


def stranger(rng: random.Random, world: World) -> None:
    """An author whom the roster does not know."""
    put(one_of(rng, world), "作者", rng.choice(("赵没有", "钱也无")))


def two_authors(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "作者", f"[{', '.join(rng.sample(('王芳', '李娜', '谭静', '罗琳'), 2))}]")


def term(rng: random.Random, world: World) -> None:
    """Another term of one taxonomy, none, or one that its closed list does not have."""
    words = {
        "领域": ("甲领域", "乙领域", "丁领域", ""),
        "学科": ("数学", "语文", ""),
        "学段": ("小学", "初中"),
        "梯级": ("新秀", "名优"),
        "阶梯": ("初阶", "高阶", ""),
    }
    name = rng.choice(sorted(words))
    put(one_of(rng, world), name, rng.choice(words[name]))


def kind(rng: random.Random, world: World) -> None:
    """Another kind, whose demands it may not meet, or none that the site has."""
    put(one_of(rng, world), "类别", rng.choice(("示例课", "示例图文", "简报", "没有的类")))


def tags(rng: random.Random, world: World) -> None:
    """Terms of an open list: new ones begin a listing, the last one taken away ends one."""
    put(one_of(rng, world), "关键词", rng.choice(("[方法]", f"[新词{rng.randrange(3)}]", "[方法, 评价]", "")))


def permalink(rng: random.Random, world: World) -> None:
    """Free, another's, the site's own, or none."""
    put(one_of(rng, world), "网址", rng.choice(("r/x/own/", f"r/y/{rng.randrange(3)}/", "resources/", "")))


def alias(rng: random.Random, world: World) -> None:
    """A former address: free, or that of a page."""
    put(one_of(rng, world), "旧网址", rng.choice(("[r/old/a/]", "[r/old/a/, r/old/b/]", "[r/nan/ke-1/]", "")))


def lesson(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "课例", rng.choice(("zhong", "qiao", "xin", "")))


def round_of_lesson(rng: random.Random, world: World) -> None:
    """Another version of a lesson: of this school's, or of another's by its name."""
    path = one_of(rng, world)
    put(path, "课例", rng.choice(("zhong", "实小/zhong")))
    put(path, "轮次", rng.choice(("1", "2", "3", "")))


def step_of_lesson(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "形式", rng.choice(("[评课]", "[备课, 辩课]", "")))


def course(rng: random.Random, world: World) -> None:
    """A course by its name, or by its title."""
    path = one_of(rng, world)
    put(path, "课程名", rng.choice(("校本课", "另一门", "")))
    put(path, "标题", rng.choice(("新的题目", "校本课")))


def part_of_course(rng: random.Random, world: World) -> None:
    path = one_of(rng, world)
    put(path, "所属课程", rng.choice(("校本课", "新的题目", "没有的课", "")))
    put(path, "第几课", rng.choice(("1", "2", "10", "")))


def issue(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "期号", str(rng.randrange(1, 30)))


def campaign(rng: random.Random, world: World) -> None:
    put(one_of(rng, world), "活动", rng.choice(("春季研修", "没有的活动", "")))


def internal(rng: random.Random, world: World) -> None:
    """Not for the public, or public again."""
    put(one_of(rng, world), "公开范围", rng.choice(("内部", "")))


def owner(rng: random.Random, world: World) -> None:
    """Of another school than its folder says, of one that nobody knows, or of the folder's."""
    put(one_of(rng, world), "单位", rng.choice(("南街小学", "实小", "没有的学校", "")))


def broken(rng: random.Random, world: World) -> None:
    """Front matter that is no YAML any more."""
    put_line(one_of(rng, world), BROKEN)


def mended(rng: random.Random, world: World) -> None:
    """One broken front matter is right again."""
    faulty = [one for one in texts(world) if BROKEN in one.read_text("utf-8", "replace")]
    if faulty:
        path = rng.choice(faulty)
        path.write_text(path.read_text("utf-8").replace(f"{BROKEN}\n", ""), "utf-8")


def one_of(rng: random.Random, world: World) -> Path:
    """A text in UTF-8; one is always there (`deleted` leaves some)."""
    return rng.choice([one for one in texts(world) if _readable(one)])


def put(path: Path, key: str, value: str) -> None:
    """Sets a field of the front matter; an empty value takes it away."""
    lines = path.read_text("utf-8").split("\n")
    end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
    head = [one for one in lines[1:end] if not one.startswith(f"{key}:")]
    kept = [*head, f"{key}: {value}"] if value else head
    path.write_text("\n".join([lines[0], *kept, *lines[end:]]), "utf-8")


def put_line(path: Path, line: str) -> None:
    """A line right below the first mark."""
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1), "utf-8")


def _readable(path: Path) -> bool:
    try:
        return path.read_text("utf-8").startswith("---\n")
    except UnicodeDecodeError:
        return False
