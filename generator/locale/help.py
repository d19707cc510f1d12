"""Help texts in Chinese: click's command classes with Chinese placeholders and columns that align.

click counts a Chinese character as one column and leaves the placeholders `[OPTIONS]`,
`COMMAND`, `TEXT` in English even where a translation is bound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import click

_TYPES = {"TEXT": "文字", "INTEGER": "整数", "INTEGER RANGE": "整数", "FLOAT": "数", "FLOAT RANGE": "数"}
"""click's names of value types that it does not translate."""
_TYPE = re.compile(rf"(?<= )(?:{'|'.join(sorted(_TYPES, reverse=True))})$")


def columns(text: str) -> int:
    """Terminal columns that `text` takes: two for wide characters."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` columns; breaks after a space or a wide character."""
    line = ""
    for piece in re.findall(r"[!-~]+ *|.", text):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    if line.rstrip():
        yield line.rstrip()


class Formatter(click.HelpFormatter):
    """Writes help with Chinese punctuation and aligned columns."""

    def write_heading(self, heading: str) -> None:
        """A section's name with a full-width colon."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """A paragraph, indented."""
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and their explanations in two columns; a term too wide stands on its own line."""
        named = [(_TYPE.sub(lambda found: _TYPES[found[0]], first), second) for first, second in rows]
        left = min(max(columns(first) for first, _ in named), col_max) + col_spacing
        for first, second in named:
            lines = list(wrapped(second, self.width - self.current_indent - left))
            if columns(first) + col_spacing > left or not lines:
                self.write(f"{'':>{self.current_indent}}{first}\n")
                start = 0
            else:
                gap = left - columns(first)
                self.write(f"{'':>{self.current_indent}}{first}{'':>{gap}}{lines[0]}\n")
                start = 1
            for line in lines[start:]:
                self.write(f"{'':>{self.current_indent + left}}{line}\n")


class _Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    context_class = _Context

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **options})


class Group(click.Group):
    """A group of such commands."""

    context_class = _Context
    command_class = Command
    group_class = type

    def __init__(self, *arguments: Any, **options: Any) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]..."}
        super().__init__(*arguments, **{**words, **options})
