"""The allow-list for submissions' HTML: what Markdown makes, and the tables that Word makes.

Everything else goes: scripts, styles, forms, frames, event handlers, foreign schemes.
"""

from __future__ import annotations

import re

import nh3

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "sup": {"id"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "span": {"data-math-style"},
    "code": {"class"},
    "input": {"checked"},
}
_ALIGN = {"left", "center", "right"}
_VALUES = {"input": {"type": {"checkbox"}}, "td": {"align": _ALIGN}, "th": {"align": _ALIGN}}
_SCHEMES = {"http", "https", "mailto", "tel"}

_BODY = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    tag_attribute_values=_VALUES,
    set_tag_attribute_values={"input": {"disabled": ""}},
    clean_content_tags={
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "noscript",
        "template",
        "title",
        "svg",
    },
    url_schemes=_SCHEMES,
    link_rel="noopener noreferrer",
    id_prefix="b-",
)

_UNCOMMON = re.compile(
    r"<(?!(?:/?(?:p|h[1-6]|[uo]l|li|strong|em|del|table|thead|tbody|tr|t[hd]|blockquote|pre|code)|[bh]r /"
    r'|t[hd] align="(?:left|center|right)"|ol start="[0-9]+"|img src="[\w./%-]*" alt="[^"<>&]*" /)>)'
)
"""A tag that is not, letter by letter, one of those that Markdown makes of ordinary texts."""

_MATH_TAGS = {
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot",
    "mover", "munder", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom", "menclose", "mfenced",
}  # fmt: skip
_MATH = nh3.Cleaner(
    tags=_MATH_TAGS,
    attributes={
        "math": {"display"},
        "mo": {"stretchy", "fence", "form", "separator", "largeop", "movablelimits"},
        "mfrac": {"linethickness"},
        "mtable": {"columnalign", "rowspacing", "columnspacing"},
        "mover": {"accent"},
        "mspace": {"width"},
        "mi": {"mathvariant"},
        "mstyle": {"displaystyle", "scriptlevel"},
    },
    link_rel=None,
)


def clean_body(html: str) -> str:
    """Sanitised HTML of a body. Ids are prefixed with `b-`, links get `rel`."""
    return _BODY.clean(html)


def clean_rendered(html: str) -> str:
    """The same for what was rendered of Markdown that has no tag of its own.

    Its tags are the renderer's and well nested. Where all of them are common ones, allowed as they
    stand, there is nothing to take out: only the spelling differs from what the sanitiser writes.
    """
    if _UNCOMMON.search(html) or "\r" in html or "\xa0" in html:
        return clean_body(html)
    return html.replace(" />", ">").replace("&quot;", '"')


def clean_math(mathml: str) -> str:
    """Sanitised MathML of one formula."""
    return _MATH.clean(mathml)
