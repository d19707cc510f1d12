"""JSON Schemas of the site's own files, made from the types themselves."""

from __future__ import annotations

import json
from typing import Any

from generator.model.campaign import Campaign
from generator.model.site import SiteConfig

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXTS = {"type": "array", "items": {"type": "string"}}


def schema_text() -> str:
    """JSON Schema (draft 2020-12) of `site_config.yml` as text, ending in a line break."""
    return _text(SiteConfig.model_json_schema(), "site_config.yml")


def campaign_schema_text() -> str:
    """JSON Schema (draft 2020-12) of `content/campaigns/*.yml` as text, ending in a line break.

    Short forms (`who: 教师`, `count: 15`) are in it: the types accept them before they validate.
    """
    schema = _loosened(Campaign.model_json_schema())
    del schema["properties"]["slug"]
    return _text(schema, "content/campaigns/*.yml")


def _text(schema: dict[str, Any], title: str) -> str:
    return json.dumps({**schema, "$schema": _DRAFT, "title": title}, ensure_ascii=False, indent=2) + "\n"


def _loosened(part: Any) -> Any:
    """Adds what may stand in place of a list of texts, `Who`, `What` and `Amount`."""
    if isinstance(part, list):
        return [_loosened(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "array" and part.get("items") == {"type": "string"}:
        return _either(part, _TEXTS, {"type": "string"})
    match _meant(part):
        case "Who":
            return _either(part, {"type": "string"}, {"$ref": "#/$defs/Who"}, _list_of("Who"))
        case "What":
            return _either(part, {"type": "string"}, _TEXTS, {"$ref": "#/$defs/What"})
        case "Amount":
            return _either(part, {"type": "integer"}, {"$ref": "#/$defs/Amount"}, _list_of("Amount"))
    return {key: _loosened(one) for key, one in part.items()}


def _meant(part: dict[str, Any]) -> str:
    """Name of the type that a property, or the elements of a list, are of."""
    inner = part.get("items") if part.get("type") == "array" else part
    where = inner.get("$ref", "") if isinstance(inner, dict) else ""
    return str(where).rpartition("/")[2]


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": f"#/$defs/{name}"}]}}


def _either(part: dict[str, Any], *forms: dict[str, Any]) -> dict[str, Any]:
    """The property with its default and title, in any of the forms."""
    kept = {key: one for key, one in part.items() if key not in ("type", "items", "$ref")}
    return {**kept, "anyOf": list(forms)}
