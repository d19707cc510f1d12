"""Runs a script on the world of its seed, and looks at the site after each build.

What must hold after every build, however many edits lie before it:
- the site is, byte for byte, what a first build makes of the same files;
- `written` and `removed` count the files that really differ, and no other file was written again;
- what is said of the content is what a first build says;
- without an edit the next build writes nothing.
And a build that is killed leaves a whole release, the last one or the next.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.cache.stale import FINE_NS
from generator.model.outcome import BuildOutcome
from generator.pipeline.unchanged import CACHE
from generator.publish import verify
from tests.site.comparing import counted, differences, inodes, said
from tests.site.edits import EDITS
from tests.site.killing import killed_after
from tests.site.large import POOLS, SHARDS, as_if_large
from tests.site.script import Build, Change, Script
from tests.site.story import Story
from tests.site.world import World


class Failure(Struct, frozen=True):
    """What went wrong first."""

    steps: int
    """That were done, the failed one included."""
    said: str


def run(script: Script) -> Failure | None:
    """None when everything holds."""
    seed = script.seed
    bounds = POOLS | SHARDS if seed % 3 == 2 else POOLS
    with tempfile.TemporaryDirectory(prefix="script-") as folder, as_if_large(bounds):
        root = Path(folder)
        world = World(root / "a", random.Random(seed), large=seed % 5 == 4, campaign=seed % 2 == 0)
        for number, step in enumerate(script.steps, 1):
            try:
                found = list(_done(world, step, root / "elsewhere"))
            except Exception:
                found = [traceback.format_exc(limit=-6)]
            if found:
                return Failure(number, "\n".join(found))
    return None


def _done(world: World, step: Change | Build, elsewhere: Path) -> Iterator[str]:
    """Does one step, and says what is not as it must be."""
    if isinstance(step, Change):
        EDITS[step.edit](random.Random(step.seed), world)
        return
    site = world.root / ("site" if step.audience == "public" else "site-bureau")
    if step.killed_after is None:
        yield from _built(world, step, site, elsewhere)
    else:
        with killed_after(step.killed_after):
            _build(world, step, site)
        yield from (one.message for one in verify(site) if site.exists())
    world.remember()


def _built(world: World, step: Build, site: Path, elsewhere: Path) -> Iterator[str]:
    before, stood = world.tree(site), inodes(site)
    ours = _build(world, step, site)
    after = world.tree(site)
    if not ours.released:
        yield from differences(after, before)
        return
    yield from counted(ours, before, after)
    for path, inode in inodes(site).items():
        if before.get(path) == after[path] and inode != stood[path]:
            yield f"written again: {path}"
    fresh = world.copied(elsewhere)
    right = _fresh(fresh, step)
    yield from differences(after, fresh.tree())
    yield from said(ours, right)
    if step.last:
        again = _build(world, step, site)
        yield from differences(world.tree(site), after)
        yield from counted(again, after, after)
        yield from said(again, right)


def _fresh(fresh: Story, step: Build) -> BuildOutcome:
    """A first build. What MkDocs makes takes half its time: only the last one of a script makes it anew."""
    shells, kept = fresh.root / CACHE / "shell", fresh.root.with_name("shell")
    if kept.exists() and not step.last:
        shutil.copytree(kept, shells)
    made = _build(fresh, replace(step, jobs=1), fresh.site)
    shutil.copytree(shells, kept, dirs_exist_ok=True)
    return made


def _build(story: Story, step: Build, site: Path) -> BuildOutcome:
    if step.settled:
        time.sleep(2 * FINE_NS / 1e9)
    story.build(output=site, jobs=step.jobs, as_of=step.as_of, strict=step.strict, audience=step.audience)
    assert story.outcome is not None
    return story.outcome
