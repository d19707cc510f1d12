"""Our own jinja2 environment: autoescape on, undefined names are errors, compiled once.

MkDocs' environment escapes nothing; no text of a submission ever reaches it. A build renders
hundreds of thousands of pages from a dozen templates, so they are compiled for views: what stands
behind a point is an attribute of a Struct, and an included template becomes a part of its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape
from msgspec import Struct

Macro = Callable[..., str]

CARD_BASE = Markup("<\ue01f>")
"""Stands in a rendered card for the path to the site root, which depends on the page. No escaped text holds it."""
REMEMBERED = 8_000
"""Pieces of HTML kept in memory, about 300 bytes each."""
_MARKED = re.compile("[&<>'\"]")


def escaped(value: object) -> str:
    """What `markupsafe.escape` gives, as a plain text: most texts have nothing to escape."""
    if type(value) is str and not _MARKED.search(value):
        return value
    return value if type(value) is Markup else str(escape(value))


class _Generator(CodeGenerator):
    """Code for views and for macros of their own file: nothing looks for a key, a context or a block."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        assert not forward_caller, "no template hands a block to a macro"
        self.visit(node.node, frame)
        for at, one in enumerate((*node.args, *node.kwargs)):
            self.write(", " if at else "(")
            self.visit(one, frame)
        self.write(")" if node.args or node.kwargs else "()")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:
        self.writeline(f"{frame.symbols.ref(node.target)} = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(").module")

    def _output_child_pre(self, *_: Any) -> None:
        self.write("environment.escaped(")


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    escaped = staticmethod(escaped)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for parent in (tree, *tree.find_all(nodes.Node)):
            for field in parent.fields:
                inside = getattr(parent, field)
                if isinstance(inside, list) and any(isinstance(one, nodes.Include) for one in inside):
                    setattr(parent, field, [each for one in inside for each in self._spliced(one)])
        return tree

    def _spliced(self, node: nodes.Node) -> list[nodes.Node]:
        """The body of an included template in place of the tag; any other node itself."""
        if not isinstance(node, nodes.Include) or not isinstance(node.template, nodes.Const):
            return [node]
        assert self.loader is not None
        source, filename, _ = self.loader.get_source(self, node.template.value)
        return self._parse(source, node.template.value, filename).body


class Templates(Struct, frozen=True):
    """Compiled page templates."""

    environment: jinja2.Environment
    digest: bytes
    """Of every template's text."""
    names: frozenset[str]
    """Relative to the templates folder."""

    def render(self, name: str, **values: Any) -> str:
        """One template as HTML."""
        return self.environment.get_template(name).render(values)


def load_templates(folder: Path) -> Templates:
    """The templates of a theme."""
    texts = dict(_texts(folder))
    digest = blake2b(digest_size=16)
    for name, text in texts.items():
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    environment = _Environment(
        loader=jinja2.DictLoader(texts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    once = lru_cache(REMEMBERED)(_made)
    environment.globals |= {"once": once, "each": partial(_each, once)}
    return Templates(environment, digest.digest(), frozenset(texts))


def _made(macro: Macro, *shown: Any) -> str:
    """What a macro makes of these values. Names, facts and neighbours come again from page to page."""
    return macro(*shown)


def _each(once: Macro, macro: Macro, many: Iterable[Any], base: str) -> Markup:
    """What a macro makes of every one of them, without anything between."""
    return Markup("".join([once(macro, one, base) for one in many]))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8")
