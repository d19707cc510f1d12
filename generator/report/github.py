"""Diagnostics as GitHub workflow commands, shown beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.diagnostic import Diagnostic


def render(diagnostics: Iterable[Diagnostic], prefix: str = "content/") -> str:
    """`::error file=…,line=…,title=PL301::message`. `prefix` leads from the repository to the paths."""
    lines = []
    for one in diagnostics:
        column = f",col={one.column}" if one.column else ""
        place = f"file={_property(prefix + one.path)},line={one.line}{column}"
        lines.append(f"::{one.severity} {place},title={one.code}::{_message(f'{one.message}。{one.fix}')}\n")
    return "".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
