"""A sanitised body made ready for its page: figures, tables, indents.

In: HTML that the parse stage has sanitised, and the pictures that are published. Out: HTML
with nothing added but classes, sizes, roles and figures. It must never unescape a text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

from generator.render.tables import tables
from generator.render.views.bundle import Shown

_IMAGE = re.compile(r"<img\b([^>]*?)/?>")
_ALONE = re.compile(r"<p>((?:\s|<br\s*/?>|<img\b[^>]*>)*<img\b[^>]*>(?:\s|<br\s*/?>|<img\b[^>]*>)*)</p>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_INDENT = re.compile(r"(<p>|<br\s*/?>\n?)[\s\u3000\u00a0]+")
# Browsers break a line between a formula and what follows; no line may begin with a closing mark.
_FORMULA = re.compile(
    r'(<math(?![^>]*display="block")[^>]*>(?:(?!</math>).)*</math>)([，。、；：？！”’）》」』])', re.DOTALL
)
_EMPHASIS = re.compile(r"<em>((?:(?!</?em\b).)*)</em>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_CHECK = re.compile(r"<input\b[^>]*>")
# A task list's box is a mark, not a control: a disabled input without a label says nothing when read aloud.
_DONE = '<span class="y-check" role="img" aria-label="已完成">☑</span>'
_OPEN = '<span class="y-check" role="img" aria-label="未完成">☐</span>'
_LAZY = ' loading="lazy"'
_ALONE_SIZES = "(min-width: 45em) 660px, calc(100vw - 32px)"
_PAIR_SIZES = "(min-width: 45em) 400px, (min-width: 30em) 50vw, calc(100vw - 32px)"
_TALL_SIZES = "(min-width: 30em) 400px, calc(100vw - 32px)"
"""How wide css/prose.css draws a picture: alone, beside another, upright."""
_EXTERNAL = re.compile(r"^[a-z][a-z0-9+.-]*:|^//", re.IGNORECASE)


def dress(body: str, pictures: Mapping[str, Shown]) -> str:
    """`pictures`: by path inside the bundle, published ones only."""
    if "\u3000" in body or "<p> " in body or "\u00a0" in body:
        # Authors type their own indents; ours would double them.
        body = _INDENT.sub(r"\1", body)
    if "<img" in body:
        number = [0]
        body = _ALONE.sub(lambda match: _figures(match[1], pictures, number), body)
        body = _IMAGE.sub(lambda match: _inline(match, pictures), body)
    if "<math" in body:
        body = _FORMULA.sub(r'<span class="y-keep">\1\2</span>', body)
    if "<em>" in body:
        body = _EMPHASIS.sub(_emphasis, body)
    if "<input" in body:
        body = _CHECK.sub(lambda match: _DONE if "checked" in match[0] else _OPEN, body)
    return tables(body) if "<table" in body else body


def _emphasis(match: re.Match[str]) -> str:
    """Han is emphasised with dots, foreign words and letters are slanted: dots under them say nothing."""
    return match[0] if _HAN.search(_TAG.sub("", match[1])) else f'<em class="y-latin">{match[1]}</em>'


def _figures(run: str, pictures: Mapping[str, Shown], number: list[int]) -> str:
    """Pictures that stand in a paragraph of their own, each as a figure with its caption."""
    run_of = _IMAGE.findall(run)
    sizes = _ALONE_SIZES if len(run_of) == 1 else _PAIR_SIZES
    found = [_figure(attributes, pictures, number, sizes) for attributes in run_of]
    return f'<div class="y-figures">{"".join(found)}</div>' if len(found) > 1 else found[0]


def _figure(attributes: str, pictures: Mapping[str, Shown], number: list[int], sizes: str) -> str:
    # What is below the first picture waits until it is near; the first may be on the first screen.
    image, source, tall = _picture(attributes, pictures, sizes, lazy=number[0] > 0)
    if not source:
        return image.replace("<span", "<div", 1).replace("</span>", "</div>")
    number[0] += 1
    caption = dict(_ATTRIBUTE.findall(attributes)).get("alt", "").strip()
    said = f" {caption}" if caption else ""
    text = f'<figcaption><span class="y-figure__no">图{number[0]}</span>{said}</figcaption>'
    shape = "y-figure y-tall" if tall else "y-figure"
    return f'<figure class="{shape}"><a href="{source}" data-y-zoom>{image}</a>{text}</figure>'


def _inline(match: re.Match[str], pictures: Mapping[str, Shown]) -> str:
    """A picture inside a text. Those of figures are done already and carry `decoding`."""
    return match[0] if " decoding=" in match[1] else _picture(match[1], pictures, _ALONE_SIZES)[0]


def _picture(
    attributes: str, pictures: Mapping[str, Shown], sizes: str, *, lazy: bool = True
) -> tuple[str, str, bool]:
    """The picture, its address, whether it is upright; its text in a box when it is not published."""
    values = dict(_ATTRIBUTE.findall(attributes))
    source, text = values.get("src", ""), values.get("alt", "")
    target = unquote(html.unescape(source)).partition("#")[0].partition("?")[0]
    shown = pictures.get(target.removeprefix("./"))
    if shown is None or _EXTERNAL.match(target):
        return f'<span class="y-missing">图片未能显示{"：" + text if text else ""}</span>', "", False
    tall = shown.height > shown.width
    box = f'width="{shown.width}" height="{shown.height}"{_LAZY if lazy else ""} decoding="async"'
    image = f'<img src="{source}" alt="{text}" {box}>'
    if shown.srcset:
        fits = _TALL_SIZES if tall else sizes
        smaller = f'<source type="image/webp" srcset="{shown.srcset}" sizes="{fits}">'
        image = f"<picture>{smaller}{image}</picture>"
    return image, source, tall
