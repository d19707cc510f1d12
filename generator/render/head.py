"""The extra `<head>` of a page: OpenGraph, JSON-LD, feeds. Every text is escaped here."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import escape

from generator.render.views.submission import SubmissionView

_IN_SCRIPT = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def head(
    *,
    title: str,
    description: str,
    url: str,
    site_name: str,
    kind: str = "website",
    image: str = "",
    feed: str = "",
) -> bytes:
    """OpenGraph of a page; `feed` is the relative address of an Atom feed."""
    properties = {
        "og:type": kind,
        "og:site_name": site_name,
        "og:title": title,
        "og:description": description,
        "og:url": url,
        "og:image": image,
        "og:locale": "zh_CN",
    }
    lines = [
        f'<meta property="{name}" content="{escape(text)}">' for name, text in properties.items() if text
    ]
    if feed:
        kind = "application/atom+xml"
        lines.append(f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(feed)}">')
    return "\n".join(lines).encode()


def json_ld(data: dict[str, Any]) -> bytes:
    """A data block. `<` never stands in it, so no text can end it."""
    text = msgspec.json.encode(data).decode()
    for character, escaped in _IN_SCRIPT:
        text = text.replace(character, escaped)
    return f'\n<script type="application/ld+json">{text}</script>'.encode()


def learning_resource(view: SubmissionView, site_name: str, licence: str) -> dict[str, Any]:
    """schema.org LearningResource of a submission."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": view.title,
        "description": view.description,
        "url": view.url,
        "inLanguage": "zh-CN",
        "learningResourceType": view.kind.label,
        "datePublished": view.date,
        "image": view.image,
        "license": licence,
        "author": [{"@type": "Person", "name": author.label} for author in view.authors],
        "sourceOrganization": {"@type": "Organization", "name": view.organisation.label},
        "isPartOf": {"@type": "Collection", "name": site_name},
        "keywords": [value.label for fact in view.facts for value in fact.values if value.href],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": one.name,
                "encodingFormat": one.type.lower(),
                "contentUrl": view.url + one.href,
            }
            for one in view.files
        ],
    }
    return {key: value for key, value in data.items() if value}
