"""Tables of bodies: process tables become cards on a phone, the others get a scroll box.

A process table has a named header row, three to six columns, no merged cells, and at
least one long text. Changing `display` takes a table's meaning from assistive technology,
so stacked tables carry explicit roles.
"""

from __future__ import annotations

import re

# Up to the first end tag, by leaps from one `<` to the next: `.*?` would stop at every character.
_TABLE = re.compile(r"<table>([^<]*(?:<(?!/table>)[^<]*)*)</table>")
_ROW = re.compile(r"<tr>([^<]*(?:<(?!/tr>)[^<]*)*)</tr>")
_CELL = re.compile(r"<(t[dh])((?:\s[^>]*)?)>([^<]*(?:<(?!/\1>)[^<]*)*)</\1>")
_TAGS = re.compile(r"<[^>]+>")
_SPAN = re.compile(r'\s(?:col|row)span="(?!1")')

LONG = 24
"""Characters from which a cell holds a text and not a value: two thirds of a phone's line."""
WIDEST = 6


def tables(body: str) -> str:
    """The body with every outermost table dressed. A table within a table is left as it is."""
    if body.count("<table>") != body.count("</table>") or _nested(body):
        return body.replace(
            "<table>", '<div class="y-scroll" role="region" tabindex="0" aria-label="表格"><table>'
        ).replace("</table>", "</table></div>")
    return _TABLE.sub(_dress, body)


def _nested(body: str) -> bool:
    return any("<table>" in match[1] for match in _TABLE.finditer(body))


def _dress(match: re.Match[str]) -> str:
    rows = [_CELL.findall(row) for row in _ROW.findall(match[1])]
    if rows and _stackable(rows):
        return _stacked(rows)
    return (
        '<div class="y-scroll" role="region" tabindex="0" aria-label="表格，可左右滑动">'
        f"<table>{match[1]}</table></div>"
    )


def _stackable(rows: list[list[tuple[str, str, str]]]) -> bool:
    head, *rest = rows
    wide = len(head)
    return (
        3 <= wide <= WIDEST
        and bool(rest)
        and all(tag == "th" and _plain(text).strip() for tag, _, text in head)
        and all(len(row) == wide for row in rest)
        and not any(_SPAN.search(attributes) for row in rows for _, attributes, _ in row)
        and any(len(_plain(text)) > LONG for row in rest for _, _, text in row)
        and all(_plain(row[0][2]).strip() for row in rest)
    )


def _stacked(rows: list[list[tuple[str, str, str]]]) -> str:
    head, *rest = rows
    # Cells are escaped as text, where a quote stands bare; in an attribute it would end the value.
    labels = [" ".join(_plain(text).split()).replace('"', "&quot;") for _, _, text in head]
    top = "".join(f'<th scope="col"{attributes}>{text}</th>' for _, attributes, text in head)
    lines = []
    for row in rest:
        cells = [f'<th scope="row"{_unscoped(row[0][1])}>{row[0][2]}</th>']
        cells += [
            f'<td data-label="{label}"{attributes}>{text}</td>'
            for label, (_, attributes, text) in zip(labels[1:], row[1:], strict=True)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table class="y-stack"><thead><tr>{top}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _plain(html: str) -> str:
    return _TAGS.sub("", html) if "<" in html else html


def _unscoped(attributes: str) -> str:
    """Attributes of a cell without a scope of the author's own."""
    return re.sub(r'\sscope="[^"]*"', "", attributes) if attributes else ""
