"""Edits of the pictures and attachments beside a text."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.site.edits.bundles import swap
from tests.site.edits.front import one_of, put
from tests.site.world import World, put_back


def attachment(rng: random.Random, world: World) -> None:
    """Added, or replaced by one of another size."""
    path = one_of(rng, world).with_name(f"附件{rng.randrange(2)}.pdf")
    path.write_bytes(b"%PDF-1.4 " + bytes([rng.randrange(65, 90)]) * rng.randrange(9, 99))


def attachment_removed(rng: random.Random, world: World) -> None:
    """Any file of a bundle: a required one too."""
    if found := [*_files(world, ".pdf")]:
        rng.choice(found).unlink()


def attachment_same_size_and_time(rng: random.Random, world: World) -> None:
    """Other bytes of the same length, with the old time put back."""
    if found := [*_files(world, ".pdf")]:
        path = rng.choice(found)
        put_back(path, path.read_bytes()[:-1] + bytes([rng.randrange(65, 90)]), path.stat().st_mtime_ns)


def attachment_hidden(rng: random.Random, world: World) -> None:
    """A file that the front matter names and keeps from the public, or only names."""
    shown = rng.choice(("{文件: 附件0.pdf, 公开范围: 内部}", "{文件: 附件0.pdf, 角色: 学习单}"))
    put(one_of(rng, world), "附件", f"[{shown}]")


def swapped(rng: random.Random, world: World) -> None:
    """Two files of one type exchanged by rename; those that were made together share size and time."""
    ending = rng.choice((".pdf", ".png"))
    if len(found := [*_files(world, ending)]) > 1:
        swap(*rng.sample(found, 2))


def picture(rng: random.Random, world: World) -> None:
    """Added or changed; a text may show it already, or not yet."""
    _draw(one_of(rng, world).with_name(f"图{rng.randrange(2)}.png"), rng)


def picture_removed(rng: random.Random, world: World) -> None:
    if found := [*_files(world, ".png")]:
        rng.choice(found).unlink()


def picture_shown(rng: random.Random, world: World) -> None:
    """A text shows a picture, which may come later or never."""
    path = one_of(rng, world)
    path.write_text(f"{path.read_text('utf-8')}\n![钟面](图{rng.randrange(2)}.png)\n", "utf-8")


def picture_same_size_and_time(rng: random.Random, world: World) -> None:
    """Another colour in a file of the same length, with the old time put back."""
    if found := [*_files(world, ".png")]:
        path = rng.choice(found)
        size, before = path.stat().st_size, path.stat().st_mtime_ns
        out = io.BytesIO()
        with Image.open(path) as old:
            Image.new("RGB", old.size, (rng.randrange(256), rng.randrange(256), 7)).save(out, "PNG")
        # What follows the last chunk of a PNG is not read.
        put_back(path, out.getvalue().ljust(size, b"\0"), before)


def picture_damaged(rng: random.Random, world: World) -> None:
    """Cut off in the middle of its header."""
    if found := [*_files(world, ".png")]:
        path = rng.choice(found)
        path.write_bytes(path.read_bytes()[: rng.randrange(30)])


def touched(rng: random.Random, world: World) -> None:
    """Another time, the same bytes."""
    if found := [*_files(world, ".pdf"), *_files(world, ".png")]:
        rng.choice(found).touch()


def _files(world: World, ending: str) -> Iterator[Path]:
    yield from sorted((world.root / "content/submissions").rglob(f"*{ending}"))


def _draw(path: Path, rng: random.Random) -> None:
    colour = rng.randrange(256), rng.randrange(256), 9
    Image.new("RGB", (rng.randrange(50, 900), 60), colour).save(path)
