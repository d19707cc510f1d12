"""Guide for authors, first page: which kinds there are."""

from __future__ import annotations

from msgspec import Struct

from generator.render.views.library import Library
from generator.render.views.parts import Ref


class GuideGroup(Struct, frozen=True):
    """Kinds under one heading."""

    title: str
    lines: tuple[tuple[Ref, str], ...]


class GuideIndexView(Struct, frozen=True):
    """All kinds."""

    title: str
    crumbs: tuple[Ref, ...]
    groups: tuple[GuideGroup, ...]
    rules: bool
    url: str


def guide_index_view(library: Library) -> GuideIndexView:
    """All kinds by group."""
    site = library.site
    groups: list[GuideGroup] = []
    for name in (*site.groups, ""):
        kinds = [(slug, kind) for slug, kind in site.kinds.items() if kind.group == name]
        lines = tuple((Ref(kind.label, f"guide/{slug}/"), kind.description) for slug, kind in kinds)
        if lines:
            groups.append(GuideGroup(name or "其他类别", lines))
    return GuideIndexView(
        "投稿指南", (Ref("首页", "./"),), tuple(groups), bool(library.rules), f"{site.site.url}guide/"
    )
