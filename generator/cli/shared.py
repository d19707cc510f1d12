"""What every command shares: options, exit codes, opening the project, showing diagnostics.

Heavy modules are imported inside the functions, so that `--help` is quick.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.locale.help import Command

if TYPE_CHECKING:
    from generator.model.diagnostic import Diagnostic
    from generator.pipeline import Project

CLEAN, HELD_BACK, USAGE, ENVIRONMENT, BUG = range(5)
command = partial(click.command, cls=Command)
"""Decorator of every command: help in Chinese."""
FORMATS = ("text", "json", "github", "sarif")

config_option = click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), default=Path("site_config.yml"),
    show_default=True, help="站点配置文件",
)  # fmt: skip
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="诊断的输出格式"
)
as_of_option = click.option(
    "--as-of", "as_of", metavar="日期", default=None, callback=lambda _, __, text: day(text),
    help="按哪一天判断是否到期，如 2024-05-20；默认是今天",
)  # fmt: skip


def day(text: str | None) -> str:
    """The ISO day that the user wrote; today when nothing."""
    from generator.text.dates import parse_day, today

    if text is None:
        return today()
    try:
        return parse_day(text).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"“{text}”不是日期，请写成 2024-05-20") from error


def opened(config: Path, form: str) -> Project:
    """The project, or exit 2 with the configuration's diagnostics."""
    from generator.pipeline import Project, open_project

    if not config.is_file():
        fail(f"找不到配置文件 {config}。请在有 site_config.yml 的文件夹里运行，或用 --config 指明。", USAGE)
    project = open_project(config)
    if not isinstance(project, Project):
        show(project, form, None, to_stdout=form != "text")
        sys.exit(USAGE)
    return project


def show(
    found: tuple[Diagnostic, ...], form: str, project: Project | None, *, to_stdout: bool = False
) -> None:
    """Prints diagnostics in one of `FORMATS`."""
    click.echo(_rendered(found, form, project), nl=False, err=form == "text" or not to_stdout)


def _rendered(found: tuple[Diagnostic, ...], form: str, project: Project | None) -> str:
    from generator.report import github, json, text

    match form:
        case "json":
            return json.render(found)
        case "github":
            return github.render(found)
        case "sarif":
            return _sarif(found, project)
        case _:
            return text.render(found)


def _sarif(found: tuple[Diagnostic, ...], project: Project | None) -> str:
    """Alone names the rules: other forms do without importing them."""
    from generator import __version__
    from generator.check.rules import RULES
    from generator.report import sarif

    return sarif.render(found, project.checker.docs if project else [rule.doc for rule in RULES], __version__)


def fail(message: str, code: int) -> NoReturn:
    """Ends the program with a Chinese message on stderr."""
    click.echo(message, err=True)
    sys.exit(code)
