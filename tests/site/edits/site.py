"""Edits of what the whole site is made of: configuration, theme, hand-written pages."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.site.world import World, put_back


def name(rng: random.Random, world: World) -> None:
    _configure(world, lambda site: site["site"].update(name=rng.choice(("某市", "某市研修", "另一市"))))


def severity(rng: random.Random, world: World) -> None:
    """A rule weighs less or more: what was held back comes out, or the other way round."""
    code, weight = (
        rng.choice(("PL301", "PL205", "PL401", "PL508")),
        rng.choice(("error", "warning", "notice")),
    )
    _configure(world, lambda site: site.setdefault("rules", {}).update({code: _setting(weight)}))


def term_renamed(rng: random.Random, world: World) -> None:
    """What readers call a term of a closed list."""
    term = {"slug": "a", "label": f"甲领域{rng.choice(('', '（新）'))}", "aliases": ["甲领域", "甲科"]}
    _configure(world, lambda site: site["taxonomies"].update(field={"terms": [term]}))


def term_added(rng: random.Random, world: World) -> None:
    """What some submissions named in vain is known now."""
    terms = [{"slug": "d", "label": "丁领域"}, {"slug": f"e{rng.randrange(2)}", "label": "戊领域"}]
    _configure(world, lambda site: site["taxonomies"].update(field={"terms": terms}))


def field_added(rng: random.Random, world: World) -> None:
    """A field of every kind; required now and then, so that nothing meets it."""
    field = {"label": "课时", "type": "text", "required": rng.random() < 0.3}
    _configure(world, lambda site: site["fields"].update(period=field))


def kind_changed(rng: random.Random, world: World) -> None:
    """More is asked of one kind."""
    _configure(world, lambda site: site["kinds"].update(sample={"min_chars": rng.choice((20, 60, 100))}))


def requirement(rng: random.Random, world: World) -> None:
    """What one county asks for besides; or not any more."""
    asked = [{"id": "longer", "of": rng.choice(("dong", "xi")), "source": "东县通知", "min_chars": 80}]
    _configure(world, lambda site: site.update(requirements=rng.choice((asked, []))))


def comment(rng: random.Random, world: World) -> None:
    """Other bytes that say the same."""
    path = world.root / "site_config.yml"
    path.write_text(f"{path.read_text('utf-8')}# {rng.randrange(99)}\n", "utf-8")


def css(rng: random.Random, world: World) -> None:
    """Of all pages, or of some."""
    found = sorted((world.root / "theme/assets/css").rglob("*.css"))
    _append(rng.choice(found), f"/* {rng.randrange(99)} */")


def template(rng: random.Random, world: World) -> None:
    """A page type, or a part that several share."""
    found = sorted((world.root / "theme/templates").rglob("*.html"))
    _append(rng.choice(found), f"<!-- {rng.randrange(99)} -->")


def override(rng: random.Random, world: World) -> None:
    """A part of the shell, which MkDocs renders."""
    path = world.root / "theme/partials/footer.html"
    _append(path, f"<!-- {rng.randrange(99)} -->")


def theme_touched(rng: random.Random, world: World) -> None:
    rng.choice(sorted((world.root / "theme/templates").rglob("*.html"))).touch()


def page(rng: random.Random, world: World) -> None:
    """A hand-written page, added or changed; one takes the place of a page of ours."""
    where = rng.choice(("about", "about", "licence", "guide/index"))
    world.lay(f"content/pages/{where}.md", f"# 关于\n\n第{rng.randrange(9)}版。\n")


def page_removed(rng: random.Random, world: World) -> None:
    if found := sorted((world.root / "content/pages").rglob("*.md")):
        rng.choice(found).unlink()


def page_same_size_and_time(rng: random.Random, world: World) -> None:
    """Other words of the same length in a hand-written page, with the old time put back."""
    if found := sorted((world.root / "content/pages").rglob("*.md")):
        path = rng.choice(found)
        text = path.read_text("utf-8").replace("版", rng.choice("稿次"))
        put_back(path, text.encode(), path.stat().st_mtime_ns)


def _setting(weight: str) -> dict[str, str]:
    return {"severity": weight, "reason": "试行一学期"}


def _configure(world: World, change: Callable[[dict[str, Any]], object]) -> None:
    path = world.root / "site_config.yml"
    site = yaml.safe_load(path.read_text("utf-8"))
    change(site)
    path.write_text(yaml.safe_dump(site, allow_unicode=True, sort_keys=False), "utf-8")


def _append(path: Path, line: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
