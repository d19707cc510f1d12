"""Data out: `yanxiu export …`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.accounts import campaign_option, judged, named, output_option, write_whole
from generator.cli.copying import usb
from generator.cli.shared import USAGE, as_of_option, config_option, fail, opened
from generator.locale.help import Group

_GUIDE = "submit"
"""Hand-written page that says how to hand in, if the site has it."""


@click.group(cls=Group)
def export() -> None:
    """导出数据。"""


export.add_command(usb)


@export.command()
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="写到文件，默认输出到终端"
)
@click.option(
    "--of", "of", type=click.Choice(("site", "campaign")), default="site", show_default=True,
    help="site_config.yml 的，还是 content/campaigns/*.yml 的",
)  # fmt: skip
def schema(output: Path | None, of: str) -> None:
    """配置文件和活动文件的 JSON Schema，供编辑器补全和校验。"""
    from generator.config.schema import campaign_schema_text, schema_text

    text = campaign_schema_text() if of == "campaign" else schema_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, "utf-8")


@export.command()
@config_option
@click.option(
    "--format", "form", type=click.Choice(("xlsx", "csv", "json")), default="xlsx", show_default=True,
    help="工作簿、表格文本或数据",
)  # fmt: skip
@output_option
@campaign_option
@as_of_option
def ledger(config: Path, form: str, output: Path, campaign: str | None, as_of: str) -> None:
    """台账：每个单位、学科组、教师的每项材料。含姓名，不要公开。"""
    _, _, books = judged(config, as_of, campaign)
    if form == "xlsx":
        from generator.report.ledger import workbook

        write_whole(output, lambda stream: workbook.write(books, stream))
    else:
        from generator.report.ledger import csv, json

        render = csv.render if form == "csv" else json.render
        write_whole(output, lambda stream: stream.writelines(render(books)))
    click.echo(f"已写出 {output}")


@export.command()
@config_option
@click.option(
    "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="写到哪个文件夹"
)
@campaign_option
@as_of_option
def chase(config: Path, output: Path, campaign: str | None, as_of: str) -> None:
    """催交名单：每个单位一个文本，可直接贴进消息。"""
    from generator.report.ledger.chase import file_name, letters
    from generator.report.ledger.owing import idle

    # Letters to schools that owe nothing any more would stand among the new ones.
    if output.exists() and any(output.iterdir()):
        fail(f"文件夹 {output} 不是空的，旧名单会混进来。请换一个新文件夹，或先清空。", USAGE)
    project, _, books = judged(config, as_of, campaign)
    guide = f"{project.vocabulary.site.site.url}{_GUIDE}/"
    has_guide = (project.content / "pages" / f"{_GUIDE}.md").is_file()
    found = tuple(letters(books, guide if has_guide else ""))
    if found:
        output.mkdir(parents=True, exist_ok=True)
    for one in found:
        (output / file_name(books, one)).write_text(one.text, "utf-8")
    nobody = idle(books) or "都已交齐，没有要催的单位"
    click.echo(f"已写出 {len(found)} 个单位的名单，在 {output}" if found else nobody)


@export.command()
@config_option
@click.option("--campaign", metavar="活动", required=True, help="活动的代号或标题")
@output_option
def calendar(config: Path, campaign: str, output: Path) -> None:
    """截止日期：日历文件（.ics），手机和电脑的日历都能导入。"""
    from urllib.parse import urlsplit

    from generator.report.ledger.calendar import calendar as render
    from generator.text.suggest import nearest

    project = opened(config, "text")
    by_name = {name: one for one in project.campaigns for name in (one.title, one.slug)}
    found = by_name.get(campaign)
    if found is None:
        meant = nearest(campaign, by_name)
        fail(f"没有活动“{campaign}”。" + (f"是不是“{meant}”？" if meant else ""), USAGE)
    site = project.vocabulary.site.site
    text = render(found, site.name, urlsplit(site.url).hostname or "localhost")
    write_whole(output, lambda stream: stream.write(text))
    click.echo(f"已写出 {output}")


@export.command(name="self-check")
@config_option
@click.option("--organisation", metavar="单位", required=True, help="编号、名称或别名")
@output_option
@as_of_option
def self_check(config: Path, organisation: str, output: Path, as_of: str) -> None:
    """自查表：一个单位的材料和稿件缺什么、怎么改，可打印。"""
    from generator.check.expectations import expectations
    from generator.report.ledger.select import organisation_named
    from generator.report.ledger.self_check import render
    from generator.report.ledger.self_check.gathering import gathered

    project, state, books = judged(config, as_of, None)
    where = named(organisation_named, project.registry, organisation)
    words = project.vocabulary
    checked = gathered(
        books,
        where,
        [one for one, _ in state.judged],
        state.diagnostics,
        lambda one: expectations(one, project.inherited.kind_of(one), words),
    )
    text = render(books, where, checked)
    write_whole(output, lambda stream: stream.write(text.encode("utf-8", "replace")))
    click.echo(f"已写出 {output}")
