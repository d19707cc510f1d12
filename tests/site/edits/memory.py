"""What happens to the memory of the last build: a cache may be damaged, and is never believed then."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from generator.pipeline.unchanged import CACHE
from tests.site.world import World


def file_damaged(rng: random.Random, world: World) -> None:
    """One bit of one file."""
    if found := _files(world, "*"):
        _damage(rng, rng.choice(found))


def file_lost(rng: random.Random, world: World) -> None:
    if found := _files(world, "*"):
        rng.choice(found).unlink()


def derived_damaged(rng: random.Random, world: World) -> None:
    """What pictures were made into, damaged, and the pictures touched: they are placed again."""
    for path in _files(world, "derived/**/*"):
        _damage(rng, path)
    for path in sorted((world.root / "content/submissions").rglob("*.png")):
        path.touch()


def forgotten(rng: random.Random, world: World) -> None:
    """The whole folder is gone, the site is still there."""
    shutil.rmtree(world.root / CACHE, ignore_errors=True)


def _damage(rng: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)


def _files(world: World, pattern: str) -> list[Path]:
    return sorted(one for one in (world.root / CACHE).rglob(pattern) if one.is_file())
