"""The command line: arguments in, text and an exit code out. Composes nothing but calls.

Exit codes: 0 clean · 1 submissions held back, `check` found errors, or `status` something 缺交 · 2 usage or
configuration · 3 environment · 4 a bug.
"""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.authoring import explain, import_, new
from generator.cli.building import build, check, serve, verify
from generator.cli.exporting import export
from generator.cli.shared import BUG, ENVIRONMENT, fail
from generator.cli.status import status
from generator.locale.help import Group


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="yanxiu", help="显示版本")
def cli() -> None:
    """研修成果库：检查、编目并发布校本研修成果。"""


for _command in (build, check, status, serve, new, import_, explain, verify, export):
    cli.add_command(_command)


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
        fail(str(error), ENVIRONMENT)
    except OSError as error:
        fail(
            f"系统不允许：{error.strerror or error}（{error.filename or ''}）。请检查磁盘空间和权限后重试。",
            ENVIRONMENT,
        )
    except Exception as error:
        from generator.report.bug import explain_bug

        fail(explain_bug(error), BUG)
