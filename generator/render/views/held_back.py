"""The bureau's list of submissions that are not published, with what each lacks. Never in a public build."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from generator.model.outcome import HeldBack
from generator.render.views.library import Library
from generator.render.views.parts import Ref


class Reason(Struct, frozen=True):
    """One error of one submission."""

    code: str
    href: str
    """Page of the rule, without leading slash."""
    line: int
    message: str
    fix: str


class Held(Struct, frozen=True):
    """One submission."""

    path: str
    title: str
    reasons: tuple[Reason, ...]


class HeldGroup(Struct, frozen=True):
    """What one organisation has to mend."""

    name: str
    held: tuple[Held, ...]


class HeldBackView(Struct, frozen=True):
    """All of it."""

    title: str
    crumbs: tuple[Ref, ...]
    total: int
    groups: tuple[HeldGroup, ...]
    url: str


def held_back_view(library: Library, held: tuple[HeldBack, ...]) -> HeldBackView:
    """Grouped by organisation, in the order of paths."""
    groups = [
        HeldGroup(_name(library, folder), tuple(_held(one) for one in members))
        for folder, members in groupby(held, key=lambda one: one.path.split("/")[1])
    ]
    url = f"{library.site.site.url}held-back/"
    return HeldBackView("暂缓公开的稿件", (Ref("首页", ""),), len(held), tuple(groups), url)


def _name(library: Library, folder: str) -> str:
    known = library.catalogue.registry.organisations.get(folder)
    return known.name if known else folder


def _held(one: HeldBack) -> Held:
    reasons = (Reason(e.code, f"rules/{e.code}/", e.line, e.message, e.fix) for e in one.errors)
    return Held(one.path.partition("/")[2], one.title, tuple(reasons))
