"""MkDocs with Material: a page for each submission; it has no paginated listings, so it makes none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.rivals.rival import install_python, python_version, write_all
from benchmarks.rivals.submissions import NAME, Bundle

_CONFIGURATION = {
    "site_name": NAME,
    "theme": {"name": "material", "language": "zh", "font": False, "custom_dir": "overrides"},
    "plugins": [],  # no search
    "markdown_extensions": ["tables"],
    # A navigation of all pages would stand in every page: its cost grows with the square of their number.
    "nav": ["index.md"],
    "validation": {"omitted_files": "ignore", "not_found": "ignore"},
}

_OVERRIDE = """{% extends "base.html" %}
{% block content %}
{% if page.meta.facts %}
<table>
<tr><th>date</th><td>{{ page.meta.day }}</td></tr>
{% for taxonomy, terms in page.meta.facts.items() %}<tr><th>{{ taxonomy }}</th><td>{% for term in terms %}<a href="/{{ taxonomy }}/{{ term }}/">{{ term }}</a> {% endfor %}</td></tr>
{% endfor %}
</table>
<ul>{% for one in page.meta.attachments %}<li><a href="{{ one.file }}" download>{{ one.role }}</a></li>{% endfor %}</ul>
{% endif %}
{{ super() }}
{% endblock %}
"""


class Material:
    """What we would be without a generator of our own."""

    name = "MkDocs+Material"
    most: int | None = 10_000

    def install(self, tools: Path) -> None:
        """Brings MkDocs with it."""
        install_python(tools, "mkdocs-material")

    def version(self, tools: Path) -> str:
        """Of both."""
        return f"{python_version(tools, 'mkdocs')}+{python_version(tools, 'mkdocs-material')}"

    def lay_out(self, bundles: Iterable[Bundle], site: Path) -> None:
        """The configuration is JSON, which is YAML; front matter likewise."""
        files = {
            "mkdocs.yml": json.dumps(_CONFIGURATION, ensure_ascii=False),
            "overrides/main.html": _OVERRIDE,
            "docs/index.md": f"# {NAME}\n",
        }
        write_all(site, files)
        for bundle in bundles:
            front = {
                "title": bundle.title,
                "day": bundle.day,
                "description": bundle.summary,
                "attachments": bundle.front["attachments"],
                "facts": bundle.facts(),
            }
            folder = site / "docs" / "r" / bundle.address
            head = json.dumps(front, ensure_ascii=False)
            write_all(folder, {"index.md": f"---\n{head}\n---\n\n{bundle.body}"})
            bundle.link_files(folder)

    def command(self, tools: Path, site: Path, output: Path) -> list[str]:
        """Its own command, silent."""
        command = [str(tools / "bin" / "mkdocs"), "build", "--quiet"]
        return [*command, "--config-file", str(site / "mkdocs.yml"), "--site-dir", str(output)]
