"""`yanxiu export usb`: a copy of the site that opens by double click."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from generator.cli.accounts import named
from generator.cli.shared import USAGE, as_of_option, command, config_option, fail, opened


@command()
@config_option
@click.option(
    "--organisation", "organisations", metavar="单位", multiple=True,
    help="编号、名称或别名，含全部下级；可以写几次，不写就是全部单位",
)  # fmt: skip
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="U盘或文件夹；可重复写入",
)
@click.option("--limit", metavar="大小", default=None, help="最多占多少，如 4GB；放不下时先去掉最大的附件")
@as_of_option
@click.option("--jobs", type=click.IntRange(1), default=None, help="进程数，默认等于处理器核数")
def usb(
    config: Path,
    organisations: tuple[str, ...],
    output: Path,
    limit: str | None,
    as_of: str,
    jobs: int | None,
) -> None:
    """U盘副本：双击“打开.html”就能看，能搜索，不用联网。"""
    from generator.pipeline.offline import copy
    from generator.report.ledger.select import organisation_named
    from generator.report.progress import Watcher
    from generator.text.sizes import parse_size, show_size

    most = None
    if limit is not None:
        try:
            most = parse_size(limit)
        except ValueError:
            fail(f"--limit 写成 4GB、800MB 这样的大小，“{limit}”看不懂。", USAGE)
    # Everything that is read stays until the end: looking for garbage every 700 objects finds none.
    gc.set_threshold(200_000, 50, 50)
    project = opened(config, "text")
    wanted = [named(organisation_named, project.registry, one) for one in organisations]
    with Watcher() as watch:
        found = copy(
            project, output, list(dict.fromkeys(wanted)), limit=most, as_of=as_of, jobs=jobs, watch=watch
        )
    change = found.change
    removed = f"，移除 {change.removed} 个" if change.removed else ""
    click.echo(f"成果 {found.works} 份，文件 {found.files} 个，共 {show_size(found.size)}，在 {output}")
    click.echo(f"写入 {change.written} 个，未变 {change.unchanged} 个{removed}")
    if found.left_out:
        size = show_size(sum(one.size for one in found.left_out))
        click.echo(f"放不下的附件 {len(found.left_out)} 个，共 {size}，见 清单.txt")
