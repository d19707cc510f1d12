"""Reads `site_config.yml` and the profile it extends.

In: the path of the configuration. Out: a `Loaded` with the validated `SiteConfig`
(None when it cannot be used) and the diagnostics of the PL9 family. Never raises on
bad content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from yaml import YAMLError, safe_load

from generator.config.merge import merge, spread_fields
from generator.config.references import broken_references
from generator.config.refused import is_unknown_key, unknown_key, wrong_value
from generator.config.wrong_values import wrong_values
from generator.config.yaml_words import said
from generator.model.diagnostic import Fault
from generator.model.document import Node
from generator.model.site import SiteConfig
from generator.text import yaml
from generator.text.suggest import nearest

Steps = tuple[str | int, ...]
"""Keys and list positions from the top of the file."""

PROFILES = Path(__file__).parent.parent / "profiles"
UNKNOWN_KEY, WRONG_VALUE, NO_PROFILE, BROKEN_REFERENCE, UNREADABLE = (
    "PL901",
    "PL902",
    "PL903",
    "PL904",
    "PL909",
)


class Loaded(Struct, frozen=True):
    """What came of reading a configuration."""

    site: SiteConfig | None
    faults: tuple[tuple[str, Fault], ...]
    """(file name as shown, fault)."""
    digest: str
    """Hex digest of every byte that was read, for the cache."""
    files: tuple[Path, ...] = ()
    """What was read, when it could be used."""
    place: Callable[[Fault, Steps], tuple[str, Fault]] = lambda fault, _: ("site_config.yml", fault)
    """Puts a fault that shows only later where the key at a path stands."""


def load_config(path: Path) -> Loaded:
    """The site that `path` declares, its profile merged in."""
    faults: list[tuple[str, Fault]] = []
    digest = hashlib.blake2b(digest_size=16)
    own = _read(path, path.name, faults, digest)
    if own is None:
        return Loaded(None, tuple(faults), digest.hexdigest())
    data: dict[str, Any] = yaml.plain(own)
    if "mkdocs" in data:
        # MkDocs' own block goes through untouched, so it keeps YAML's types.
        data["mkdocs"] = _typed(path, own, faults)
    base, base_tree, profile = _profile(path, own, data.get("extends"), faults, digest)
    base_name = profile.name if profile else ""
    if base is None:
        return Loaded(None, tuple(faults), digest.hexdigest())
    merged = spread_fields(merge(base, data))
    try:
        site = SiteConfig.model_validate(merged)
    except ValidationError as error:
        found = error.errors(include_url=False)
        faults.extend(_located(one, own, path.name, base_tree, base_name) for one in found)
        return Loaded(None, _unique(faults), digest.hexdigest())

    def place(fault: Fault, where: Steps) -> tuple[str, Fault]:
        return _place(fault, where, own, path.name, base_tree, base_name)

    for where, detail in wrong_values(site):
        shown = f"{'.'.join(str(step) for step in where)}：{detail}"
        faults.append(place(Fault(WRONG_VALUE, 1, 0, shown), where))
    for where, detail in broken_references(site):
        faults.append(place(Fault(BROKEN_REFERENCE, 1, 0, detail), where))
    files = (path, profile) if profile else (path,)
    return Loaded(site, _unique(faults), digest.hexdigest(), files, place)


def _typed(path: Path, own: Node, faults: list[tuple[str, Fault]]) -> Any:
    """The `mkdocs` block as YAML itself reads it; a value that YAML cannot make (2023-02-31) is a fault."""
    try:
        return safe_load(path.read_text("utf-8-sig")).get("mkdocs") or {}
    except (YAMLError, ValueError) as error:
        where = yaml.at(own, ("mkdocs",))
        faults.append((path.name, Fault(WRONG_VALUE, where.line, where.column, f"mkdocs：{error}")))
        return {}


def _unique(faults: list[tuple[str, Fault]]) -> tuple[tuple[str, Fault], ...]:
    """A fault in a base field would otherwise come once for each kind that inherits it."""
    return tuple(dict.fromkeys(faults))


def _read(path: Path, name: str, faults: list[tuple[str, Fault]], digest: Any) -> Node | None:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        faults.append((name, Fault(UNREADABLE, 1, 0, error.strerror or "读不出来")))
        return None
    except UnicodeDecodeError:
        faults.append((name, Fault(UNREADABLE, 1, 0, "不是 UTF-8 编码")))
        return None
    digest.update(raw)
    node, found = yaml.compose(text)
    faults.extend((name, Fault(UNREADABLE, one.line, one.column, said(one))) for one in found)
    return node


def _profile(
    path: Path, own: Node, extends: Any, faults: list[tuple[str, Fault]], digest: Any
) -> tuple[dict[str, Any] | None, Node | None, Path | None]:
    """(data, tree, path) of the profile; empty data when the site extends none."""
    if extends in (None, "none"):
        return {}, None, None
    built_in = PROFILES / f"{extends}.yml"
    source = built_in if built_in.is_file() and "/" not in str(extends) else path.parent / str(extends)
    if not source.is_file():
        where = yaml.at(own, ("extends",))
        known = sorted(one.stem for one in PROFILES.glob("*.yml"))
        meant = nearest(str(extends), known)
        detail = f"{extends}" + (f"。是不是 {meant}？" if meant else "")
        faults.append((path.name, Fault(NO_PROFILE, where.line, where.column, detail)))
        return None, None, None
    tree = _read(source, source.name, faults, digest)
    return (yaml.plain(tree) if tree else None), tree, source


def _located(
    error: ErrorDetails, own: Node, name: str, base: Node | None, base_name: str
) -> tuple[str, Fault]:
    path = tuple(error["loc"])
    if is_unknown_key(error):
        fault = Fault(UNKNOWN_KEY, 1, 0, unknown_key(path, SiteConfig))
    else:
        fault = Fault(WRONG_VALUE, 1, 0, wrong_value(error, path))
    return _place(fault, path, own, name, base, base_name)


def _place(
    fault: Fault, path: tuple[str | int, ...], own: Node, name: str, base: Node | None, base_name: str
) -> tuple[str, Fault]:
    """Puts a fault where its key stands: in the site's file if it is there, else in the profile."""
    shown, tree = name, own
    if base is not None and _depth(base, path) > _depth(own, path):
        shown, tree = base_name, base
    node = yaml.key_at(tree, path) if fault.code == UNKNOWN_KEY else yaml.at(tree, path)
    return shown, Fault(fault.code, node.line, node.column, fault.detail)


def _depth(tree: Node, path: tuple[str | int, ...]) -> int:
    """How many steps of `path` the tree has."""
    for steps in range(len(path), 0, -1):
        parent = yaml.at(tree, path[: steps - 1])
        if any(key.text == str(path[steps - 1]) for key, _ in parent.entries):
            return steps
    return 0
