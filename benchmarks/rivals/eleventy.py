"""Eleventy: layouts as JavaScript functions, which need no template language, and pages of 24."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.rivals.rival import run, write_all
from benchmarks.rivals.submissions import NAME, PER_PAGE, STYLE, TAXONOMIES, Bundle

_CONFIGURATION = f"""
module.exports = function (config) {{
  config.setUseGitIgnore(false);
  config.addPassthroughCopy("style.css");
  config.addPassthroughCopy("r/**/*.{{png,pdf}}");
  config.addCollection("listings", (all) => {{
    const terms = new Map([["/", []]]);
    for (const page of all.getFilteredByGlob("r/**/*.md").reverse()) {{
      terms.get("/").push(page);
      for (const [taxonomy, names] of Object.entries(page.data.facts))
        for (const name of names) {{
          const url = `/${{taxonomy}}/${{name}}/`;
          if (!terms.has(url)) terms.set(url, []);
          terms.get(url).push(page);
        }}
    }}
    const listings = [];
    for (const [url, pages] of terms)
      for (let at = 0; at < pages.length; at += {PER_PAGE}) {{
        const number = at / {PER_PAGE} + 1;
        listings.push({{
          heading: url, number, of: Math.ceil(pages.length / {PER_PAGE}),
          url: number === 1 ? url : `${{url}}page/${{number}}/`, base: url,
          pages: pages.slice(at, at + {PER_PAGE}),
        }});
      }}
    return listings;
  }});
  return {{ dir: {{ includes: "_includes" }}, markdownTemplateEngine: false, htmlTemplateEngine: false }};
}};
"""

_BASE = f"""
const SIGNS = {{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }};
const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const shell = (title, summary, main) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${{escape(title)}} | {NAME}</title>
<meta name="description" content="${{escape(summary)}}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{NAME}</a><nav><ul>
{"".join(f'<li><a href="/{name}/">{name}</a></li>' for name in TAXONOMIES)}
</ul></nav></header>
<main>
${{main}}
</main>
</body>
</html>
`;
module.exports = {{ escape, shell }};
"""

_PAGE = """
const { escape, shell } = require("./shell.cjs");
exports.render = ({ title, day, summary, facts, attachments, content }) => {
  const rows = Object.entries(facts).map(([taxonomy, names]) => `<tr><th>${taxonomy}</th><td>${
    names.map((name) => `<a href="/${taxonomy}/${encodeURI(name)}/">${escape(name)}</a>`).join(" ")}</td></tr>`);
  const files = attachments.map((one) => `<li><a href="${escape(one.file)}" download>${escape(one.role)}</a></li>`);
  return shell(title, summary, `<article>
<h1>${escape(title)}</h1>
<table>
<tr><th>date</th><td>${day}</td></tr>
${rows.join("\\n")}
</table>
<ul>${files.join("")}</ul>
${content}
</article>`);
};
"""

_LISTING = """
const { escape, shell } = require("./_includes/shell.cjs");
exports.data = {
  pagination: { data: "collections.listings", size: 1, alias: "listing" },
  permalink: ({ listing }) => `${listing.url}index.html`,
  eleventyExcludeFromCollections: true,
};
exports.render = ({ listing }) => {
  const at = (number) => (number === 1 ? listing.base : `${listing.base}page/${number}/`);
  const cards = listing.pages.map(({ url, data }) => `<li><a href="${url}">${escape(data.title)}</a><p>${
    escape(data.summary)}</p><p>${data.facts.kind} ${data.facts.organisation} ${data.day}</p></li>`);
  return shell(listing.heading, "", `<h1>${escape(listing.heading)}</h1>
<ol>
${cards.join("\\n")}
</ol>
<nav>${listing.number > 1 ? `<a href="${at(listing.number - 1)}">上一页</a>` : ""} ${listing.number} / ${listing.of} ${
    listing.number < listing.of ? `<a href="${at(listing.number + 1)}">下一页</a>` : ""}</nav>`);
};
"""


class Eleventy:
    """The usual choice of those who write JavaScript."""

    name = "Eleventy"
    most: int | None = 10_000

    def install(self, tools: Path) -> None:
        """Needs node and npm."""
        run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(tools), "@11ty/eleventy")

    def version(self, tools: Path) -> str:
        """From its package."""
        package = tools / "node_modules" / "@11ty" / "eleventy" / "package.json"
        return str(json.loads(package.read_bytes())["version"])

    def lay_out(self, bundles: Iterable[Bundle], site: Path) -> None:
        """Front matter as JSON; `facts` instead of `tags`, of which Eleventy would make collections of its own."""
        files = {
            "eleventy.config.cjs": _CONFIGURATION,
            "_includes/shell.cjs": _BASE,
            "_includes/page.11ty.cjs": _PAGE,
            "listing.11ty.cjs": _LISTING,
            "style.css": STYLE,
        }
        write_all(site, files)
        for bundle in bundles:
            front = {
                "layout": "page.11ty.cjs",
                "title": bundle.title,
                "date": bundle.day,
                "day": bundle.day,
                "summary": bundle.summary,
                "attachments": bundle.front["attachments"],
                "facts": bundle.facts(),
            }
            folder = site / "r" / bundle.address
            head = json.dumps(front, ensure_ascii=False, indent=1)
            write_all(folder, {"index.md": f"---json\n{head}\n---\n{bundle.body}"})
            bundle.link_files(folder)

    def command(self, tools: Path, site: Path, output: Path) -> list[str]:
        """Run by node, without npx in between."""
        script = tools / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return ["node", str(script), "--quiet", "--input", str(site), "--output", str(output)]
