"""The extra `<head>` of a page: OpenGraph, JSON-LD, feeds. Every text is escaped here."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import escape

from generator.render.views.share import ShareImage
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
    image: ShareImage | None = None,
    feed: str = "",
) -> bytes:
    """OpenGraph of a page; `feed` is the relative address of an Atom feed."""
    properties = {
        "og:type": kind,
        "og:site_name": site_name,
        "og:title": title,
        "og:description": description,
        "og:url": url,
        "og:locale": "zh_CN",
    }
    if image is not None:
        size = {"og:image:width": str(image.width), "og:image:height": str(image.height)}
        properties |= {"og:image": image.url, **size}
    lines = [
        f'<meta property="{name}" content="{escape(text)}">' for name, text in properties.items() if text
    ]
    if image is not None:
        shape = "summary_large_image" if image.width >= 1.5 * image.height else "summary"
        lines.append(f'<meta name="twitter:card" content="{shape}">')
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
        "image": view.image.url,
        "license": licence,
        "isAccessibleForFree": True,
        "about": view.subject,
        "educationalLevel": view.level,
        "audience": {"@type": "EducationalAudience", "educationalRole": "teacher"},
        "award": [badge.text for badge in view.badges],
        "author": [{"@type": "Person", "name": author.label} for author in view.authors],
        "sourceOrganization": {"@type": "Organization", "name": view.organisation.label},
        "isPartOf": {"@type": "Collection", "name": site_name},
        "keywords": [value.label for fact in view.facts for value in fact.values if value.href],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": one.name,
                "encodingFormat": one.type.lower(),
                "contentSize": one.size,
                "contentUrl": view.url + one.href,
            }
            for one in view.files
        ],
    }
    return {key: value for key, value in data.items() if value}
