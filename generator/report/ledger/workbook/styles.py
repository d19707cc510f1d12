"""Formats of the workbook: the site's tokens on white paper, a word in every coloured cell."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from generator.model.ledger import Status

FONT = "微软雅黑"
_INK, _META, _LINE, _SUNK = "#1C2127", "#5F6873", "#DDD9D1", "#F1EFEA"
_OK, _WARN, _RED, _QUIET = (
    ("#1B6B3A", "#E6F3EA"),
    ("#7F4D00", "#FFF2DC"),
    ("#B3211B", "#FBEBE8"),
    (_META, "#FFFFFF"),
)
_STATUS = {
    Status.DONE: _OK,
    Status.LATE: _WARN,
    Status.REJECTED: _WARN,
    Status.MISSING: _RED,
    Status.PENDING: (_INK, "#FFFFFF"),
    Status.EXEMPT: _QUIET,
    Status.NOT_APPLICABLE: _QUIET,
}


class Styles:
    """Every format of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        def style(**properties: Any) -> Format:
            plain = {"font_name": FONT, "font_size": 10, "font_color": _INK, "valign": "vcenter"}
            return workbook.add_format(plain | properties)

        framed = {"border": 1, "border_color": _LINE}
        self.title = style(bold=True, font_size=14)
        self.scope = style(font_color=_META)
        self.head = style(bold=True, bg_color=_SUNK, text_wrap=True, align="center", **framed)
        self.text = style(**framed)
        self.name = style(bold=True, **framed)
        self.note = style(text_wrap=True, font_size=9, **framed)
        self.number = style(num_format="#,##0.##;-#,##0.##;0", align="right", **framed)
        self.whole = style(num_format="#,##0", align="right", **framed)
        self.share = style(num_format="0%", align="right", **framed)
        self.link = style(font_color="#17538F", underline=1, **framed)
        self.total = style(num_format="#,##0", bold=True, bg_color=_SUNK, align="right", **framed)
        self.total_share = style(num_format="0%", bold=True, bg_color=_SUNK, align="right", **framed)
        self.total_text = style(bold=True, bg_color=_SUNK, **framed)
        self.status = {
            status: style(font_color=ink, bg_color=ground, **framed)
            for status, (ink, ground) in _STATUS.items()
        }
        self.count = {
            status: style(font_color=ink, bg_color=ground, num_format="#,##0", align="right", **framed)
            for status, (ink, ground) in _STATUS.items()
        }
        """For a number greater than 0 of lines that stand so."""
        self.indent = tuple(style(indent=depth, **framed) for depth in range(8))
