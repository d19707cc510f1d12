"""Writing: `new`, `import`, `explain`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import USAGE, command, config_option, fail, opened


@command()
@config_option
@click.argument("kind", metavar="类别")
@click.option("--title", prompt="标题", help="稿件标题")
@click.option("--organisation", prompt="单位（编号或名称）", help="单位")
@click.option("--author", default="", help="作者")
def new(config: Path, kind: str, title: str, organisation: str, author: str) -> None:
    """新建一份稿件：类别写名称或代号都行。"""
    from generator.intake.create import create

    project = opened(config, "text")
    try:
        path = create(
            project.content, project.vocabulary, project.registry, kind, title, organisation, author
        )
    except (LookupError, FileExistsError) as error:
        fail(str(error.args[0]), USAGE)
    click.echo(f"已新建 {path}\n填好后运行 yanxiu check 看还缺什么。")


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
