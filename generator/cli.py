"""The command line: arguments in, text and an exit code out. Composes nothing but calls.

Exit codes: 0 clean · 1 submissions held back, or `check` found errors · 2 usage or
configuration · 3 environment · 4 a bug. Heavy modules are imported inside the commands,
so that `--help` is quick.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import __version__
from generator.locale.help import Group

if TYPE_CHECKING:
    from generator.model.diagnostic import Diagnostic
    from generator.pipeline import Project

CLEAN, HELD_BACK, USAGE, ENVIRONMENT, BUG = range(5)
FORMATS = ("text", "json", "github", "sarif")

_config = click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), default=Path("site_config.yml"),
    show_default=True, help="站点配置文件",
)  # fmt: skip
_format = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="诊断的输出格式")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="yanxiu", help="显示版本")
def cli() -> None:
    """研修成果库：检查、编目并发布校本研修成果。"""


@cli.command()
@_config
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="输出文件夹，默认是配置旁边的 site",
)
@click.option("--strict", is_flag=True, help="有任何错误就不发布")
@click.option(
    "--audience",
    type=click.Choice(["public", "bureau"]),
    default="public",
    show_default=True,
    help="公开版或主管版",
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="进程数，默认等于处理器核数")
@click.option("--explain", is_flag=True, help="说明每个页面为什么重做")
@_format
def build(
    config: Path, output: Path | None, strict: bool, audience: str, jobs: int | None, explain: bool, form: str
) -> None:
    """检查全部稿件并生成网站。"""
    from generator.pipeline import build as run
    from generator.report import summary
    from generator.report.progress import Watcher

    # Everything that is read stays until the end: looking for garbage every 700 objects finds none.
    gc.set_threshold(200_000, 50, 50)
    project = _opened(config, form)
    with Watcher() as watch:
        outcome = run(
            project,
            output or config.parent / "site",
            strict=strict,
            audience=audience,
            jobs=jobs,
            watch=watch,
        )
    _show(outcome.diagnostics, form, project)
    if explain:
        click.echo(summary.reasons(outcome.reasons), nl=False, err=True)
    click.echo(summary.render(outcome), nl=False, err=True)
    sys.exit(HELD_BACK if outcome.held_back else CLEAN)


@cli.command()
@_config
@_format
def check(config: Path, form: str) -> None:
    """只检查，不生成网站。"""
    from generator.model.diagnostic import Severity
    from generator.pipeline import check as run

    project = _opened(config, form)
    found = run(project)
    _show(found, form, project, to_stdout=True)
    sys.exit(HELD_BACK if any(one.severity is Severity.ERROR for one in found) else CLEAN)


@cli.command()
@_config
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

    _opened(config, "text")
    run(config, output or config.parent / "site", port)


@cli.command()
@_config
@click.argument("kind", metavar="类别")
@click.option("--title", prompt="标题", help="稿件标题")
@click.option("--organisation", prompt="单位（编号或名称）", help="单位")
@click.option("--author", default="", help="作者")
def new(config: Path, kind: str, title: str, organisation: str, author: str) -> None:
    """新建一份稿件：类别写名称或代号都行。"""
    from generator.intake.create import create

    project = _opened(config, "text")
    try:
        path = create(
            project.content, project.vocabulary, project.registry, kind, title, organisation, author
        )
    except (LookupError, FileExistsError) as error:
        _fail(str(error.args[0]), USAGE)
    click.echo(f"已新建 {path}\n填好后运行 yanxiu check 看还缺什么。")


@cli.command(name="import")
@_config
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--organisation", required=True, help="单位（编号或名称）")
@click.option("--kind", default=None, help="类别；不给就按所在文件夹的名字判断")
@click.option(
    "--set", "given", multiple=True, metavar="字段=值", help="每份都有的字段，如 --set 学科=地理；可多次"
)
def import_(config: Path, folder: Path, organisation: str, kind: str | None, given: tuple[str, ...]) -> None:
    """把文件夹里的 .md 和 .txt 变成稿件。"""
    from generator.intake.create import import_folder

    project = _opened(config, "text")
    fields = dict(one.partition("=")[::2] for one in given)
    try:
        written = import_folder(
            project.content, project.vocabulary, project.registry, folder, organisation, kind, fields
        )
    except LookupError as error:
        _fail(str(error.args[0]), USAGE)
    click.echo(f"已导入 {len(written)} 份。运行 yanxiu check 看还缺什么。")


@cli.command()
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
        _fail(f"没有规则 {code}" + (f"。是不是 {meant}？" if meant else ""), USAGE)
    click.echo(rule_text.render(doc), nl=False)


@cli.command()
@click.argument("site", metavar="网站文件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify(site: Path) -> None:
    """对照 manifest.json 核对一个已发布的网站。"""
    from generator.publish import verify as run

    problems = run(site)
    for one in problems:
        click.echo(f"{one.path}: {one.message}", err=True)
    click.echo(f"核对完毕：{len(problems)} 处不符" if problems else "核对完毕：与清单一致")
    sys.exit(HELD_BACK if problems else CLEAN)


@cli.group()
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


def _opened(config: Path, form: str) -> Project:
    """The project, or exit 2 with the configuration's diagnostics."""
    from generator.pipeline import Project, open_project

    if not config.is_file():
        _fail(f"找不到配置文件 {config}。请在有 site_config.yml 的文件夹里运行，或用 --config 指明。", USAGE)
    project = open_project(config)
    if not isinstance(project, Project):
        _show(project, form, None, to_stdout=form != "text")
        sys.exit(USAGE)
    return project


def _show(
    found: tuple[Diagnostic, ...], form: str, project: Project | None, *, to_stdout: bool = False
) -> None:
    click.echo(_rendered(found, form, project), nl=False, err=form == "text" or not to_stdout)


def _rendered(found: tuple[Diagnostic, ...], form: str, project: Project | None) -> str:
    from generator.check.rules import RULES
    from generator.report import github, json, sarif, text

    match form:
        case "json":
            return json.render(found)
        case "github":
            return github.render(found)
        case "sarif":
            return sarif.render(
                found, project.checker.docs if project else [rule.doc for rule in RULES], __version__
            )
        case _:
            return text.render(found)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _environment_faults() -> tuple[type[Exception], ...]:
    """Asked for only when something was raised: importing them would slow every start."""
    from generator.cache import Unwritable
    from generator.publish import PublishError
    from generator.render.slots import ShellError

    return (PublishError, Unwritable, ShellError)


def main() -> None:
    """Entry of the console script: nothing but a bug ends in a traceback, and a bug says what to send."""
    try:
        cli.main(standalone_mode=True)
    except SystemExit:
        # The usual end. Without this line the classes below would be imported to compare it with.
        raise
    except _environment_faults() as error:
        _fail(str(error), ENVIRONMENT)
    except OSError as error:
        _fail(
            f"系统不允许：{error.strerror or error}（{error.filename or ''}）。请检查磁盘空间和权限后重试。",
            ENVIRONMENT,
        )
    except Exception as error:
        from generator.report.bug import explain_bug

        _fail(explain_bug(error), BUG)
