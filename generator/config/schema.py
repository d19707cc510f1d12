"""The JSON Schema of `site_config.yml`, made from the types themselves."""

from __future__ import annotations

import json

from generator.model.site import SiteConfig


def schema_text() -> str:
    """JSON Schema (draft 2020-12) as text, ending in a line break."""
    schema = SiteConfig.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "site_config.yml"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
