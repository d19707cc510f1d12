"""Pelican: kind as category, authors as authors, all other terms as tags, pages of 24."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.rivals.rival import install_python, python_version, write_all
from benchmarks.rivals.submissions import NAME, PER_PAGE, STYLE, Bundle

_SETTINGS = f"""
SITENAME = {NAME!r}
SITEURL = ""
PATH = "content"
ARTICLE_PATHS = ["r"]
STATIC_PATHS = ["r"]
PATH_METADATA = r"r/(?P<address>[^/]+/[^/]+)/index"
ARTICLE_URL = "r/{{address}}/"
ARTICLE_SAVE_AS = "r/{{address}}/index.html"
THEME = "theme"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"
WITH_FUTURE_DATES = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = {PER_PAGE}
PAGINATED_TEMPLATES = {{"index": None, "tag": None, "category": None, "author": None}}
PLUGINS = []
MARKDOWN = {{
    "extension_configs": {{"markdown.extensions.extra": {{}}, "markdown.extensions.toc": {{}}}},
    "output_format": "html5",
}}
"""

_LISTING = """{% extends "base.html" %}{% block main %}<h1>{{ heading }}</h1>
<ol>
{% for one in articles_page.object_list %}<li><a href="/{{ one.url }}">{{ one.title }}</a><p>{{ one.summary }}</p><p>{{ one.category }} {{ one.organisation }} {{ one.date.date() }}</p></li>
{% endfor %}</ol>
<nav>{% if articles_page.has_previous() %}<a href="/{{ articles_previous_page.url }}">上一页</a>{% endif %} {{ articles_page.number }} / {{ articles_paginator.num_pages }} {% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">下一页</a>{% endif %}</nav>
{% endblock %}
"""

_THEME = {
    "theme/templates/base.html": f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{% block title %}}{NAME}{{% endblock %}}</title>
<link rel="stylesheet" href="/theme/style.css">
</head>
<body>
<header><a href="/">{NAME}</a></header>
<main>
{{% block main %}}{{% endblock %}}
</main>
</body>
</html>
""",
    "theme/templates/article.html": """{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}{% block main %}<article>
<h1>{{ article.title }}</h1>
<table>
<tr><th>date</th><td>{{ article.date.date() }}</td></tr>
<tr><th>kind</th><td><a href="/{{ article.category.url }}">{{ article.category }}</a></td></tr>
<tr><th>authors</th><td>{% for one in article.authors %}<a href="/{{ one.url }}">{{ one }}</a> {% endfor %}</td></tr>
<tr><th>terms</th><td>{% for one in article.tags %}<a href="/{{ one.url }}">{{ one }}</a> {% endfor %}</td></tr>
</table>
<ul><li><a href="{{ article.attachment }}" download>{{ article.role }}</a></li></ul>
{{ article.content }}
</article>{% endblock %}
""",
    "theme/templates/listing.html": _LISTING,
    **{
        f"theme/templates/{name}.html": f'{{% set heading = {name} %}}{{% extends "listing.html" %}}\n'
        for name in ("tag", "category", "author")
    },
    "theme/templates/index.html": f'{{% set heading = "{NAME}" %}}{{% extends "listing.html" %}}\n',
    "theme/static/style.css": STYLE,
}


class Pelican:
    """The other generator in Python."""

    name = "Pelican"
    most: int | None = 10_000

    def install(self, tools: Path) -> None:
        """With Python-Markdown, its reader."""
        install_python(tools, "pelican[markdown]")

    def version(self, tools: Path) -> str:
        """Of the package."""
        return python_version(tools, "pelican")

    def lay_out(self, bundles: Iterable[Bundle], site: Path) -> None:
        """Head lines as Python-Markdown's `meta` wants them."""
        write_all(site, {"pelicanconf.py": _SETTINGS, **_THEME})
        for bundle in bundles:
            facts = bundle.facts()
            kind, authors = facts.pop("kind"), facts.pop("authors", [])
            tags = [f"{taxonomy}-{term}" for taxonomy, terms in facts.items() for term in terms]
            attachment = bundle.front["attachments"][0]
            head = {
                "Title": bundle.title,
                "Date": bundle.day,
                "Slug": bundle.address.replace("/", "-"),
                "Category": kind[0],
                "Authors": "; ".join(authors),
                "Organisation": facts["organisation"][0],
                "Tags": ", ".join(tags),
                "Summary": bundle.summary,
                "Attachment": attachment["file"],
                "Role": attachment["role"],
            }
            lines = "".join(f"{key}: {value}\n" for key, value in head.items())
            folder = site / "content" / "r" / bundle.address
            write_all(folder, {"index.md": f"{lines}\n{bundle.body}"})
            bundle.link_files(folder)

    def command(self, tools: Path, site: Path, output: Path) -> list[str]:
        """Its own command, silent."""
        settings = ["--settings", str(site / "pelicanconf.py"), "--output", str(output)]
        return [str(tools / "bin" / "pelican"), str(site / "content"), *settings, "--quiet"]
