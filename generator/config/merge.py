"""Profile and site laid over each other. Pure functions over plain data."""

from __future__ import annotations

from typing import Any


def merge(base: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    """`top` over `base`: mappings key by key, everything else replaced.

    Lists of terms are joined by slug, so that a site adds one subject without copying the list.
    """
    merged = dict(base)
    for key, value in top.items():
        old = base.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = merge(old, value)
        elif key == "terms" and isinstance(old, list) and isinstance(value, list):
            merged[key] = _join_terms(old, value)
        elif value is not None or key not in base:
            merged[key] = value
    return merged


def _join_terms(old: list[Any], new: list[Any]) -> list[Any]:
    slugs = {one.get("slug"): at for at, one in enumerate(old) if isinstance(one, dict)}
    joined = list(old)
    for one in new:
        at = slugs.get(one.get("slug")) if isinstance(one, dict) else None
        if at is None:
            joined.append(one)
        else:
            joined[at] = {**old[at], **one}
    return joined


def spread_fields(data: dict[str, Any]) -> dict[str, Any]:
    """Gives every kind the site's base fields, its own constraints on top."""
    base, kinds = data.get("fields"), data.get("kinds")
    if not isinstance(kinds, dict):
        return data
    base = base if isinstance(base, dict) else {}
    return {**data, "kinds": {slug: _with_fields(base, kind) for slug, kind in kinds.items()}}


def _with_fields(base: dict[str, Any], kind: Any) -> Any:
    if not isinstance(kind, dict):
        return kind
    own = kind.get("fields") or {}
    if not isinstance(own, dict):
        return kind
    fields = {name: _overlaid(field, own.get(name)) for name, field in base.items()}
    return {**kind, "fields": {**fields, **{name: one for name, one in own.items() if name not in base}}}


def _overlaid(field: Any, own: Any) -> Any:
    if isinstance(field, dict) and isinstance(own, dict):
        return {**field, **own}
    return field if own is None else own
