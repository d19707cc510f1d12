"""Who owes what: `yanxiu status`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.accounts import campaign_option, judged, named
from generator.cli.shared import CLEAN, HELD_BACK, as_of_option, command, config_option

_WIDTH = 180
"""Columns where the output is no terminal: a line of a table stays a line."""


@command()
@config_option
@click.option("--organisation", metavar="单位", default=None, help="只看一个单位及其下级：编号、名称或别名")
@campaign_option
@as_of_option
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="输出格式")
def status(config: Path, organisation: str | None, campaign: str | None, as_of: str, form: str) -> None:
    """各项材料交齐没有，谁还欠什么。有缺交或不合格时退出码是 1。"""
    from generator.report.ledger import json
    from generator.report.ledger.select import organisation_named
    from generator.report.ledger.terminal.organisation import of_organisation
    from generator.report.ledger.terminal.overview import failing, overview

    project, _, books = judged(config, as_of, campaign)
    where = named(organisation_named, project.registry, organisation) if organisation else ""
    if form == "json":
        click.echo(json.status(books, where), nl=False)
    else:
        from rich.console import Console

        tty = sys.stdout.isatty()
        console = Console(file=sys.stdout, highlight=False, width=None if tty else _WIDTH)
        parts = of_organisation(books, where) if where else overview(books)
        for one in parts:
            console.print(one)
    sys.exit(HELD_BACK if failing(books, where) else CLEAN)
