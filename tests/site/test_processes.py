"""The same bytes from any number of processes, hash seed, time zone, language and place."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator import parallel
from tests.site.comparing import differences
from tests.site.edits import EDITS
from tests.site.large import as_if_large
from tests.site.story import ROOT, Story
from tests.site.world import World

JOBS = (1, 2, 8)


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of processes of the pools that were started."""
    started: list[int] = []

    def noted(workers: int, **others: Any) -> ProcessPoolExecutor:
        started.append(workers)
        return ProcessPoolExecutor(workers, **others)

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", noted)
    return started


def test_any_number_of_processes_makes_the_same_bytes(tmp_path: Path, pools: list[int]) -> None:
    """From nothing and after edits; and reading and writing really went on in so many processes."""
    world = World(tmp_path / "first", random.Random(4), large=True, campaign=True)
    stories: dict[int, Story] = {jobs: world.copied(tmp_path / str(jobs)) for jobs in JOBS}
    with as_if_large():
        for edits in ((), ("bodies.grown", "front.title", "bundles.deleted"), ("site.name",)):
            for number, edit in enumerate(edits):
                EDITS[edit](random.Random(number), world)
            trees: dict[int, dict[str, bytes]] = {}
            for jobs, story in stories.items():
                _follow(world, story)
                pools.clear()
                trees[jobs] = story.build(jobs=jobs).tree()
                assert (max(pools, default=1) > 1) == (jobs > 1), (jobs, pools)
            for jobs in JOBS[1:]:
                assert not [*differences(trees[jobs], trees[1])], (jobs, edits)


def _follow(world: Story, story: Story) -> None:
    """The other's files become those of the first, as a synchronised folder's do."""
    ours = {one.relative_to(world.root) for one in _files(world)}
    for one in _files(story):
        if one.relative_to(story.root) not in ours:
            one.unlink()
    for path in ours:
        data = (world.root / path).read_bytes()
        if not (story.root / path).exists() or (story.root / path).read_bytes() != data:
            story.lay(path.as_posix(), data)


def _files(story: Story) -> list[Path]:
    parts = [story.root / "site_config.yml", *(story.root / "content").rglob("*")]
    return [one for one in parts if one.is_file()]


def test_no_setting_of_the_machine_shows(tmp_path: Path) -> None:
    """Hash seed, time zone, language, folder, and the folder one stands in."""
    world = World(tmp_path / "first", random.Random(2), large=False, campaign=True)
    settings = [
        ("a", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        ("别处 elsewhere/b", {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR"}),
    ]  # fmt: skip
    found = []
    for at, (name, environment) in enumerate(settings):
        story = world.copied(tmp_path / name)
        _run(story, environment, jobs=at + 1)
        found.append(story.tree())
    assert found[0] and not [*differences(found[1], found[0])]


def _run(story: Story, environment: dict[str, str], jobs: int) -> None:
    """The command, in a process of its own."""
    config = ("--config", str(story.root / "site_config.yml"), "--output", str(story.site))
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        *config,
        "--as-of",
        "2024-06-01",
        "--jobs",
        str(jobs),
    ]
    done = subprocess.run(
        command, cwd=story.root, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
