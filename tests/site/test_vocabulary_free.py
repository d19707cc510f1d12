"""Kinds and terms live in the profile alone: no code and no template knows one by name."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from generator.config.load import load_config
from generator.model.site import SiteConfig

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    one
    for one in (ROOT / "theme").rglob("*")
    if one.suffix in (".html", ".js", ".css") and "templates/kinds" not in one.as_posix()
)
MODULES = sorted((ROOT / "generator").rglob("*.py"))
COMMON = frozenset(
    {"语言", "社会", "健康", "艺术", "科学", "历史", "地理", "德育", "劳动", "舞蹈", "书法", "戏剧"}
)
"""Subjects that are also everyday words. In texts they are looked for only as whole literals."""


@cache
def site() -> SiteConfig:
    loaded = load_config(ROOT / "site_config.yml").site
    assert loaded is not None
    return loaded


@cache
def labels() -> frozenset[str]:
    """Labels of kinds and terms, two characters or more."""
    found = {kind.label for kind in site().kinds.values()}
    found |= {term.label for taxonomy in site().taxonomies.values() for term in taxonomy.terms}
    return frozenset(one for one in found if len(one) >= 2)


@cache
def slugs() -> frozenset[str]:
    """Slugs of kinds that could not be anything else: those of two words."""
    return frozenset(slug for slug in site().kinds if "-" in slug)


def literals(path: Path) -> list[str]:
    """String literals of a module that are not documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    ]


def named(text: str) -> set[str]:
    """Labels that stand in a text; everyday words only when they are all of it."""
    return {one for one in labels() if (one in text and one not in COMMON) or one == text.strip()}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_names_a_kind_or_a_term(path: Path) -> None:
    found = {label for text in literals(path) for label in named(text)}
    found |= {slug for text in literals(path) for slug in slugs() if slug == text}
    assert found == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_names_a_kind_or_a_term(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert {label for label in labels() - COMMON if label in text} == set()


def test_the_test_can_fail() -> None:
    label = next(iter(site().kinds.values())).label
    assert named(f"请写{label}。") == {label}
