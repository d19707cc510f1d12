"""What the commands on ledgers share: options, judging the campaigns, writing a file in one step."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from generator.cli.shared import USAGE, fail, opened

if TYPE_CHECKING:
    from generator.pipeline import Project, State
    from generator.report.ledger.books import Books

T = TypeVar("T")
R = TypeVar("R")

campaign_option = click.option(
    "--campaign", metavar="活动", default=None, help="只看一个活动（代号或标题）；默认是全部有要求的活动"
)
output_option = click.option(
    "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪个文件"
)


def judged(config: Path, as_of: str, campaign: str | None) -> tuple[Project, State, Books]:
    """The project, how everything stands on a day, and its books. Exit 2 when the campaign is unknown."""
    from generator.pipeline import assess
    from generator.report.ledger.books import books
    from generator.report.ledger.select import campaign_named

    # Everything that is read stays until the end: looking for garbage every 700 objects finds none.
    gc.set_threshold(200_000, 50, 50)
    project = opened(config, "text")
    state = assess(project, as_of)
    titles = {one.code: one.title for one in project.checker.docs}
    found = books(project.vocabulary.site, project.registry, project.campaigns, state.assessment, titles)
    if campaign is not None:
        found = named(campaign_named, found, campaign)
    return project, state, found


def named(find: Callable[[T, str], R], among: T, written: str) -> R:
    """What `find` finds; exit 2 with its words when there is none."""
    try:
        return find(among, written)
    except LookupError as error:
        fail(str(error.args[0]), USAGE)


def write_whole(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Puts a file at `path` in one step: a reader never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as stream:
            fill(stream)
        # A temporary file is the owner's alone; what people export is like any other file of theirs.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
