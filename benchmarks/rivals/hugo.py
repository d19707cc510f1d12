"""Hugo: leaf bundles, a taxonomy for each of ours, and nothing made that was not asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.rivals.rival import install_python, python_version, write_all
from benchmarks.rivals.submissions import NAME, PER_PAGE, STYLE, TAXONOMIES, Bundle

_NAVIGATION = "".join(f'<li><a href="/{name}/">{name}</a></li>\n' for name in TAXONOMIES)

_LAYOUTS = {
    # Without partials and cached partials: text that stands there is the fastest.
    "layouts/baseof.html": f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{{{ .Title }}}} | {NAME}</title>
<meta name="description" content="{{{{ .Params.summary }}}}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{NAME}</a><nav><ul>
{_NAVIGATION}</ul></nav></header>
<main>
{{{{ block "main" . }}}}{{{{ end }}}}
</main>
</body>
</html>
""",
    # Terms are linked by their names: looking each of them up as a page costs more.
    "layouts/page.html": """{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<table>
<tr><th>date</th><td>{{ .Params.day }}</td></tr>
{{ range $taxonomy, $terms := .Params.facts }}<tr><th>{{ $taxonomy }}</th><td>{{ range $terms }}<a href="/{{ $taxonomy }}/{{ . }}/">{{ . }}</a> {{ end }}</td></tr>
{{ end }}</table>
<ul>{{ range .Params.attachments }}<li><a href="{{ .file }}" download>{{ .role }}</a></li>{{ end }}</ul>
{{ .Content }}
</article>{{ end }}
""",
    "layouts/_partials/listing.html": """<h1>{{ .Title }}</h1>
<ol>
{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p><p>{{ range .Params.kind }}{{ . }}{{ end }} {{ range .Params.organisation }}{{ . }}{{ end }} {{ .Params.day }}</p></li>
{{ end }}</ol>
<nav>{{ with .Paginator }}{{ with .Prev }}<a href="{{ .URL }}">上一页</a>{{ end }} {{ .PageNumber }} / {{ .TotalPages }} {{ with .Next }}<a href="{{ .URL }}">下一页</a>{{ end }}{{ end }}</nav>
""",
    "layouts/term.html": """{{ define "main" }}{{ partial "listing.html" . }}{{ end }}
""",
    "layouts/taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>{{ end }}
""",
    "layouts/home.html": """{{ define "main" }}{{ $_ := .Paginate site.RegularPages }}{{ partial "listing.html" . }}{{ end }}
""",
}

_CONFIGURATION = {
    "baseURL": "/",
    "title": NAME,
    "locale": "zh-CN",
    "disableKinds": ["RSS", "sitemap", "robotsTXT", "404", "section"],
    "taxonomies": {name: name for name in TAXONOMIES},
    "pagination": {"pagerSize": PER_PAGE, "disableAliases": True},
    "uglyURLs": False,
    "buildFuture": True,  # whatever the day of the measurement, every submission has its page
    "timeout": "1h",
}


class Hugo:
    """The one to beat."""

    name = "Hugo"
    most: int | None = None

    def install(self, tools: Path) -> None:
        """The package carries the binary."""
        install_python(tools, "hugo")

    def version(self, tools: Path) -> str:
        """Of the package, which is Hugo's own."""
        return python_version(tools, "hugo")

    def lay_out(self, bundles: Iterable[Bundle], site: Path) -> None:
        """Front matter as JSON, which Hugo reads faster than YAML."""
        write_all(site, {**_LAYOUTS, "static/style.css": STYLE, "hugo.json": json.dumps(_CONFIGURATION)})
        for bundle in bundles:
            facts = bundle.facts()
            front = {
                "title": bundle.title,
                "date": bundle.day,
                "day": bundle.day,
                "summary": bundle.summary,
                "attachments": bundle.front["attachments"],
                "facts": facts,
                **facts,
            }
            folder = site / "content" / "r" / bundle.address
            write_all(folder, {"index.md": json.dumps(front, ensure_ascii=False) + "\n\n" + bundle.body})
            bundle.link_files(folder)

    def command(self, tools: Path, site: Path, output: Path) -> list[str]:
        """The binary itself: its Python starter would cost it 50 ms."""
        binary = next(tools.glob("lib/*/site-packages/hugo/binaries/hugo*"))
        cache = ["--cacheDir", str(site / ".cache")]
        return [str(binary), "--quiet", "--source", str(site), "--destination", str(output), *cache]
