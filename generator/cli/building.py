"""Building and looking at the site: `build`, `check`, `serve`, `verify`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from generator.cli.shared import (
    CLEAN,
    HELD_BACK,
    as_of_option,
    command,
    config_option,
    format_option,
    opened,
    show,
)


@command()
@config_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="输出文件夹，默认是配置旁边的 site（主管版是 site-bureau）",
)
@click.option("--strict", is_flag=True, help="有任何错误就不发布")
@click.option(
    "--audience",
    type=click.Choice(["public", "bureau"]),
    default="public",
    show_default=True,
    help="公开版或主管版；主管版有姓名，请用 --output 放到另一个文件夹",
)
@as_of_option
@click.option("--jobs", type=click.IntRange(1), default=None, help="进程数，默认等于处理器核数")
@click.option("--explain", is_flag=True, help="说明每个页面为什么重做")
@format_option
def build(
    config: Path,
    output: Path | None,
    strict: bool,
    audience: str,
    as_of: str,
    jobs: int | None,
    explain: bool,
    form: str,
) -> None:
    """检查全部稿件并生成网站。"""
    from generator.cache import Unwritable
    from generator.model.outcome import BuildOutcome
    from generator.pipeline.unchanged import unchanged
    from generator.report import summary

    site = output or config.parent / ("site" if audience == "public" else "site-bureau")
    try:
        done = unchanged(config.parent, site, as_of=as_of, audience=audience, strict=strict, jobs=jobs)
    except Unwritable:  # the build says so
        done = None
    if isinstance(done, BuildOutcome) and form != "sarif":  # SARIF names the rules, which the project knows
        show(done.diagnostics, form, None)
        click.echo(summary.render(done), nl=False, err=True)
        sys.exit(HELD_BACK if done.held_back else CLEAN)

    from generator.pipeline import build as run
    from generator.report.progress import Watcher

    # Everything that is read stays until the end: looking for garbage every 700 objects finds none.
    gc.set_threshold(200_000, 50, 50)
    project = opened(config, form)
    with Watcher() as watch:
        outcome = run(
            project,
            site,
            as_of=as_of,
            strict=strict,
            audience=audience,
            jobs=jobs,
            watch=watch,
            glance=None if isinstance(done, BuildOutcome) else done,
        )
    show(outcome.diagnostics, form, project)
    if explain:
        click.echo(summary.reasons(outcome.reasons), nl=False, err=True)
    click.echo(summary.render(outcome), nl=False, err=True)
    sys.exit(HELD_BACK if outcome.held_back else CLEAN)


@command()
@config_option
@format_option
def check(config: Path, form: str) -> None:
    """只检查，不生成网站。"""
    from generator.model.diagnostic import Severity
    from generator.pipeline import check as run

    project = opened(config, form)
    found = run(project)
    show(found, form, project, to_stdout=True)
    sys.exit(HELD_BACK if any(one.severity is Severity.ERROR for one in found) else CLEAN)


@command()
@config_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="输出文件夹，默认是配置旁边的 site",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口")
def serve(config: Path, output: Path | None, port: int) -> None:
    """在本机预览，改动后自动重做并刷新。"""
    from generator.serve import serve as run

    opened(config, "text")
    run(config, output or config.parent / "site", port)


@command()
@click.argument("site", metavar="网站文件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify(site: Path) -> None:
    """对照 manifest.json 核对一个已发布的网站。"""
    from generator.publish import verify as run

    problems = run(site)
    for one in problems:
        click.echo(f"{one.path}: {one.message}", err=True)
    click.echo(f"核对完毕：{len(problems)} 处不符" if problems else "核对完毕：与清单一致")
    sys.exit(HELD_BACK if problems else CLEAN)
