"""Writing: `new`, `import`, `explain`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.shared import USAGE, command, config_option, fail, opened

_CAMPAIGN = ("campaign", "活动")
"""What is written in place of a kind to set up a campaign."""


@command()
@config_option
@click.argument("kind", metavar="类别")
@click.option("--title", default=None, help="稿件标题；新建活动时是活动的名称，默认照模板")
@click.option("--organisation", default=None, help="单位（编号或名称）")
@click.option("--author", default="", help="作者")
@click.option("--template", default=None, metavar="模板", help="新建活动用的模板；不给就列出全部模板")
@click.option("--year", type=int, default=None, metavar="年份", help="活动的年份，默认是今年")
@click.option("--slug", default="", metavar="代号", help="活动的代号，也是文件名和网址，默认是模板加年份")
def new(
    config: Path,
    kind: str,
    title: str | None,
    organisation: str | None,
    author: str,
    template: str | None,
    year: int | None,
    slug: str,
) -> None:
    """新建一份稿件（类别写名称或代号都行），或新建一个活动：yanxiu new 活动 --template 模板。"""
    from generator.intake.create import create

    project = opened(config, "text")
    if kind in _CAMPAIGN and project.vocabulary.kind(kind) is None:
        _new_campaign(project.content, template, year, title or "", slug)
        return
    title = title or click.prompt("标题")
    organisation = organisation or click.prompt("单位（编号或名称）")
    try:
        path = create(
            project.content, project.vocabulary, project.registry, kind, title, organisation, author
        )
    except (LookupError, FileExistsError) as error:
        fail(str(error.args[0]), USAGE)
    click.echo(f"已新建 {path}\n填好后运行 yanxiu check 看还缺什么。")


def _new_campaign(content: Path, template: str | None, year: int | None, title: str, slug: str) -> None:
    from generator.intake.campaign import create_campaign, templates

    if template is None:
        click.echo("可用的模板（yanxiu new 活动 --template 模板 --year 年份）：")
        for one in templates().values():
            click.echo(f"  {one.name}\n      {one.summary}")
        return
    try:
        path = create_campaign(content, template, year or date.today().year, title, slug)
    except (LookupError, ValueError, FileExistsError) as error:
        fail(str(error.args[0]), USAGE)
    click.echo(f"已新建 {path}\n日期和数目按本地的通知改好，再运行 yanxiu check。")


@command(name="import")
@config_option
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--organisation", required=True, help="单位（编号或名称）")
@click.option("--kind", default=None, help="类别；不给就按所在文件夹的名字判断")
@click.option(
    "--set", "given", multiple=True, metavar="字段=值", help="每份都有的字段，如 --set 学科=地理；可多次"
)
def import_(config: Path, folder: Path, organisation: str, kind: str | None, given: tuple[str, ...]) -> None:
    """把文件夹里的 .md 和 .txt 变成稿件。"""
    from generator.intake.create import import_folder

    project = opened(config, "text")
    fields = dict(one.partition("=")[::2] for one in given)
    try:
        written = import_folder(
            project.content, project.vocabulary, project.registry, folder, organisation, kind, fields
        )
    except LookupError as error:
        fail(str(error.args[0]), USAGE)
    click.echo(f"已导入 {len(written)} 份。运行 yanxiu check 看还缺什么。")


@command()
@click.argument("code", metavar="[编号]", required=False)
def explain(code: str | None) -> None:
    """解释一条规则，例如 PL301；不给编号就列出全部规则。"""
    from generator.check.rules import RULES
    from generator.report import rule_text
    from generator.text.suggest import nearest

    docs = {rule.doc.code: rule.doc for rule in RULES}
    if code is None:
        click.echo(rule_text.index(docs.values()), nl=False)
        return
    doc = docs.get(code.upper())
    if doc is None:
        meant = nearest(code.upper(), docs)
        fail(f"没有规则 {code}" + (f"。是不是 {meant}？" if meant else ""), USAGE)
    click.echo(rule_text.render(doc), nl=False)
