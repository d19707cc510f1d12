"""Markdown of a submission → sanitised HTML, with its headings, pictures and links.

Untrusted: comrak renders, nh3 sanitises, and only then do our own marks (heading ids,
MathML) come in. Pure.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import unquote

import comrak
from msgspec import Struct

from generator.model.document import Heading, Link
from generator.parse.sanitise import clean_body, clean_math, clean_rendered

_EXTENSIONS = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "footnotes", "tasklist", "cjk_friendly_emphasis", "math_dollars"):
    setattr(_EXTENSIONS, _name, True)
_RENDER = comrak.RenderOptions()
_RENDER.unsafe_ = True  # raw HTML is needed for Word's merged tables; nh3 follows
_RENDER.hardbreaks = True  # authors press Enter where they want a new line; Markdown would join them
_LOCATE = comrak.RenderOptions()
_LOCATE.unsafe_ = True
_LOCATE.sourcepos = True
_LOCATE.hardbreaks = True

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
_PICTURE = re.compile(r"<img\b([^>]*)>")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_MATH = re.compile(r'<span data-math-style="(inline|display)">(.*?)</span>', re.DOTALL)
_FOREIGN = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(script|iframe|object|embed|form|style|svg|video|audio|link|meta|base|button|textarea|select)\b"
    r"|<\w[^>]*?\s(on\w+|style)\s*=|(javascript|vbscript|data):(?=[^<]*?>)",
    re.IGNORECASE,
)
_SCHEMES = re.compile("script:|data:|&", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w-]+")
_SOURCE = re.compile(r'data-sourcepos="(\d+):')


class Body(Struct, frozen=True):
    """A rendered body and what it refers to."""

    html: str
    headings: tuple[Heading, ...]
    pictures: tuple[Link, ...]
    """In reading order, `line` 0: see `locate_pictures`."""
    links: tuple[Link, ...]
    removed: str
    """The first tag or attribute that the sanitiser had to take out, empty when none."""


def render_body(markdown: str) -> Body:
    """Sanitised HTML and what it refers to. Footnote targets keep working under the `b-` prefix."""
    raw = _comrak(markdown, _RENDER)
    tagged = "<" in markdown
    # Without a tag or a scheme of the author's own there is nothing to take out, and nothing to say.
    active = _ACTIVE.search(raw) if tagged or _has_scheme(markdown) else None
    clean = clean_body(raw) if tagged else clean_rendered(raw)
    if 'href="#' in clean:
        clean = clean.replace('href="#', 'href="#b-')
    if "data-math-style" in clean:
        clean = _MATH.sub(_mathml, clean)
    clean, pictures = _pictures(clean)
    clean, headings = _headings(clean)
    links = tuple(
        Link(unquote(html.unescape(target)), html.unescape(_TAGS.sub("", text)), 0)
        for target, text in (_LINK.findall(clean) if "<a href" in clean else ())
    )
    return Body(clean, headings, pictures, links, (active[1] or active[2] or active[3]) if active else "")


def _has_scheme(markdown: str) -> bool:
    return (":" in markdown or "&" in markdown) and _SCHEMES.search(markdown) is not None


def _comrak(markdown: str, options: comrak.RenderOptions) -> str:
    rendered: str = comrak.render_markdown(markdown, extension_options=_EXTENSIONS, render_options=options)
    return rendered


def _pictures(clean: str) -> tuple[str, tuple[Link, ...]]:
    """Pictures of the body. One from another host is replaced by its text: no page calls out."""
    if "<img" not in clean:
        return clean, ()
    found: list[Link] = []

    def keep(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        target = unquote(html.unescape(attributes.get("src", "")))
        found.append(Link(target, html.unescape(attributes.get("alt", "")), 0))
        if not target or _FOREIGN.match(target.strip()):
            return f"<em>［图片：{attributes.get('alt', '')}］</em>"
        return match[0]

    return _PICTURE.sub(keep, clean), tuple(found)


def _headings(clean: str) -> tuple[str, tuple[Heading, ...]]:
    """Gives headings their ids and makes the highest one h2: h1 is the page's title."""
    levels = [int(level) for level, _ in _HEADING.findall(clean)]
    if not levels:
        return clean, ()
    shift = max(0, 2 - min(levels))
    found: list[Heading] = []
    used: dict[str, int] = {}

    def mark(match: re.Match[str]) -> str:
        level = min(6, int(match[1]) + shift)
        text, name = _named(match[2])
        used[name] = used.get(name, 0) + 1
        if used[name] > 1:
            name = f"{name}-{used[name]}"
        found.append(Heading(level, name, text))
        return f'<h{level} id="{html.escape(name)}">{match[2]}</h{level}>'

    return _HEADING.sub(mark, clean), tuple(found)


@lru_cache(maxsize=4096)
def _named(inner: str) -> tuple[str, str]:
    """(text, id) of a heading. A city's documents have the same few headings."""
    text = html.unescape(_TAGS.sub("", inner)).strip()
    return text, "s-" + (_NO_NAME.sub("-", text).strip("-") or "x")


def _mathml(match: re.Match[str]) -> str:
    """One formula; what cannot be converted stays as the author typed it."""
    from latex2mathml.converter import convert

    latex = html.unescape(match[2])
    try:
        return clean_math(convert(latex, display="block" if match[1] == "display" else "inline"))
    except Exception:  # latex2mathml raises whatever its parser met; the text itself is the fallback
        return f"<code>{match[2]}</code>"


def locate_pictures(markdown: str) -> tuple[int, ...]:
    """1-based line in the body of each picture, in reading order. Only diagnostics need it."""
    return _locate(markdown, _PICTURE)


def locate_links(markdown: str) -> tuple[int, ...]:
    """1-based line in the body of each link, in reading order."""
    return _locate(markdown, re.compile(r"<a\s[^>]*href="))


def _locate(markdown: str, wanted: re.Pattern[str]) -> tuple[int, ...]:
    raw = _comrak(markdown, _LOCATE)
    known = [(one.start(), int(one[1])) for one in _SOURCE.finditer(raw)]
    lines: list[int] = []
    at = -1
    for match in wanted.finditer(raw):
        while at + 1 < len(known) and known[at + 1][0] < match.end():
            at += 1
        lines.append(known[at][1] if at >= 0 else 1)
    return tuple(lines)
