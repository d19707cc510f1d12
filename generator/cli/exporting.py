"""Data out: `yanxiu export …`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.locale.help import Group


@click.group(cls=Group)
def export() -> None:
    """导出数据。"""


@export.command()
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="写到文件，默认输出到终端"
)
def schema(output: Path | None) -> None:
    """site_config.yml 的 JSON Schema，供编辑器补全和校验。"""
    from generator.config.schema import schema_text

    text = schema_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, "utf-8")
