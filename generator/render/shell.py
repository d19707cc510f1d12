"""Shells: every layout rendered once by MkDocs and Material, ready to be stamped.

In: the configuration, the theme folder, the folder of hand-written pages and an empty
working folder. Out: `Shells`. MkDocs is a black box behind this module: it gets a project
folder, it leaves a site folder, and its log becomes a list of texts. Submissions never
pass through it.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.model.output import Placed
from generator.model.site import SiteConfig
from generator.render.mkdocs_project import LAYOUTS, STUBS, layouts, mkdocs_config, slots, stub_path
from generator.render.scripts import finish, parts_of
from generator.render.slots import INTRO, Shell, ShellError, cut

ASSETS = ("assets/css", "assets/js", "assets/img")
_UNUSED = re.compile(r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*')
"""Controls of Material's own script, which no page loads; the HTML checker objects to them."""


class Shells(Struct, frozen=True):
    """What MkDocs gave for this site."""

    shells: dict[str, Shell]
    """`layout:depth` → shell; `not_found:0` has absolute links."""
    files: dict[str, Path]
    """Path on the site → file: hand-written pages with their pictures, style sheets, scripts, icons."""
    templates: Path
    """Folder of the page templates."""
    intro: bytes = b""
    """HTML of the hand-written home page, shown on the home page."""
    messages: tuple[str, ...] = ()
    """Warnings of MkDocs, as texts."""
    keys: dict[str, bytes] = field(default_factory=dict)
    """Path on the site → digest of that file's bytes."""

    def get(self, layout: str, depth: int) -> Shell:
        """The shell of a layout for an address of `depth` folders."""
        found = self.shells.get(f"{layout}:{depth}")
        if found is None:
            most = max(LAYOUTS.get(layout, LAYOUTS["submission"]))
            raise ShellError(f"地址层数过多：{layout} 页最多 {most} 层，这里有 {depth} 层。")
        return found


def shell_inputs(site: SiteConfig, theme: Path, pages: Path) -> bytes:
    """Digest of everything `build_shells` reads: equal digests make a new call needless."""
    import material.templates
    import mkdocs

    found = blake2b(digest_size=16)
    found.update(f"{mkdocs.__version__} {Path(material.templates.__file__).stat().st_size}".encode())
    settings = site.model_dump(mode="json", include={"site", "nav", "mkdocs"})
    labels = {
        "taxonomies": {k: v.label for k, v in site.taxonomies.items()},
        "kinds": {k: v.label for k, v in site.kinds.items()},
    }
    found.update(json.dumps([settings, labels], ensure_ascii=False, sort_keys=True, default=str).encode())
    for folder in (theme, pages):
        for path in _walk(folder):
            found.update(b"\0" + path.relative_to(folder).as_posix().encode() + b"\0" + _digest(path))
    return found.digest()


def build_shells(site: SiteConfig, theme: Path, pages: Path, workdir: Path) -> Shells:
    """Render every layout and the hand-written pages. `workdir` must outlive the result's files."""
    theme, pages, workdir = theme.resolve(), pages.resolve(), workdir.resolve()
    docs, output = workdir / "docs", workdir / "site"
    shutil.rmtree(workdir, ignore_errors=True)
    docs.mkdir(parents=True)
    if pages.is_dir():
        if any(one.name.startswith(STUBS) for one in pages.iterdir()):
            raise ShellError(f"content/pages/ 里的名称不能以 {STUBS} 开头，请改名。")
        shutil.copytree(pages, docs, dirs_exist_ok=True)
    if not (docs / "index.md").exists():
        (docs / "index.md").write_text("\n", "utf-8")
    for layout, depths in layouts(theme).items():
        for depth in depths:
            if depth:
                path = docs / stub_path(layout, depth)
                path.parent.mkdir(parents=True, exist_ok=True)
                # JSON is YAML, and keeps the slots as they are.
                meta = json.dumps({**slots(), "layout": layout}, ensure_ascii=False)
                path.write_text(f"---\n{meta}\n---\n", "utf-8")
    # Settings are handed over as data; the file only says which folder relative paths start from.
    project = workdir / "mkdocs.yml"
    project.write_text("", "utf-8")
    messages = _run(project, mkdocs_config(site, theme, docs, output, _versions(theme)))
    finish(output / "assets")
    for page in output.rglob("*.html"):
        page.write_text(_UNUSED.sub("", page.read_text("utf-8")), "utf-8")
    return _collect(site, theme, output, messages)


def plan_shell_files(shells: Shells) -> Iterator[Placed]:
    """The hand-written pages and assets, to be placed as they are."""
    for path, source in shells.files.items():
        yield Placed(path, source, shells.keys[path])


def _collect(site: SiteConfig, theme: Path, output: Path, messages: tuple[str, ...]) -> Shells:
    home, intro = _without_intro((output / "index.html").read_text("utf-8"))
    texts = {
        "home:0": (home, "./"),
        "not_found:0": ((output / "404.html").read_text("utf-8"), _site_path(site)),
    }
    for layout, depths in layouts(theme).items():
        for depth in depths:
            if depth:
                path = output / stub_path(layout, depth).removesuffix(".md") / "index.html"
                texts[f"{layout}:{depth}"] = (path.read_text("utf-8"), "../" * depth)
    shells = {name: cut(text, base) for name, (text, base) in sorted(texts.items())}
    files = {path: source for path, source in _produced(output) if _wanted(path)}
    keys = {path: _digest(source) for path, source in files.items()}
    return Shells(shells, files, theme / "templates", intro, messages, keys)


def _without_intro(page: str) -> tuple[str, bytes]:
    """The home shell, and the hand-written content that stood in it."""
    before, intro, after = page.split(INTRO)
    return before + after, intro.strip().encode()


def _site_path(site: SiteConfig) -> str:
    """Path of the site's address: `/`, or `/library/` when it lives in a folder."""
    path = "/" + site.site.url.partition("://")[2].partition("/")[2]
    return path if path.endswith("/") else path + "/"


def _produced(output: Path) -> Iterator[tuple[str, Path]]:
    for path in _walk(output):
        yield path.relative_to(output).as_posix(), path


def _wanted(path: str) -> bool:
    """Leave out stubs, our own home and 404, and what only Material's own script would use."""
    if path.startswith((STUBS, "assets/javascripts/", "search/", "sitemap.xml")) or path.endswith(".map"):
        return False
    return path not in (
        "index.html",
        "404.html",
        "assets/images/favicon.png",
        "objects.inv",
    ) and not path.startswith("templates/")


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder` in an order that does not depend on the file system."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != "__pycache__")
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(here, name)


def _digest(path: Path) -> bytes:
    return blake2b(path.read_bytes(), digest_size=16).digest()


def _versions(theme: Path) -> dict[str, str]:
    """Asset name → address with a version, so that no reader keeps an old style sheet beside a new page."""
    found: dict[str, str] = {}
    for folder in ASSETS:
        for path in _walk(theme / folder):
            name = path.relative_to(theme / "assets").as_posix()
            read = blake2b(digest_size=16)
            for part in parts_of(name):
                read.update(_digest(theme / "assets" / part))
            found[name] = f"assets/{name}?v={read.hexdigest()[:8]}"
    return found


def _run(project: Path, config: dict[str, Any]) -> tuple[str, ...]:
    """One run of MkDocs. Its log goes nowhere but into the result."""
    # Material announces its successor on every run; the notice is for people at a terminal.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.build import build
    from mkdocs.config.base import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    log = logging.getLogger("mkdocs")
    kept, propagate, level = list(log.handlers), log.propagate, log.level
    collector = _Collector()
    log.handlers, log.propagate = [collector], False
    log.setLevel(logging.WARNING)
    try:
        build(load_config(config_file=str(project), **config))
    except (Abort, ConfigurationError) as error:
        raise ShellError("；".join([*collector.texts, str(error)])) from error
    finally:
        log.handlers, log.propagate = kept, propagate
        log.setLevel(level)
    return tuple(collector.texts)


class _Collector(logging.Handler):
    """Keeps messages in the order in which they came, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)
