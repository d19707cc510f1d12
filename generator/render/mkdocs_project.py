"""The MkDocs project that the shells are rendered from: configuration and stub pages.

Pure: configuration in, plain data out. Nothing here imports MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.site import NavEntry, SiteConfig
from generator.render.scripts import COMMON, SCRIPTS
from generator.render.slots import BODY, CANONICAL, CURRENT, DESCRIPTION, HEAD, INTRO, TITLE

STUBS = "_stub"
"""Folder of the stub pages; a hand-written page cannot have this name."""

LAYOUTS: dict[str, tuple[int, ...]] = {
    "home": (0,),  # made from the hand-written home page, see `shell`
    "search": (1,),
    "listing": (1, 2, 3, 4, 5),
    "terms": (1,),
    "organisation": (2, 3),
    "author": (2,),
    "step": (2,),
    "campaign": (2,),
    "coverage": (1, 2),
    "ledger": (1, 2, 3, 4),
    "dossier": (3,),
    "submission": (1, 2, 3, 4, 5, 6),
    "page": (1, 2, 3),
}
"""Layout → depths (number of folders in the address) at which it occurs. Kinds add theirs: `layouts`."""

STYLES: dict[str, tuple[str, ...]] = {
    "home": ("css/cards.css", "css/status.css", "css/home.css"),
    "search": ("css/cards.css", "css/search.css"),
    "listing": ("css/cards.css", "css/listing.css"),
    "terms": ("css/cards.css", "css/listing.css"),
    "organisation": ("css/cards.css", "css/listing.css", "css/status.css", "css/organisation.css"),
    "author": ("css/cards.css", "css/listing.css", "css/author.css"),
    "step": ("css/cards.css", "css/listing.css", "css/step.css"),
    "campaign": ("css/cards.css", "css/listing.css", "css/status.css", "css/campaign.css", "css/print.css"),
    "coverage": ("css/cards.css", "css/listing.css", "css/status.css", "css/coverage.css", "css/print.css"),
    "ledger": ("css/status.css", "css/ledger.css", "css/print.css"),
    "dossier": ("css/dossier.css", "css/print.css"),
    "submission": ("css/submission.css", "css/prose.css", "css/print.css"),
    "page": ("css/prose.css", "css/document.css"),
}
COMMON_STYLES = ("css/tokens.css", "css/base.css", "css/layout.css")

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


def kind_layouts(theme: Path) -> tuple[str, ...]:
    """Kind templates of a theme, each a layout like `submission` with a style sheet of its own."""
    return tuple(sorted(one.stem for one in (theme / "templates" / "kinds").glob("*.html")))


def layouts(theme: Path) -> dict[str, tuple[int, ...]]:
    """Every layout of a theme with its depths."""
    return {**LAYOUTS, **dict.fromkeys(kind_layouts(theme), LAYOUTS["submission"])}


def _styles(theme: Path) -> dict[str, tuple[str, ...]]:
    kinds = {name: (*STYLES["submission"], f"css/kinds/{name}.css") for name in kind_layouts(theme)}
    return {**STYLES, **kinds}


def _scripts(theme: Path, assets: Mapping[str, str]) -> dict[str, list[str]]:
    kinds = {
        name: (*SCRIPTS["submission"], *sorted(one for one in assets if one.startswith(f"js/kinds/{name}-")))
        for name in kind_layouts(theme)
    }
    return {
        layout: [name for name in (*COMMON, *{**SCRIPTS, **kinds}.get(layout, ())) if name in assets]
        for layout in _styles(theme)
    }


def slots() -> dict[str, Any]:
    """Front matter of a stub page."""
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "canonical": CANONICAL,
        "head": HEAD,
        "body": BODY,
        "current": list(CURRENT),
    }


def stub_path(layout: str, depth: int) -> str:
    """Source path of the stub of a layout; as many folders as give its depth, which is at least 1."""
    return (
        f"{STUBS}-{layout}-1.md"
        if depth == 1
        else "/".join([STUBS, *["x"] * (depth - 2), f"{layout}-{depth}.md"])
    )


def nav_entries(site: SiteConfig) -> tuple[tuple[str, str], ...]:
    """(label, address) of the main navigation, at most eight."""
    return tuple((_label(one, site), address(one)) for one in site.nav[: len(CURRENT)])


def address(entry: NavEntry) -> str:
    """Where a navigation entry leads, relative to the site root; empty for the home page."""
    if entry.url is not None:
        return entry.url.lstrip("/")
    if entry.taxonomy:
        return f"{entry.taxonomy}/"
    return f"kind/{entry.kind}/" if entry.kind else ""


def _label(entry: NavEntry, site: SiteConfig) -> str:
    if entry.label:
        return entry.label
    if entry.taxonomy in site.taxonomies:
        return site.taxonomies[entry.taxonomy].label
    if entry.kind in site.kinds:
        return site.kinds[entry.kind].label
    return entry.url or ""


def mkdocs_config(
    site: SiteConfig, theme: Path, docs: Path, output: Path, assets: Mapping[str, str]
) -> dict[str, Any]:
    """`mkdocs.yml` as data: ours, with the site's own `mkdocs:` block laid over it.

    `assets` maps `css/base.css` to the address that pages link, version included.
    """
    info = site.site
    ours: dict[str, Any] = {
        "site_name": info.name,
        "site_url": info.url,
        "site_description": info.description,
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "features": [],
            "palette": {"scheme": "default", "primary": "custom", "accent": "custom"},
        },
        "plugins": [],
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
            "toc",
        ],
        "extra": {"generator": False},
    }
    config = _overlay(ours, site.mkdocs)
    config["docs_dir"], config["site_dir"] = str(docs), str(output)
    config["use_directory_urls"] = True
    hidden = f"/{STUBS}/\n/{STUBS}-*"
    config["not_in_nav"] = f"{config['not_in_nav']}\n{hidden}" if config.get("not_in_nav") else hidden
    if isinstance(config.get("theme"), dict):
        config["theme"]["custom_dir"] = str(theme)
    config["extra"]["yanxiu"] = {
        "nav": [{"label": label, "url": url} for label, url in nav_entries(site)],
        "policy": POLICY,
        "owner": info.owner,
        "licence": info.licence,
        "filings": [
            {"text": text, "url": url}
            for text, url in ((info.icp, info.icp_url), (info.police, info.police_url))
            if text
        ],
        "assets": dict(assets),
        "icon": assets.get("img/icon.svg", ""),
        "styles": {
            layout: [name for name in (*COMMON_STYLES, *own) if name in assets]
            for layout, own in _styles(theme).items()
        },
        "scripts": _scripts(theme, assets),
        "slots": {**slots(), "layout": "page"},
        "slot_intro": INTRO,
    }
    return config


def _overlay(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` wins; mappings are merged key by key, everything else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _overlay(old, value) if isinstance(old, dict) and isinstance(value, Mapping) else value
    return merged
