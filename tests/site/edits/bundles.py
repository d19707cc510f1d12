"""Edits of whole submissions: where they lie, whether they are there, what they were before."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.site.edits.front import one_of
from tests.site.world import SCHOOLS, World, lay_submission, put_back, texts

LEAST = 4
"""Submissions that are left."""


def added(rng: random.Random, world: World) -> None:
    lay_submission(world, rng, f"新课{rng.randrange(1000)}")


def added_many(rng: random.Random, world: World) -> None:
    """Thirty at once: listings get pages."""
    school = rng.choice(sorted(SCHOOLS))
    for number in range(30):
        lay_submission(world, rng, f"多{number}", school=school)


def added_alone(rng: random.Random, world: World) -> None:
    """A text without a folder of its own."""
    folder = lay_submission(world, rng, f"单{rng.randrange(1000)}")
    (folder / "index.md").replace(folder.parent / f"{folder.name}.md")
    shutil.rmtree(folder)


def deleted(rng: random.Random, world: World) -> None:
    if len(texts(world)) > LEAST:
        path = rng.choice(texts(world))
        shutil.rmtree(path.parent) if _is_bundle(world, path) else path.unlink()


def renamed(rng: random.Random, world: World) -> None:
    """The folder of a bundle gets another name: its address moves."""
    path = rng.choice(texts(world))
    if _is_bundle(world, path):
        _move(path.parent, path.parent.with_name(f"{path.parent.name}改"))


def text_renamed(rng: random.Random, world: World) -> None:
    """`index.md` becomes `课文.md`, or the other way round."""
    path = rng.choice(texts(world))
    if _is_bundle(world, path):
        _move(path, path.with_name("课文.md" if path.name == "index.md" else "index.md"))


def moved(rng: random.Random, world: World) -> None:
    """Into the folder of another school, or of one that the roster does not have."""
    path = rng.choice(texts(world))
    if _is_bundle(world, path):
        school = rng.choice([*sorted(SCHOOLS), "别校"])
        _move(path.parent, world.root / "content/submissions" / school / path.parent.name)


def reverted(rng: random.Random, world: World) -> None:
    """One text as it was at some earlier build, with the time that it had."""
    if world.past:
        name = rng.choice(sorted(world.past))
        put_back(world.root / name, *rng.choice(world.past[name]))


def all_reverted(rng: random.Random, world: World) -> None:
    """Every text as it was first, as a checkout does it: what lay elsewhere stays."""
    for name, states in sorted(world.past.items()):
        put_back(world.root / name, *states[0])


def touched(rng: random.Random, world: World) -> None:
    one_of(rng, world).touch()


def texts_swapped(rng: random.Random, world: World) -> None:
    """Two texts exchanged by rename; those that came in together have one time."""
    swap(*rng.sample(texts(world), 2))


def folders_swapped(rng: random.Random, world: World) -> None:
    """Two bundles change names with all that is in them."""
    bundles = sorted({one.parent for one in texts(world) if _is_bundle(world, one)})
    if len(bundles) > 1:
        swap(*rng.sample(bundles, 2))


def emptied(rng: random.Random, world: World) -> None:
    """A folder without a text, an empty file: what is left when a copy breaks off."""
    path = one_of(rng, world)
    if len(texts(world)) > LEAST and rng.random() < 0.5:
        path.unlink()
    elif len(texts(world)) > LEAST:
        path.write_bytes(b"")


def saved_in_gb(rng: random.Random, world: World) -> None:
    """The same words in the national encoding."""
    path = one_of(rng, world)
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))


def swap(one: Path, other: Path) -> None:
    """Two names exchanged; times and inodes go with what they name."""
    aside = one.with_name(f".{one.name}.aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _move(one: Path, other: Path) -> None:
    if not other.exists():
        other.parent.mkdir(parents=True, exist_ok=True)
        one.rename(other)


def _is_bundle(world: World, path: Path) -> bool:
    """The text has a folder of its own."""
    return path.parent.parent.parent == world.root / "content/submissions"
