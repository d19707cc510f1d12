"""Diagnostics for a terminal: one line for the fault, an indented one for the fix."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.diagnostic import Diagnostic


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """`PATH:LINE[:COL]: error PL301: 缺少“教学目标”` and the fix below it."""
    lines: list[str] = []
    for one in diagnostics:
        place = f"{one.path}:{one.line}" + (f":{one.column}" if one.column else "")
        lines.append(f"{place}: {one.severity} {one.code}: {one.message}")
        lines.append(f"    {one.fix}")
    return "".join(f"{printable(line)}\n" for line in lines)


def printable(line: str) -> str:
    """Control characters of hostile content made visible: they would steer the terminal."""
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in line)
